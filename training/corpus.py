"""The corpus: stored pages (WARC) with the text, title and so on that people say they have."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tldextract

PERMISSIVE: Final = ("zyte", "fundus_eval", "fundus_test", "wcxb", "magic")  # licences that let a model learn from them
FOLDS: Final = 5
SITES: Final = tldextract.TLDExtract(suffix_list_urls=())
ALIASES: Final = {"news.cn": "xinhuanet.com"}
HEADER: Final = re.compile(rb"^content-type:.{0,80}?charset\s*=\s*[\"']?([\w-]+)", re.I | re.M)
META: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
WIDER: Final = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin-1": "cp1252"}


@dataclass(slots=True)
class Page:
    """A stored page and its truth; `fold` (0 to 4) is the same for all pages of a site."""

    url: str
    part: str
    language: str
    title: str
    body: str
    html: str
    site: str
    fold: int


def pages(folder: Path) -> Iterator[Page]:
    """Those pages of `pages.warc.gz` for which `truth.jsonl` has a body."""
    with (folder / "truth.jsonl").open(encoding="utf-8") as file:
        truth = {row["url"]: row for row in map(json.loads, file)}
    for url, head, content in _responses(folder / "pages.warc.gz"):
        row = truth.get(url)
        if row and row["body"]:
            site = SITES(url).top_domain_under_public_suffix or url.split("/")[2]
            site = ALIASES.get(site, site)
            fold = int(hashlib.sha1(site.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS
            yield Page(
                url,
                row["dataset"],
                row["lang"] or "",
                row["title"] or "",
                row["body"],
                decode(content, head),
                site,
                fold,
            )


def _responses(path: Path) -> Iterator[tuple[str, bytes, bytes]]:
    with gzip.open(path) as file:
        while line := file.readline():
            if not line.startswith(b"WARC/"):
                continue
            fields: dict[bytes, bytes] = {}
            while (line := file.readline().strip()) != b"":
                name, _, value = line.partition(b":")
                fields[name.lower()] = value.strip()
            block = file.read(int(fields[b"content-length"]))
            if fields[b"warc-type"] == b"response":
                head, _, content = block.partition(b"\r\n\r\n")
                yield fields[b"warc-target-uri"].strip(b"<>").decode(), head, content


def decode(content: bytes, head: bytes = b"") -> str:
    """The text of a page: UTF-8 if it is that, else as declared, else GB18030."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = [found[1].decode().lower() for found in (HEADER.search(head), META.search(content[:4096])) if found]
    for name in declared:
        if name not in ("utf-8", "utf8"):
            try:
                return content.decode(WIDER.get(name, name), "replace")
            except LookupError:
                continue
    return content.decode("utf-8" if declared else "gb18030", "replace")
