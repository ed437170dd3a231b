"""Readers: what is in a file becomes documents, and what cannot be read says why and stops nobody."""

from __future__ import annotations

import json
import os
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discourse import Document, Failure, Metadata, Reader, Registry, save_many
from discourse.errors import ReadError
from discourse.pipeline.hookspecs import hookimpl
from discourse.text.layers import ZONES, Zone
from discourse.text.readers import read, read_many
from discourse.text.reading.decoding import decode

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

encodable = st.text(st.characters(codec="utf-8"))


@pytest.fixture
def write(tmp_path):
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def documents(path, **how) -> list[Document]:
    found = list(read_many(path, **how))
    assert all(isinstance(item, Document) for item in found), found
    return found


def complaint(action, *args, **how) -> str:
    with pytest.raises(ReadError) as raised:
        action(*args, **how)
    return str(raised.value)


# One file


@given(encodable.filter(lambda text: not text.startswith("\ufeff")))
def test_text_in_utf_8_comes_back_as_it_was_newlines_and_all(text):
    try:
        decoded = decode(text.encode("utf-8"), Path("any.txt"))
    except ReadError as error:
        assert "not text" in str(error) or "it is a" in str(error)  # full of control characters
    else:
        assert decoded.text == text
        assert decoded.encoding == "utf-8"


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_are_text_or_say_why_not(data):
    try:
        decoded = decode(data, Path("any.txt"))
    except ReadError as error:
        assert "any.txt" in str(error)
    else:
        assert isinstance(decoded.text, str)


@given(
    st.binary(max_size=200),
    st.sampled_from(["utf-8", "utf-16", "cp1252", "hex", "idna", "nonsense", ""]),
)
def test_any_encoding_reads_or_says_why_not(data, encoding):
    try:
        assert isinstance(decode(data, Path("any.txt"), encoding).text, str)
    except ReadError as error:
        assert "any.txt" in str(error)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_and_is_dropped(write, encoding):
    document = read(write("marked.txt", "Grüße\r\naus Kyjiw".encode(encoding)))
    assert document.text == "Grüße\r\naus Kyjiw"
    assert document.metadata.encoding.startswith(encoding.removesuffix("-sig"))
    assert not document.metadata.origins


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Müller geht über die Straße. Das ist schön.", "latin-1"),
        ("“Smart” quotes – and a naïve €uro", "cp1252"),
        ("Россия и Запад ведут переговоры о мире. Это важно.", "cp1251"),
        ("Zażółć gęślą jaźń. Polska i Niemcy podpisały umowę.", "iso-8859-2"),
    ],
)
def test_another_encoding_is_guessed_and_the_document_says_so(write, text, encoding):
    document = read(write("old.txt", text.encode(encoding)))
    assert document.text == text
    assert document.metadata.origins["encoding"] == "charset-normalizer"


def test_an_encoding_that_is_given_is_used(write):
    path = write("old.txt", "Привет, мир".encode("koi8-r"))
    document = read(path, encoding="koi8-r")
    assert document.text == "Привет, мир"
    assert document.metadata.encoding == "koi8-r"


def test_a_wrong_encoding_is_an_error_that_names_the_byte(write):
    message = complaint(read, write("old.txt", "naïve".encode("latin-1")), encoding="utf-8")
    assert "old.txt" in message
    assert "byte 2" in message
    assert "utf-8" in message


def test_an_unknown_encoding_is_an_error(write):
    assert "'utf-9'" in complaint(read, write("a.txt", "a"), encoding="utf-9")


def test_an_empty_file_is_an_empty_document(write):
    assert read(write("empty.txt", "")).text == ""


def test_a_file_is_a_page_unless_told_otherwise(write):
    path = write("a.txt", "Hello.")
    assert read(path).metadata.layout == "page"
    assert read(path, zones="plain").metadata.layout == "plain"


