"""The base of families, and their one-line readers: what they find is weighed before it is believed.

A family is recognised by a few bytes or a host, and its sites change their templates; so a reader here says nothing
rather than something doubtful, and the standard way speaks. "a || b" are alternatives in the order of their worth.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress

from lxml.etree import _Element

from newsspider.article import Author, Editor
from newsspider.cms.queries import Step, has, steps
from newsspider.fields import Reader, select
from newsspider.page import ArticlePage
from newsspider.reading.bylines import Byline, read_byline
from newsspider.reading.dates import When, read_date
from newsspider.reading.found import Found
from newsspider.reading.newsroom import is_prose
from newsspider.reading.people import merge

LEAST, MOST = 0.5, 2.0  # of the standard choice's text: what a selector must share with it, and may be larger
LONGEST = 200  # characters of a line about the article
MEDIUM = 30  # characters of a source's name


class Family(ArticlePage, general=True):
    """A page that is read by the markup of its family.

    A family has many selectors, and each would walk the whole tree (a third of the parse's time on a portal's page);
    one walk notes where each class and id is.
    """

    @cached_property
    def _marks(self) -> dict[str, list[_Element]]:
        marks: dict[str, list[_Element]] = defaultdict(list)
        for element in self._root.iter("*"):
            if words := element.get("class"):
                for word in words.split():
                    marks[f".{word}"].append(element)
            if name := element.get("id"):
                marks[f"#{name}"].append(element)
        return marks

    def _elements(self, queries: str) -> Iterator[_Element]:
        for query in queries.split("||"):
            if path := steps(query.strip()):
                yield from self._below(path)
            else:
                yield from (each.root for each in select(self, query.strip()))

    def _below(self, path: Sequence[Step]) -> Iterable[_Element]:
        first, *rest = path
        found = [each for each in self._marks.get(first.marks[0], ()) if has(each, first)]
        for step in rest:
            inside = (each for outer in found for each in outer.iterdescendants(step.tag or "*"))
            found = [each for each in dict.fromkeys(inside) if has(each, step)]
        return found


def words_in(element: _Element) -> str:
    """An element's text, white space normalised."""
    return " ".join("".join(element.itertext()).split())


def heading(queries: str) -> Reader:
    """The headline: the first text."""

    def read(page: Family) -> Found[str] | None:
        return next((Found(said, "selector") for each in page._elements(queries) if (said := words_in(each))), None)

    return read


def moment(queries: str) -> Reader:
    """The first time, to the minute at least: a day alone is left to the standard way, which may find its hour."""

    def read(page: Family) -> Found[When] | None:
        for each in page._elements(queries):
            when = read_date(words_in(each)[:LONGEST], zone=page.zone, now=page.fetched_at)
            if when and when.precision != "day":
                return Found(when, "selector", when.raw)
        return None

    return read


def source(queries: str) -> Reader:
    """来源, with or without its label."""

    def read(page: Family) -> Found[str] | None:
        for each in page._elements(queries):
            said = words_in(each)
            byline = labelled(page, said, "来源")
            if byline and byline.source and len(byline.source) <= MEDIUM:
                return Found(byline.source, "selector")
        return None

    return read


def authors(queries: str) -> Reader:
    """作者 or 记者, with or without a label; the roles that the byline gives the same people."""

    def read(page: Family) -> Found[list[Author]] | None:
        for each in page._elements(queries):
            byline = labelled(page, words_in(each), "作者")
            if byline and byline.authors:
                return Found(merge(byline.authors, page.newsroom.authors, whole=True), "selector")
        return None

    return read


def editors(queries: str) -> Reader:
    """责任编辑 and other roles of the desk, with or without a label; with those of the editor lines."""

    def read(page: Family) -> Found[list[Editor]] | None:
        for each in page._elements(queries):
            byline = labelled(page, words_in(each), "责任编辑")
            if byline and byline.editors:
                return Found(with_desk(page, byline.editors), "selector")
        return None

    return read


def with_desk(page: ArticlePage, found: Sequence[Editor]) -> list[Editor]:
    """These editors, and those of the editor lines who are not among them."""
    known = {editor.name for editor in found}
    return [*found, *(editor for editor in page.newsroom.editors if editor.name not in known)]


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

    def read(page: Family) -> Found[list[bool]] | None:
        standard = ArticlePage.body(page)
        if standard is None:
            return None
        blocks, chosen = page.document.blocks, standard.value
        sizes = [len(block.text) for block in blocks]
        whole = sum(compress(sizes, chosen))
        for each in page._elements(queries):
            below = page.document.below(each)
            within = [index for index in below if chosen[index]]
            if sum(sizes[i] for i in within) < LEAST * whole or sum(sizes[i] for i in below) > MOST * whole:
                continue
            inside = [flag and index < below.stop for index, flag in enumerate(chosen)]
            for index in range(within[0], within[-1]):
                inside[index] |= is_prose(blocks[index])
            return Found(inside, "selector") if inside != chosen else standard
        return standard

    return read
