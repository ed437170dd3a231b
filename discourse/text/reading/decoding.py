"""From a file's bytes to its text, and how sure one can be of the encoding."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from attrs import frozen

from discourse.errors import ReadError
from discourse.model.metadata import Layout, Metadata

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive, or a document of an office program"),
    (b"\xd0\xcf\x11\xe0", "a document of an old office program"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file (gunzip unpacks it)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL_CHARACTERS = 0.02
_BYTES_LOOKED_AT = 100_000
_DECLARED = re.compile(rb"""charset\s{0,3}=\s{0,3}["']?([\w.:-]{2,40})""", re.IGNORECASE)

# Where several readings of a few bytes are as likely as each other, the one that files most often have.
_USUAL = ("cp1252", "latin_1", "cp1250", "iso8859_2", "cp1251")
_NO_WORSE = 0.02


@frozen
class Decoded:
    """A text and the encoding that its bytes were read with; `origin` is who said so, "" if certain."""

    text: str
    encoding: str
    origin: str = ""

    def metadata(self, layout: Layout) -> Metadata:
        """What the bytes tell of a document: the encoding, and whether it was guessed."""
        origins = {"encoding": self.origin} if self.origin else {}
        return Metadata(encoding=self.encoding, layout=layout, origins=origins)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        ReadError: there is no such file, it is a folder or a device, or it may not be read.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ReadError(
                f"Reading {str(path)!r}: it is a folder. read_many reads the files in a folder."
            )
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise ReadError(f"Reading {str(path)!r}: it is neither a file nor a pipe. Give a file.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(
            f"Reading {str(path)!r}: there is no such file. Paths count from {str(Path.cwd())!r}."
        ) from error
    except (OSError, ValueError) as error:
        raise ReadError(
            f"Reading {str(path)!r}: {error}. Check the path, and that you may read it."
        ) from error


def decode(
    data: bytes, path: Path, encoding: str | None = None, *, is_html: bool = False
) -> Decoded:
    """The text of a file's bytes; a byte order mark is dropped, newlines stay as they are.

    The encoding is the one given, else that of the byte order mark, else UTF-8 if the bytes are valid
    UTF-8, else the one that an HTML page declares, else a guess.

    Raises:
        ReadError: the bytes are no text, or not in the encoding given.
    """
    if encoding is not None:
        return _decode_as_told(data, path, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], name, path, "its byte order mark"), name)
    _refuse_binary(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        not_utf8 = error
    declared = _DECLARED.search(data[:4096]) if is_html else None
    if declared:
        name = declared[1].decode("ascii", "replace").lower()
        try:
            return Decoded(data.decode(name), name, "html")
        except (LookupError, UnicodeDecodeError):
            pass  # a page may declare what it is not
    return _guess(data, path, not_utf8)


def _decode_as_told(data: bytes, path: Path, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise ReadError(
            f"Reading {str(path)!r}: there is no encoding {encoding!r}. Try 'utf-8' or 'cp1252'."
        ) from error
    for mark, of_mark in _MARKS:
        if data.startswith(mark) and of_mark.startswith(name):
            return Decoded(
                _strictly(data[len(mark) :], of_mark, path, "the encoding given"), of_mark
            )
    return Decoded(_strictly(data, name, path, "the encoding given"), name)


def _strictly(data: bytes, encoding: str, path: Path, who: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        where = f"byte {error.start}" if isinstance(error, UnicodeDecodeError) else "it"
        raise ReadError(
            f"Reading {str(path)!r} as {encoding} ({who}): {where} cannot be read so. "
            "Leave the encoding out to have it guessed, or give the right one."
        ) from error
    except (ValueError, TypeError) as error:
        raise ReadError(f"Reading {str(path)!r} as {encoding}: {error}.") from error


def _refuse_binary(data: bytes, path: Path) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(
                f"Reading {str(path)!r}: it is {what}, not text. Save its text as .txt in UTF-8."
            )
    head = data[:_BYTES_LOOKED_AT]
    if len(_CONTROL.findall(head)) > _MOST_CONTROL_CHARACTERS * len(head):
        raise ReadError(
            f"Reading {str(path)!r}: it is not text, or text without a byte order mark in an encoding "
            "such as UTF-16. If it is, give the encoding ('utf-16-le')."
        )


def _guess(data: bytes, path: Path, not_utf8: UnicodeDecodeError) -> Decoded:
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    found = from_bytes(_part_with(data, not_utf8.start))
    best = found.best()
    if best is not None:
        likely = [match for match in found if match.chaos <= best.chaos + _NO_WORSE]
        possible = {name for match in likely for name in match.could_be_from_charset}
        for name in (*(usual for usual in _USUAL if usual in possible), best.encoding):
            try:
                return Decoded(data.decode(name), name, "charset-normalizer")
            except UnicodeDecodeError:
                continue
    raise ReadError(
        f"Reading {str(path)!r}: it is not UTF-8 (byte {not_utf8.start}), and no other encoding fits. "
        "Give the encoding, or save the file as UTF-8."
    ) from not_utf8


def _part_with(data: bytes, position: int) -> bytes:
    """A stretch to guess by, whole lines round the first byte that is not UTF-8."""
    start = data.rfind(b"\n", 0, max(0, position - _BYTES_LOOKED_AT // 2)) + 1
    return data[start : position + _BYTES_LOOKED_AT]
