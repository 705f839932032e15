"""One-line readers for families, beside those of `newsspider.fields`: what they find is weighed before it is believed.

A family is recognised by a few bytes or a host, and its sites change their templates; so a reader here says nothing
rather than something doubtful, and the standard way speaks. "a || b" are alternatives in the order of their worth.
"""

from collections.abc import Iterator
from itertools import compress

from parsel import Selector

from newsspider.article import Author, Editor
from newsspider.fields import Reader, select, words_of
from newsspider.page import ArticlePage
from newsspider.reading.bylines import Byline, read_byline
from newsspider.reading.dates import When, read_date
from newsspider.reading.found import Found
from newsspider.reading.newsroom import is_prose
from newsspider.reading.people import merge

LEAST, MOST = 0.5, 2.0  # of the standard choice's text: what a selector must share with it, and may be larger
LONGEST = 200  # characters of a line about the article
MEDIUM = 30  # characters of a source's name


def _elements(page: ArticlePage, queries: str) -> Iterator[Selector]:
    for query in queries.split("||"):
        yield from select(page, query.strip())


def moment(queries: str) -> Reader:
    """The first time, to the minute at least: a day alone is left to the standard way, which may find its hour."""

    def read(page: ArticlePage) -> Found[When] | None:
        for each in _elements(page, queries):
            when = read_date(words_of(each)[:LONGEST], zone=page.zone, now=page.fetched_at)
            if when and when.precision != "day":
                return Found(when, "selector", when.raw)
        return None

    return read


def source(queries: str) -> Reader:
    """来源, with or without its label."""

    def read(page: ArticlePage) -> Found[str] | None:
        for each in _elements(page, queries):
            said = words_of(each)
            byline = labelled(page, said, "来源")
            if byline and byline.source and len(byline.source) <= MEDIUM:
                return Found(byline.source, "selector")
        return None

    return read


def authors(queries: str) -> Reader:
    """作者 or 记者, with or without a label; the roles that the byline gives the same people."""

    def read(page: ArticlePage) -> Found[list[Author]] | None:
        for each in _elements(page, queries):
            byline = labelled(page, words_of(each), "作者")
            if byline and byline.authors:
                return Found(merge(byline.authors, page.newsroom.authors, whole=True), "selector")
        return None

    return read


def editors(queries: str) -> Reader:
    """责任编辑 and other roles of the desk, with or without a label; with those of the editor lines."""

    def read(page: ArticlePage) -> Found[list[Editor]] | None:
        for each in _elements(page, queries):
            byline = labelled(page, words_of(each), "责任编辑")
            if byline and byline.editors:
                return Found(list(dict.fromkeys((*byline.editors, *page.newsroom.editors))), "selector")
        return None

    return read


def labelled(page: ArticlePage, said: str, label: str) -> Byline | None:
    """What a line about the article says, as if this label stood before it where it has none of its own."""
    if not 0 < len(said) <= LONGEST:
        return None
    named = said if ":" in said or "：" in said else f"{label}：{said}"
    return read_byline(named, zone=page.zone, now=page.fetched_at)


def story(queries: str) -> Reader:
    """The body: the standard choice, told where the text's element ends.

    The first element that holds at least half of what the standard way chose, and is no more than twice as large, is
    believed: below it nothing is the article's, and in it no paragraph between chosen ones is passed over. What was
    chosen above it stays, because leads often stand outside. Without such an element the standard choice stands.
    """

    def read(page: ArticlePage) -> Found[list[bool]] | None:
        standard = ArticlePage.body(page)
        if standard is None:
            return None
        blocks, chosen = page.document.blocks, standard.value
        sizes = [len(block.text) for block in blocks]
        whole = sum(compress(sizes, chosen))
        for each in _elements(page, queries):
            below = page.document.below(each.root)
            within = [index for index in below if chosen[index]]
            if sum(sizes[i] for i in within) < LEAST * whole or sum(sizes[i] for i in below) > MOST * whole:
                continue
            inside = [flag and index < below.stop for index, flag in enumerate(chosen)]
            for index in range(within[0], within[-1]):
                inside[index] |= is_prose(blocks[index])
            return Found(inside, "selector") if inside != chosen else standard
        return standard

    return read
