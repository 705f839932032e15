"""Articles of digital editions that come without their issue: given one by one, in an archive, or by a site's links."""

import re
from collections import defaultdict
from datetime import UTC, datetime
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from scrapy.http import HtmlResponse

from newsspider.epapers.catalogue import Paper, read_catalogue
from newsspider.epapers.dates import address
from newsspider.epapers.families import FAMILIES
from newsspider.epapers.page import EpaperPage, names_its_page

_DATED: Final = re.compile(r"\d{4}[-/]?\d\d[-/]?\d\d")  # cheap, and in the addresses of all families
_ANY_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)


def edition_page(response: HtmlResponse) -> type[EpaperPage] | None:
    """The class that reads this page if it is an article of a newspaper, else None.

    By its address: the package's catalogue has a paper there; or it is like a family's, and that is like nobody else's,
    or the page names the page of the newspaper that it stands on.
    """
    url = response.url
    if not _DATED.search(url):
        return None
    if papers := [paper for paper in _papers().get(_host(url), ()) if paper.prints(url)]:
        nearest = max(papers, key=_depth)
        alone = sum(_depth(each) == _depth(nearest) for each in papers) == 1
        return _of(nearest.family, nearest.paper) if alone else nearest.system.page
    said = address(url)
    shapes = ((family, family.shape) for family in FAMILIES.values())
    families = (family for family, shape in shapes if shape.articles.search(said) and shape.article_day(url))
    return next((each.page for each in families if each.alone or names_its_page(each.page(response, _ANY_TIME))), None)


@cache
def _papers() -> dict[str, list[Paper]]:
    papers = defaultdict[str, list[Paper]](list)
    for paper in read_catalogue().values():
        if paper.issue:
            papers[_host(paper.issue)].append(paper)
    return papers


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def _depth(paper: Paper) -> int:
    return len(paper.folder or "")


@cache
def _of(family: str, name: str) -> type[EpaperPage]:
    page = FAMILIES[family].page
    return type(page.__name__, (page,), {"_paper": name})
