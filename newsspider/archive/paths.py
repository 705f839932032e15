"""The argument `path` of the spider `warc`: files, a glob, or a comma list of both."""

import os
from glob import glob, has_magic
from pathlib import Path
from typing import Final

from newsspider.archive.source import MAGIC, RECORD
from newsspider.arguments import ArgumentError, readable_file

_LOOKED_AT: Final = 1 << 20  # bytes of each file: its first record may be broken


def warc_paths(said: str) -> list[Path]:
    """The files that are meant, each once, in the order given; a glob's by name. ArgumentError when there is none."""
    parts = [said] if Path(said).exists() else [part for part in said.split(",") if part.strip()]
    paths = list(dict.fromkeys(path for part in parts for path in _matches(part.strip())))
    if not paths:
        raise ArgumentError("name a WARC file, a glob or a comma list")
    if not any(map(_may_be_warc, paths)):
        raise ArgumentError(f"{paths[0]} is no WARC file: it is not gzip, and no line of it begins a record (WARC/1.1)")
    return paths


def _matches(said: str) -> list[Path]:
    path = Path(said)
    if has_magic(said) and not path.exists():
        found = [Path(each) for each in sorted(glob(said, recursive=True)) if not Path(each).is_dir()]
        if not found:
            raise ArgumentError(f"no file matches {said}")
    else:
        found = [path]
    return [each if each.is_fifo() and os.access(each, os.R_OK) else readable_file(str(each)) for each in found]


def _may_be_warc(path: Path) -> bool:
    if path.is_fifo():  # what is read of it is gone
        return True
    try:
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT)
    except OSError as error:
        raise ArgumentError(f"{path} cannot be read: {error.strerror}") from None
    return head.startswith(MAGIC) or RECORD.search(head) is not None
