"""The corpus: `pages.warc.gz` and `truth.jsonl` in one folder."""

import json
from collections.abc import Iterator
from hashlib import sha1
from pathlib import Path
from typing import Any, Final

from scrapy import Request
from scrapy.http import Response

from newsspider.archive.reader import Record, read_records
from newsspider.archive.stored import stored_response
from newsspider.identity import site
from newsspider.settings import NEWSSPIDER_MAX_PAGE

FOLDS: Final = 5
ALIASES: Final = {"news.cn": "xinhuanet.com"}


def truth(folder: Path) -> list[dict[str, Any]]:
    """What people say that each page holds."""
    with (folder / "truth.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def export(*paths: Path) -> dict[str, dict[str, Any]]:
    """The first line of each URL in these exports."""
    lines: dict[str, dict[str, Any]] = {}
    for path in paths:
        if path.exists():
            with path.open(encoding="utf-8") as file:
                for line in map(json.loads, file):
                    lines.setdefault(line["url"], line)
    return lines


def records(folder: Path) -> Iterator[Record]:
    """The stored pages. Raises ValueError for a damaged corpus."""
    with (folder / "pages.warc.gz").open("rb") as file:
        for record in read_records(file, NEWSSPIDER_MAX_PAGE):
            if not isinstance(record, Record):
                raise ValueError(f"{folder}: {record.why} at byte {record.offset}")
            if record.type == "response":
                yield record


def responses(folder: Path) -> Iterator[Response]:
    """The stored pages as a crawl gets them."""
    for record in records(folder):
        response = stored_response(record)
        response.request = Request("warc://record")
        yield response


def fold(url: str) -> int:
    """Of a site's pages all are in one fold, so that no page is scored by a model that saw its site."""
    name = site(url) or url
    return int(sha1(ALIASES.get(name, name).encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def split(folder: Path, into: Path) -> list[Path]:
    """The pages of each fold as a WARC file of its own."""
    source = (folder / "pages.warc.gz").read_bytes()
    places = [(record.offset, fold(record.url)) for record in records(folder)]
    paths = [into / f"fold-{number}.warc.gz" for number in range(FOLDS)]
    for number, path in enumerate(paths):
        ends = [start for start, _ in places[1:]] + [len(source)]
        path.write_bytes(
            b"".join(source[start:end] for (start, own), end in zip(places, ends, strict=True) if own == number)
        )
    return paths
