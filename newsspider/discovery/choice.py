"""Which links of a page lead to articles, and by which rule the others are left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from newsspider.discovery.links import Link, articles, could_be_article, looks_like_list
from newsspider.discovery.patterns import shape
from newsspider.discovery.record import LinkRecord
from newsspider.discovery.traps import trap


@dataclass(slots=True)
class Choice:
    """The links to articles, and those that only looked a little like it, each with the rule that leaves it out."""

    articles: list[Link] = field(default_factory=list)
    rejected: list[tuple[Link, str]] = field(default_factory=list)


def choose(found: list[Link], record: LinkRecord, today: date) -> Choice:
    """Judge the links of one page. `record`: what came of this site's links in earlier runs."""
    choice = Choice()
    chosen = set(articles(found))
    for link in found:
        vouched = record.vouches(link.url)
        likely = link in chosen or (vouched and could_be_article(link))
        rule = None if vouched else trap(link.url, today)
        if likely and rule is None and record.warns(link.url):
            rule = "pattern without articles"
        if likely and rule is None:
            choice.articles.append(link)
        elif likely or (could_be_article(link) and not looks_like_list(link)):
            choice.rejected.append((link, rule or "no article by its address and words"))
    return choice


def by_turns(found: Iterable[Link]) -> Iterator[Link]:
    """The links so that each pattern of URL has its turn: the first of each, then the second of each, …"""
    groups: defaultdict[tuple[str, ...], list[Link]] = defaultdict(list)
    for link in found:
        groups[shape(link.url)].append(link)
    for turn in zip_longest(*groups.values()):
        yield from filter(None, turn)
