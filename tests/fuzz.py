"""`make fuzz MINUTES=10`: strangers' bytes for everything that reads them, until the time is over.

Pages, lists and headers are put together of what real ones are made of, then cut, doubled and changed byte by byte.
Each target says what must hold: nothing else is raised, no time runs away, every line is valid. The first finding ends
it with the smallest input that hypothesis could make of it, and exit code 1.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, HtmlResponse, Response, TextResponse
from scrapy.responsetypes import responsetypes
from scrapy.utils.response import get_meta_refresh

from newsspider.addresses import Reach, place
from newsspider.boilerplate.memory import SiteMemories
from newsspider.cleaning import to_article
from newsspider.cms.fingerprints import page_for
from newsspider.delivery.jsonlines import dump_line
from newsspider.discovery.beside import dates_beside
from newsspider.discovery.feeds import linked_feeds
from newsspider.discovery.links import articles, links, looks_like_list
from newsspider.discovery.pagers import following
from newsspider.discovery.pages import next_page
from newsspider.discovery.records import records_in
from newsspider.discovery.sources import Feed, JsonList, Records, Sitemap, sniffed
from newsspider.middlewares import Decoded, ReadablePages
from newsspider.page import ArticlePage
from newsspider.polite.robots import rules_of
from newsspider.reading.dates import CHINA
from newsspider.reading.moments import Clock
from newsspider.repair.encoding import decode
from newsspider.repair.inflate import Broken
from newsspider.repair.kinds import is_code
from newsspider.settings import NEWSSPIDER_MAX_PAGE, NEWSSPIDER_MAX_TAGS
from tests.fuzz_inputs import BODIES, CHARSET, CODINGS, LINES, TYPES, URLS, VALUES
from tests.hostile.cases import story

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
SLOW = 2.0  # seconds of CPU for one input
EXAMPLES = 300  # of one target, then the next has its turn
SCHEMA = Draft202012Validator(json.loads((Path(__file__).parent.parent / "newsspider/article.schema.json").read_text()))
ROBUST = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
    print_blob=False,
)


def read_page(body: bytes, kind: str, charset: str, coding: str, lines: list[str], url: str) -> None:
    """From the wire to a line."""
    headers = Headers({"Content-Type": f"{kind}{charset}", "Content-Encoding": coding})
    for number, each in enumerate(lines):
        headers[f"X-{('Robots-Tag', 'Odd', 'TDM')[number]}"] = each
    request = Request(url)
    came = responsetypes.from_args(headers=headers, url=url, body=body)(
        url, headers=headers, body=body, request=request
    )
    try:
        response = Decoded(NEWSSPIDER_MAX_PAGE).process_response(request, came)
        response = ReadablePages(NEWSSPIDER_MAX_PAGE, NEWSSPIDER_MAX_TAGS).process_response(request, response)
    except (IgnoreRequest, Broken):
        return
    if isinstance(response, TextResponse) and not is_code(response):
        _refresh(response)
        draft = page_for(response, ArticlePage)(response, NOW).read(url)
        article = to_article(draft, SiteMemories())
        line = dump_line(article)
        said = json.loads(line)
        SCHEMA.validate(said)
        assert line.count(b"\n") == 1
        assert "\0" not in line.decode()
        assert b"\\u0000" not in line or "\0" not in json.dumps(said, ensure_ascii=False)


def _refresh(response: Response) -> None:
    # Scrapy's middleware reads it right behind ours; a URL that is none is the failure of that one request.
    if isinstance(response, HtmlResponse):
        try:
            get_meta_refresh(response)
        except ValueError:
            return


def read_links(body: bytes, url: str) -> None:
    """A page as a list."""
    try:
        page = ReadablePages(NEWSSPIDER_MAX_PAGE).process_response(Request(url), HtmlResponse(url, body=body))
    except IgnoreRequest:
        return
    assert isinstance(page, HtmlResponse)
    root, clock = page.selector.root, Clock(CHINA, NOW)
    if root is None or not isinstance(root.tag, str):
        return
    found = list(links(root, url))
    articles(found)
    for link in found:
        looks_like_list(link)
        place(link.url)
        Reach().refusal(*place(link.url))
    for number in (1, 2):
        following(found, root, url, number)
        next_page(found, url, number)
    dates_beside(root, url, clock)
    list(linked_feeds(root, url))
    records_in(page.text, url, clock)


def read_lists(body: bytes, url: str) -> None:
    """Feeds, sitemaps, JSON lists, records, robots.txt."""
    clock, since = Clock(CHINA, NOW), date(2026, 10, 1)
    for source in (Feed(url), Sitemap(url), JsonList(url), JsonList(url, items="items", link="{id}"), Records(url)):
        source.read(body, url, clock, since)
    sniffed(body)
    rules_of(body)


def read_characters(body: bytes, header: str, kind: Any) -> None:
    """The encoding of a body."""
    read = decode(body, header=header, kind=kind)
    assert read.text.encode("utf-8").decode() == read.text


def timed(target: Callable[..., None]) -> Callable[..., None]:
    """The target within its time."""

    def within(**given: Any) -> None:
        before = time.process_time()
        target(**given)
        assert time.process_time() - before < SLOW, "too slow"

    return within


GIVEN: dict[Callable[..., None], dict[str, st.SearchStrategy[Any]]] = {
    read_page: {
        "body": BODIES,
        "kind": TYPES,
        "charset": CHARSET,
        "coding": CODINGS,
        "lines": LINES,
        "url": URLS,
    },
    read_links: {"body": BODIES, "url": URLS},
    read_lists: {"body": BODIES | VALUES.map(lambda value: json.dumps(value).encode()), "url": URLS},
    read_characters: {
        "body": BODIES,
        "header": st.builds("{}{}".format, TYPES, CHARSET),
        "kind": st.sampled_from(["html", "xml", "text"]),
    },
}
TARGETS: dict[str, Callable[[], None]] = {
    target.__name__: ROBUST(given(**strategies)(timed(target))) for target, strategies in GIVEN.items()
}


def main(minutes: float) -> None:
    """Run the targets in turn until the time is over."""
    ends = time.monotonic() + 60 * minutes
    read_page(story().encode(), "text/html", "", "", [], "https://news.example/")  # rules and patterns are made once
    rounds = dict.fromkeys(TARGETS, 0)
    for name in cycle(TARGETS):
        if time.monotonic() > ends:
            break
        TARGETS[name]()
        rounds[name] += EXAMPLES
    print(f"nothing found: {', '.join(f'{each} {count:,}' for each, count in rounds.items())}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