def test_a_path_names_its_document(write):
    path = write("a.md", "# Title\n")
    assert read(path).id == read(str(path)).id == str(path)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("paper.txt", b"%PDF-1.7\n", "a PDF file"),
        ("office.docx", b"PK\x03\x04abc", "office"),
        ("corpus.jsonl.gz", b"\x1f\x8babc", "gunzip"),
        ("noise.txt", bytes(range(256)), "not text"),
        ("wide.txt", "no mark".encode("utf-16-le"), "utf-16-le"),
        ("saved.json", "{}", "discourse.load"),
    ],
)
def test_a_file_that_is_no_text_says_what_it_is(write, name, content, what):
    path = write(name, content)
    message = complaint(read, path)
    assert str(path) in message
    assert what in message


@pytest.mark.parametrize("name", ["saved.json", "saved.jsonl"])
def test_saved_documents_come_back_with_their_layers(tmp_path, name):
    document = Document(id="d", text="We act.", metadata=Metadata(country="PER"))
    document = document.with_layers(ZONES.layer([Zone(start=0, end=7, label="body")]))
    save_many([document], tmp_path / name)
    assert list(read_many(tmp_path / name)) == [document]
    assert read(tmp_path / name) == document


def test_a_saved_document_that_was_changed_is_told(tmp_path):
    path = tmp_path / "saved.jsonl"
    save_many([Document(id="d", text="We act.")], path)
    path.write_text(path.read_text().replace("We act", "We sit"), encoding="utf-8")
    (failure,) = read_many(path)
    assert "saved.jsonl, line 1" in str(failure.error)


def test_a_missing_file_says_where_it_was_looked_for(tmp_path):
    message = complaint(read, tmp_path / "nowhere.txt")
    assert "nowhere.txt" in message
    assert str(Path.cwd()) in message


def test_a_folder_is_for_read_many(tmp_path):
    assert "read_many" in complaint(read, tmp_path)


