"""The simple CSS that families speak, ".a div.b #c": taken apart once, so that a page's classes can be looked up."""

import re
from functools import cache
from typing import Final, NamedTuple

from lxml.etree import _Element

_STEP: Final = re.compile(r"([a-z][a-z0-9]{0,12})?((?:[.#][\w-]{1,60}){0,4})")
_MARK: Final = re.compile(r"[.#][\w-]+")


class Step(NamedTuple):
    """One of the selectors between the blanks; `marks` are its classes and ids with their signs."""

    tag: str
    marks: tuple[str, ...]


@cache
def steps(query: str) -> tuple[Step, ...] | None:
    """The query's steps; None for one with attributes or children, for XPath, and for one that begins at no mark."""
    found = [_STEP.fullmatch(part) for part in query.split()]
    path = tuple(Step(match[1] or "", tuple(_MARK.findall(match[2]))) for match in found if match)
    return path if len(path) == len(found) and path and path[0].marks else None


def has(element: _Element, step: Step) -> bool:
    """Whether the element is of this tag and has these marks."""
    if step.tag and element.tag != step.tag:
        return False
    words = (element.get("class") or "").split()
    return all(mark[1:] == element.get("id") if mark[0] == "#" else mark[1:] in words for mark in step.marks)
