"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from discourse.errors import WriteError


def check_writable(path: str | Path) -> None:
    """Raise WriteError if a file of that name cannot be written: better before the work than after."""
    target = Path(path).resolve()
    problem = ""
    if target.is_dir():
        problem = "it is a folder. Name a file in it"
    elif not target.parent.is_dir():
        problem = f"there is no folder {str(target.parent)!r}. Make it first, or name another"
    elif not os.access(target.parent if not target.exists() else target, os.W_OK):
        problem = "it may not be written to. Name another file, or change its permissions"
    if problem:
        raise WriteError(f"Writing {str(path)!r}: {problem}.")


@contextmanager
def written_whole(path: str | Path) -> Iterator[TextIO]:
    """A UTF-8 text file that takes its name only once it is finished.

    It is written beside `path` under a passing name and then renamed; if anything is raised, the passing file
    goes and whatever stood at `path` stays as it was. Newlines are written as they are. What is no
    regular file (a device, a pipe) is written to as it is.

    Raises:
        WriteError: it is a folder, its folder is not there, or it may not be written to.
    """
    check_writable(path)
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        with target.open("w", encoding="utf-8", newline="") as device:
            yield device
        return
    handle, passing = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        # mkstemp makes the file private; a result is as readable as any other new file.
        umask = os.umask(0)
        os.umask(umask)
        Path(passing).chmod(0o666 & ~umask)
        Path(passing).replace(target)
    except BaseException:
        Path(passing).unlink(missing_ok=True)
        raise
