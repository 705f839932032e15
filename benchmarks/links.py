"""How well the links of a page are told apart: python -m benchmarks.links CORPUS

The corpus labels its pages' own links. An article: a link of the same site whose URL has the pattern of the page's own.
No article: a link to a home page, or to an address under which three other links of the page stand (a section). Other
links have no label. Printed: precision and recall over all labelled links, without a record of the site, and with the
record that a first run over one half of the site's labelled links would have left, on the other half.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from zlib import crc32

from scrapy.http import HtmlResponse

from benchmarks.corpus import responses
from newsspider.discovery.choice import choose
from newsspider.discovery.links import Link, links
from newsspider.discovery.patterns import pattern
from newsspider.discovery.record import LinkRecord
from newsspider.discovery.traps import without_sessions
from newsspider.site import same_site

TODAY = date(2030, 1, 1)  # no page of the corpus is from later
UNDER = 3  # links below an address that make it a section's


def labelled(found: list[Link], url: str) -> Iterator[tuple[Link, bool]]:
    """The links of a page that have a label, and whether it is an article's."""
    own = pattern(url)
    paths = [urlsplit(each.url).path for each in found]
    for link in found:
        path = urlsplit(link.url).path.rstrip("/")
        if not link.text or not same_site(link.url, url) or link.url == url:
            continue
        if pattern(link.url) == own:
            yield link, True
        elif not path or sum(each.startswith(f"{path}/") and each.rstrip("/") != path for each in paths) >= UNDER:
            yield link, False


def main() -> None:
    """Print the figures."""
    scores = {"without a record": [0, 0, 0], "with a record": [0, 0, 0]}  # right, chosen, articles
    pages = 0
    for response in responses(Path(sys.argv[1])):
        if not isinstance(response, HtmlResponse):
            continue
        found = without_sessions(links(response.selector.root, response.url))
        labels = dict(labelled(found, response.url))
        first = {link for link in labels if crc32(link.url.encode()) % 2}
        record = LinkRecord()
        for link in first:
            record.add(link.url, good=labels[link])
        pages += bool(labels)
        for name, known, asked in (
            ("without a record", LinkRecord(), labels.keys()),
            ("with a record", record, labels.keys() - first),
        ):
            chosen = set(choose(found, known, TODAY).articles) & asked
            score = scores[name]
            score[0] += sum(labels[link] for link in chosen)
            score[1] += len(chosen)
            score[2] += sum(labels[link] for link in asked)
    for name, (right, taken, articles) in scores.items():
        print(
            f"{name:<18}{pages} pages, {articles} links to articles: "
            f"precision {right / taken:.3f}, recall {right / articles:.3f}"
        )


if __name__ == "__main__":
    main()
