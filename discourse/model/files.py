"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def written_whole(path: str | Path) -> Iterator[TextIO]:
    """A UTF-8 text file that takes its name only once it is finished.

    It is written beside `path` under a passing name and then renamed; if anything is raised, the passing file
    goes and whatever stood at `path` stays as it was. Newlines are written as they are.

    Raises:
        OSError: the folder is not there or may not be written to.
    """
    target = Path(path)
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