def test_a_path_that_cannot_be_is_an_error():
    assert "null" in complaint(read, "a\0b.txt")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_that_may_not_be_read_is_an_error(write):
    path = write("secret.txt", "x")
    path.chmod(0)
    assert "secret.txt" in complaint(read, path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_not_read_for_ever():
    assert "neither a file nor a pipe" in complaint(read, "/dev/zero")


# Web pages

HTML = f"""<!DOCTYPE html><html lang="en"><head><meta charset="windows-1252"><title>Three Meetings</title>
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2024-03-03">
</head><body><nav><a href="/">Home</a></nav><article><h1>Three Meetings</h1>
<p>{"The ministers met again, and nothing that they said was naïve. " * 12}</p></article></body></html>"""


def test_a_web_page_gives_its_text_and_what_it_says_of_itself(write):
    pytest.importorskip("trafilatura", exc_type=ImportError)
    document = read(write("page.html", HTML.encode("cp1252")))
    assert "naïve" in document.text
    assert "Home" not in document.text
    metadata = document.metadata
    assert (metadata.title, metadata.authors, metadata.date) == (
        "Three Meetings",
        ("Ann Lee",),
        "2024-03-03",
    )
    assert metadata.origins["title"] == "html"
    assert (metadata.encoding, metadata.origins["encoding"]) == ("windows-1252", "html")


@pytest.mark.parametrize(
    "html", ["", "<html></html>", "<p>", "&&&<<<>>>", "\x00<p>", "plain words"]
)
def test_a_web_page_without_text_is_an_empty_document_or_says_why_not(write, html):
    pytest.importorskip("trafilatura", exc_type=ImportError)
    try:
        assert isinstance(read(write("page.htm", html)).text, str)
    except ReadError as error:
        assert "page.htm" in str(error)


def test_without_trafilatura_the_error_names_the_extra(write, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert "pip install discourse-kit[html]" in complaint(read, write("page.html", HTML))


# Tables

CSV = (
    "id,title,author,speaker,date,source,url,country,language,party,text\r\n"
    'a1,On ports,"Lee, Ann; Bo Ek",Ann Lee,3 March 2024,Gazette,https://example.org,FIN,en,Green,"Two\r\nlines."\r\n'
    ",,,,03/04/2024,,,,,Blue,One line.\r\n"
)


def test_a_row_is_a_document_with_its_metadata_and_variables(write):
    path = write("speeches.csv", CSV)
    first, second = documents(path)
    assert (first.id, first.text) == ("a1", "Two\r\nlines.")
    metadata = first.metadata
    assert metadata.title == "On ports"
    assert metadata.authors == ("Lee, Ann", "Bo Ek")
    assert (metadata.speaker, metadata.date, metadata.source) == (
        "Ann Lee",
        "2024-03-03",
        "Gazette",
    )
    assert (metadata.url, metadata.country, metadata.language) == (
        "https://example.org",
        "FIN",
        "en",
    )
    assert dict(metadata.variables) == {"party": "Green"}
    assert metadata.layout == "plain"
    assert (second.id, second.metadata.title) == (f"{path}:2", None)


def test_a_date_of_two_readings_stays_a_variable(write):
    _, second = documents(write("speeches.csv", CSV))
    assert second.metadata.date is None
    assert second.metadata.variables["date"] == "03/04/2024"


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t")])
def test_columns_are_parted_as_the_first_row_has_it(write, name, separator):
    path = write(name, f"text{separator}party\nA, b and c{separator}Green\n")
    (document,) = documents(path)
    assert document.text == "A, b and c"
    assert document.metadata.variables == {"party": "Green"}


def test_a_table_without_texts_names_its_columns(write):
    message = complaint(read, write("t.csv", "name,speech\nA,B\n"))
    assert "'text'" in message
    assert "'speech'" in message


def test_a_column_that_is_there_twice_is_an_error(write):
    assert "'text'" in complaint(read, write("t.csv", "text,text\nA,B\n"))


def test_a_bad_row_stops_no_other(write):
    rows = 'text,party\nFirst.,A\n"Second" it is,B\nThird.,C,surplus\nFourth.,D\n'
    found = list(read_many(write("t.csv", rows)))
    assert [isinstance(item, Document) for item in found] == [True, False, False, True]
    assert "line 3" in str(found[1].error)
    assert "3 cells for 2 columns" in str(found[2].error)
    assert found[3].text == "Fourth."


def test_a_quotation_mark_that_is_never_closed_is_an_error_not_a_text(write):
    found = list(read_many(write("t.csv", 'text\nFirst.\n"Second, and on it goes\n')))
    assert isinstance(found[-1], Failure)


def test_a_cell_of_many_megabytes_is_read(write):
    text = "word " * 1_000_000
    assert read(write("big.csv", f"text\n{text}\n")).text == text


def test_several_documents_are_for_read_many(write):
    assert "read_many" in complaint(read, write("t.csv", "text\nA\nB\n"))
    assert "no document" in complaint(read, write("t.csv", "text\n"))


def test_a_line_of_json_is_a_document(write):
    row = {
        "text": "A\u2028b",
        "id": 7,
        "authors": ["Ann Lee"],
        "year": 2024,
        "tags": ["x"],
        "date": "2024",
    }
    (document,) = documents(write("a.jsonl", json.dumps(row, ensure_ascii=False) + "\n\n"))
    assert (document.id, document.text) == ("7", "A\u2028b")
    assert (document.metadata.authors, document.metadata.date) == (("Ann Lee",), "2024")
    assert dict(document.metadata.variables) == {"year": 2024, "tags": '["x"]'}


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('{"text": "cut o', "line 2 is no JSON"),
        ('["text"]', "here is: list"),
        ('{"speech": "x"}', "here is: speech"),
        ('{"text": 5}', "a string under 'text'"),
        ('{"text": "\\ud800"}', "surrogate"),
        ('{"text": "x", "n": NaN}', "NaN"),
        ('{"text": ' + "[" * 100_000, "line 2"),
    ],
    ids=["cut", "list", "no-text", "number", "half-a-pair", "nan", "deep"],
)
def test_a_bad_line_says_what_is_wrong_and_stops_no_other(write, line, what):
    found = list(read_many(write("a.jsonl", f'{{"text": "One."}}\n{line}\n{{"text": "Two."}}\n')))
    assert [isinstance(item, Document) for item in found] == [True, False, True]
    assert what in str(found[1].error)
    assert "a.jsonl" in found[1].id


