"""Pages that carry the article as data in a script or a text field, with or without showing it."""

import json
import re
from copy import deepcopy
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from typing import Any, Final

from lxml import html
from lxml.etree import ParserError, _Element

from newsspider.cms.readers import Family, labelled
from newsspider.page import ArticlePage
from newsspider.reading.blocks import Document, segment
from newsspider.reading.dates import When
from newsspider.reading.found import Found

MAX_SCRIPT: Final = 1_000_000  # characters
LEAST: Final = 15  # characters of a paragraph by which the page is seen to show the text
_EPOCH: Final = re.compile(r"1\d{9}(?:\d{3})?")  # seconds or milliseconds since 1970, from 2001 on


class Embedded(Family, general=True):
    """An article as data: `_data` says where it is, the other names what its entries are called.

    Where the page does not show the text, it is put into its body, as the site's own script would do.
    """

    _title, _time, _source, _html = "title", "time", "source", "content"

    @cached_property
    def _data(self) -> dict[str, Any]:
        return {}

    @cached_property
    def document(self) -> Document:
        """The page's blocks, with the text that only its data hold."""
        root, shown = self._root, super().document
        article = as_article(self._entry(self._title), self._entry(self._html))
        if article is None:
            return shown
        there = {block.text for block in shown.blocks}
        if any(len(block.text) >= LEAST and block.text in there for block in segment(article[-1]).blocks):
            return shown
        root = deepcopy(root)  # the response's own tree is others' too
        (body if (body := root.find("body")) is not None else root).insert(0, article)
        return segment(root)

    def title(self) -> Found[str] | None:
        """The headline."""
        said = " ".join(self._entry(self._title).split())
        return Found(said, "data") if said else None

    def published_at(self) -> Found[When] | None:
        """The time, in words or since 1970."""
        said = self._entry(self._time)
        if at := since_1970(said, self.zone):
            return Found(at, "data", said)
        when = self.clock.read(said)
        return Found(when, "data", when.raw) if when and when.precision != "day" else None

    def source(self) -> Found[str] | None:
        """来源."""
        byline = labelled(self, self._entry(self._source), "来源")
        return Found(byline.source, "data") if byline and byline.source else None

    def _entry(self, name: str) -> str:
        """An entry that is a string or a number, else ""."""
        value = self._data.get(name)
        return str(value) if isinstance(value, str | int) else ""


def since_1970(said: str, zone: tzinfo | None) -> When | None:
    """A time in seconds or milliseconds since 1970; None for anything else."""
    if not _EPOCH.fullmatch(said):
        return None
    return When(datetime.fromtimestamp(int(said[:10]), zone or UTC).isoformat(), "second", said)


def script(page: ArticlePage, mark: str) -> Any:
    """The JSON object in the first script that names `mark`, or in the one with that id; None without one."""
    for each in page.response.selector.root.iter("script"):
        said = each.text or ""
        start = 0 if each.get("id") == mark else said.find(mark) if mark in said else -1
        if start >= 0 and len(said) <= MAX_SCRIPT and (opening := said.find("{", start)) >= 0:
            try:
                return json.JSONDecoder(strict=False).raw_decode(said, opening)[0]
            except (ValueError, RecursionError):
                continue
    return None


def below(tree: Any, *path: str) -> dict[str, Any]:
    """The object at this path of JSON objects; {} where there is none."""
    for name in path:
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree if isinstance(tree, dict) else {}


def as_article(title: str, markup: str) -> _Element | None:
    """An <article> with headline and text; None without a text."""
    if not markup.strip():
        return None
    try:
        text = html.fragment_fromstring(markup, create_parent="div")
    except (ParserError, ValueError):
        return None
    article = html.Element("article")
    heading = html.Element("h1")
    heading.text = "".join(each if each.isprintable() else " " for each in title)  # a tree takes no controls
    article.extend((heading, text))
    return article
