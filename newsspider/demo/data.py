"""The portal's data: articles/*.json, portal.json, furniture/*.json. To add an article is to add an object there."""

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from newsspider.demo import __name__ as PACKAGE  # noqa: N812 (a constant here: where the data lie)

Block = str | dict[str, Any]
"""A paragraph, or {"h": heading}, {"list": [items]}, {"quote": text}, {"img": name, "caption": …, "credit": …}."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article as the portal's newsroom keeps it."""

    id: int
    section: str | None
    template: str
    title: str
    time: str
    """2026-10-11T08:10:00: what lists and metadata say; the visible dateline is written out in `dateline`."""
    dateline: list[str]
    pages: list[list[Block]]
    joiner: str = " "
    foot: list[str] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    """The widgets that stand inside the body's own container, in this order."""
    middle: str = ""
    """One more widget, between the second block of the body and the third."""
    related: list[int] = field(default_factory=list)
    keywords: str = ""
    kicker: str = ""
    subtitle: str = ""
    lang: str = "zh-Hans"
    modified: str = ""
    canonical: bool = False
    listed: bool = True
    encoding: str = "utf-8"
    """What the bytes are in."""
    meta_charset: str = "utf-8"
    header_charset: str | None = "utf-8"


@cache
def stories() -> dict[int, Story]:
    """Every article by its id, newest first."""
    found: list[Story] = []
    for each in files(PACKAGE).joinpath("articles").iterdir():
        if each.name.endswith(".json"):
            found += [Story(**record) for record in json.loads(each.read_text("utf-8"))]
    return {story.id: story for story in sorted(found, key=lambda story: -story.id)}


@cache
def portal() -> dict[str, Any]:
    """Sections, what lists hold beside articles, rankings, odd pages."""
    return dict(json.loads(files(PACKAGE).joinpath("portal.json").read_text("utf-8")))


@cache
def furniture(lang: str) -> dict[str, Any]:
    """The words of the portal's widgets in one language."""
    return dict(json.loads(files(PACKAGE).joinpath("furniture", f"{lang}.json").read_text("utf-8")))


@cache
def template(name: str) -> str:
    """One HTML file of templates/."""
    return files(PACKAGE).joinpath("templates", f"{name}.html").read_text("utf-8")