@given(st.text(max_size=200), st.sampled_from(["t.csv", "t.jsonl", "t.tsv"]))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_gives_documents_failures_or_an_error(tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(("text\n" + content).encode("utf-8", "replace"))
    assert all(isinstance(item, Document | Failure) for item in read_many(path))


# Many files


def test_a_folder_gives_its_texts_in_order_and_leaves_the_hidden_aside(write, tmp_path):
    for name in ("b.txt", "a/z.md", "a/.git/x.txt", ".hidden.txt", "picture.png", "c.TXT"):
        write(name, "Text.")
    assert [Path(d.id).name for d in documents(tmp_path)] == ["z.md", "b.txt", "c.TXT"]


def test_a_pattern_gives_what_it_matches(write, tmp_path):
    for name in ("a1.txt", "a2.txt", "b.txt"):
        write(name, "Text.")
    found = documents(str(tmp_path / "a*.txt"))
    assert [Path(d.id).name for d in found] == ["a1.txt", "a2.txt"]


def test_a_file_with_the_signs_of_a_pattern_in_its_name_is_that_file(write):
    assert documents(str(write("a[1].txt", "Text.")))[0].text == "Text."


def test_a_file_that_is_named_twice_is_read_once(write, tmp_path):
    path = write("a.txt", "Text.")
    assert len(documents([path, tmp_path])) == 1


def test_what_cannot_be_read_is_a_failure_in_its_place(write, tmp_path):
    good, bad = write("good.txt", "Text."), write("bad.txt", b"\x00\x01\x02\x03")
    found = list(read_many([bad, tmp_path / "none.txt", tmp_path / "*.rst", good]))
    assert [type(item) for item in found] == [Failure, Failure, Failure, Document]
    assert [item.id for item in found[:2]] == [str(bad), str(tmp_path / "none.txt")]


def test_reading_many_is_lazy(write):
    first = write("a.txt", "Text.")
    stream = read_many(path for path in [first, *[first.with_name("later.txt")]])
    assert next(stream).text == "Text."
    write("later.txt", "Written after the first was read.")
    assert next(stream).text.startswith("Written")


def test_a_plugin_reads_a_kind_of_file_of_its_own(write):
    class Subtitles:
        @hookimpl
        def discourse_readers(self):
            return [Reader(name="subtitles", suffixes=(".srt",), read=self.blocks)]

        @staticmethod
        def blocks(path):
            blocks = path.read_text(encoding="utf-8").split("\n\n")
            return [Document(id=f"{path}:{n}", text=text) for n, text in enumerate(blocks)]

    registry = Registry()
    registry.register(Subtitles(), name="subtitles")
    path = write("film.srt", "One.\n\nTwo.")
    assert [d.text for d in documents(path.parent, registry=registry)] == ["One.", "Two."]
    assert "takes no encoding" in complaint(read, path, registry=registry, encoding="utf-8")


def test_a_plugin_that_fails_is_named(write):
    class Broken:
        @hookimpl
        def discourse_readers(self):
            return [Reader(name="broken", suffixes=(".srt",), read=lambda path: 1 / 0)]

    registry = Registry()
    registry.register(Broken(), name="broken")
    assert "'broken'" in complaint(read, write("film.srt", "x"), registry=registry)


def test_the_sample_table_is_read_whole():
    found = documents(SEEDS / "cable-statements.csv")
    assert all(d.metadata.speaker and d.metadata.country and d.metadata.date for d in found)
    assert all(a.id != b.id for a, b in pairwise(found))
