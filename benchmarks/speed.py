"""CPU of everything between the parse and the finished Article, as a multiple of the bare lxml parse of the same page.

One process, warm (a pass over the corpus before); of each page the best of three turns: one in each of three passes
over the corpus, or with --again one after the other. python -m benchmarks.speed CORPUS [--again]
"""

import gc
import json
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from math import inf
from pathlib import Path
from statistics import quantiles
from time import process_time

from lxml import html
from scrapy.http import HtmlResponse

from benchmarks.corpus import responses
from newsspider.cleaning import to_article
from newsspider.cms.fingerprints import page_for
from newsspider.repair import readable
from newsspider.validation import objection

TURNS = 3


@dataclass(frozen=True, slots=True)
class Speed:
    """Ratios to the parse; `slowest` in milliseconds of CPU."""

    median: float
    p95: float
    p99: float
    most: float
    slowest: float

    @classmethod
    def of(cls, ratios: list[float], slowest: float) -> "Speed":
        """From the ratio of each page."""
        cuts = quantiles(ratios, n=100, method="inclusive")
        return cls(cuts[49], cuts[94], cuts[98], max(ratios), slowest * 1000)


def parse_time(body: bytes) -> float:
    """Seconds of CPU of the bare parse."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    start = process_time()
    tree = html.document_fromstring(body, parser=parser)
    taken = process_time() - start
    del tree
    return max(taken, 1e-5)


def article_time(response: HtmlResponse) -> float:
    """Seconds of CPU from the parsed tree to the checked Article."""
    fresh = response.replace(url=response.url)
    assert fresh.selector.root is not None  # noqa: S101 - parses it now, outside the measured time
    start = process_time()
    draft = page_for(fresh)(fresh, datetime(2026, 11, 22, tzinfo=UTC)).read()
    article = to_article(draft)
    objection(article, draft.kind, {})
    return process_time() - start


def measure(corpus: Path, *, again: bool) -> Speed:
    """Over all HTML pages of the corpus. `again`: a page's turns follow each other: its lines are remembered."""
    pages = [
        response
        for stored in responses(corpus)
        if stored.body.strip() and isinstance(response := readable(stored).response, HtmlResponse)
    ]
    for page in pages:
        article_time(page)
    gc.freeze()  # as a crawl does
    taken, parsed = [inf] * len(pages), [inf] * len(pages)
    turns = [*range(len(pages))] * TURNS
    for number in sorted(turns) if again else turns:
        gc.collect()  # the tree of the page before is not this page's to free
        taken[number] = min(taken[number], article_time(pages[number]))
        parsed[number] = min(parsed[number], parse_time(pages[number].body))
    return Speed.of([mine / bare for mine, bare in zip(taken, parsed, strict=True)], max(taken))


if __name__ == "__main__":
    print(json.dumps(asdict(measure(Path(sys.argv[1]), again="--again" in sys.argv[2:]))))
