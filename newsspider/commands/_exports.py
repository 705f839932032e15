"""The exports and run records in the data folder, as commands read them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsspider.identity import identity
from newsspider.run.record import RunRecord, read_record


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an export: its file, its number from 1, the byte offset behind it, and what it holds."""

    path: Path
    number: int
    end: int
    article: dict[str, Any]


def spiders(data: Path) -> list[str]:
    """The spiders that have left run records in this folder, by name."""
    return sorted({path.parent.name for path in data.glob("*/*.run.json")})


def records(data: Path, spider: str) -> Iterator[RunRecord]:
    """The records of a spider's runs, oldest first; one that somebody broke is passed over."""
    for path in sorted((data / spider).glob("*.run.json")):
        try:
            yield read_record(path)
        except ValueError:
            continue  # it tells nothing; the run's file, if there is one, is read all the same


def export_of(data: Path, spider: str, run: str) -> Path | None:
    """The file of a run: finished, or still being written; None when it is not here (any more)."""
    name = data / spider / f"{run}.jsonl"
    return next((path for path in (name, name.with_name(f"{name.name}.part")) if path.exists()), None)


def lines_with(path: Path, part: str) -> Iterator[Line]:
    """The whole lines of an export that hold this text somewhere. Raises OSError."""
    wanted, end = part.encode(), 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            end += len(line)
            if wanted in line and (article := _article(line)) is not None:
                yield Line(path, number, end, article)


def line_of(path: Path, article_id: str) -> Line | None:
    """The line that holds the article of this id. Raises OSError."""
    return next((line for line in lines_with(path, article_id) if line.article.get("id") == article_id), None)


def lines_of(data: Path, spider: str, part: str, wanted: str) -> Iterator[Line]:
    """The lines of a spider's exports whose article has this identity, by `url` or `canonical_url`; oldest run first.

    `part` stands in every address of that identity.
    """
    for path in sorted((data / spider).glob("*.jsonl*")):
        for line in lines_with(path, part):
            if wanted in {identity(line.article.get(name) or "") for name in ("url", "canonical_url")}:
                yield line


def addresses(data: Path, spider: str, part: str) -> Iterator[str]:
    """The URLs of a spider's articles that hold this text."""
    for path in sorted((data / spider).glob("*.jsonl")):
        for line in lines_with(path, part):
            yield line.article["url"]


def _article(line: bytes) -> dict[str, Any] | None:
    try:
        article = json.loads(line)
    except ValueError:  # the torn end of a file that a killed run left: the next run mends it
        return None
    return article if isinstance(article, dict) and isinstance(article.get("url"), str) else None
