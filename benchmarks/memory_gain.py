"""What the memory of sites gains: python benchmarks/memory_gain.py CORPUS [--show].

CORPUS holds pages.warc.gz and truth.jsonl. The pages of every site with at least two of them go through reading and
cleaning in the order of the file: each by itself, then as in a first run, then as in a second run with what the first
has learned. Prints body F1 (4-gram shingles, mean over the pages), and how many pages got better and worse by more
than .01. `--show`: every page that changed, with what was cut.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from scrapy.http import HtmlResponse

from newsspider.article import Article
from newsspider.boilerplate.memory import SiteMemories
from newsspider.cleaning import to_article
from newsspider.draft import Draft
from newsspider.identity import site
from newsspider.page import ArticlePage
from newsspider.repair import readable

NOW = datetime(2026, 11, 22, tzinfo=UTC)
_WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
TOKEN = re.compile(rf"[{_WIDE}]|[^\W{_WIDE}]+")
LENGTH = re.compile(rb"(?im)^content-length:\s*(\d+)")
TARGET = re.compile(rb"(?im)^warc-target-uri:\s*<?(.*?)>?\s*$")


def pages(path: Path) -> Iterator[HtmlResponse]:
    """The responses of a WARC file."""
    with gzip.open(path) as file:
        while head := file.readline():
            while (line := file.readline()).strip():
                head += line
            size = LENGTH.search(head)
            body = file.read(int(size[1]) if size else 0)
            file.read(4)
            target = TARGET.search(head)
            if target and b"WARC-Type: response" in head:
                fields, _, content = body.partition(b"\r\n\r\n")
                kind = re.search(rb"(?im)^content-type:\s*(.*?)\s*$", fields)
                headers = {"Content-Type": kind[1] if kind else b"text/html"}
                yield HtmlResponse(target[1].decode(), body=content, headers=headers)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four tokens; every Han, Kana and Hangul character is a token."""
    words = TOKEN.findall(text)
    return Counter(zip(*(words[i:] for i in range(4)), strict=False) if len(words) > 3 else [tuple(words)])


def f1(truth: str, text: str) -> float:
    """Agreement of two texts, 0 to 1."""
    wanted, said = shingles(truth), shingles(text)
    return 2 * (wanted & said).total() / (wanted.total() + said.total())


def drafts(corpus: Path) -> list[Draft]:
    """The pages of the sites with several, read."""
    counts = Counter(site(page.url) for page in pages(corpus / "pages.warc.gz"))
    several = (page for page in pages(corpus / "pages.warc.gz") if counts[site(page.url)] > 1)
    return [ArticlePage(readable(page).response, NOW).read() for page in several]  # type: ignore[arg-type]  # HTML


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    with (options.corpus / "truth.jsonl").open(encoding="utf-8") as file:
        truths = {row["url"]: row["body"] for row in map(json.loads, file) if row["body"]}
    read = drafts(options.corpus)
    stored: dict[str, bytes] = {}
    memories = SiteMemories(stored.get, stored.__setitem__)
    alone = [to_article(draft) for draft in read]
    for name, articles in (
        ("each page by itself", alone),
        ("first run", [to_article(draft, memories) for draft in read]),
        ("second run", [to_article(draft, memories) for draft in read]),
    ):
        report(name, alone, articles, truths, show=options.show)


def report(name: str, before: list[Article], after: list[Article], truths: dict[str, str], *, show: bool) -> None:
    """Print one line, and the pages that changed."""
    scores = [
        (f1(truths[old.url], old.text or ""), f1(truths[old.url], new.text or ""), old, new)
        for old, new in zip(before, after, strict=True)
        if old.url in truths
    ]
    better, worse = sum(b > a + 0.01 for a, b, *_ in scores), sum(b < a - 0.01 for a, b, *_ in scores)
    mean = sum(b for _, b, *_ in scores) / len(scores)
    print(f"{name:20} {len(scores)} pages  F1 {mean:.4f}  better {better}  worse {worse}")
    for a, b, old, new in scores:
        if show and old.text != new.text:
            lost = [line for line in (old.text or "").split("\n\n") if line not in (new.text or "")]
            print(f"  {b - a:+.3f} from {a:.3f} {old.url}", *(f"      ✂ {line[:100]}" for line in lost[:9]), sep="\n")


if __name__ == "__main__":
    main()
