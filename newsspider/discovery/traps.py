"""What leads a crawler in circles, recognised from addresses alone: each rule is a name, as it stands in the record."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newsspider.discovery.links import Link
from newsspider.reading.urls import day_in

REPEATS: Final = 3  # times that a segment stands in a path: /a/b/a/b/a/; twice happens (/news/news/)
ARGUMENTS: Final = 6  # of a query; article scripts use up to that many (option, view, catid, id, Itemid, lang)
LINKS: Final = 3  # paths of one page that share an argument's value before it is taken for a session's
AHEAD: Final = timedelta(days=2)  # an article is not dated later; a calendar is
_FACETS: Final = frozenset("sort sortby sort_by order orderby filter filters facet facets perpage per_page".split())
_SESSION: Final = frozenset("sid session sessionid session_id sess phpsessid jsessionid cftoken zenid oscsid".split())
_TOKEN: Final = re.compile(r"(?=[^\d]{0,40}\d)[\w.-]{12,}", re.A)
_IN_PATH: Final = re.compile(r";\w{2,20}=[^/?#]*|/\([A-Za-z]\([0-9a-z]{8,40}\)\)(?=/)", re.A)
MAX_QUERY: Final = 1_000  # characters that are looked at


def trap(url: str, today: date) -> str | None:
    """The rule by which this address leads nowhere; None for any other."""
    parts = urlsplit(url)
    segments = [each for each in parts.path.split("/") if each and not each.isdecimal()]
    if any(segments.count(each) >= REPEATS for each in set(segments[:60])):
        return "growing path"
    names = [each.partition("=")[0].lower().strip("[]") for each in parts.query[:MAX_QUERY].split("&") if each]
    if len(names) > ARGUMENTS or not _FACETS.isdisjoint(names):
        return "facets"
    dated = day_in(url)
    if dated and dated[0] > today + AHEAD:
        return "calendar"
    return None


def without_sessions(found: Iterable[Link]) -> list[Link]:
    """The links of one page, each once, without session ids: `;jsessionid=…`, `/(S(…))/`, and arguments of the query.

    An argument is a session's by its name and a long value, or when LINKS different paths of the page share its value:
    what is the same for all of them names none of them.
    """
    links = [replace(each, url=_IN_PATH.sub("", each.url)) for each in found]
    shared: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for link in links:
        parts = urlsplit(link.url)
        for argument in _arguments(parts.query):
            if _TOKEN.fullmatch(argument[1]):
                shared[argument].add(parts.path)
    sessions = {each for each, paths in shared.items() if len(paths) >= LINKS or each[0].lower().strip("_") in _SESSION}
    once: dict[str, Link] = {}
    for link in links:
        url = _without(link.url, sessions)
        before = once.get(url)
        if before is None or len(link.text) > len(before.text):
            once[url] = replace(link, url=url)
    return list(once.values())


def _arguments(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query[:MAX_QUERY], keep_blank_values=True) if query else []


def _without(url: str, sessions: set[tuple[str, str]]) -> str:
    parts = urlsplit(url)
    arguments = _arguments(parts.query) if sessions else []
    if sessions.isdisjoint(arguments):
        return url
    return urlunsplit(parts._replace(query=urlencode([each for each in arguments if each not in sessions])))
