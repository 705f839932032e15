"""Authors as machines are told of them: JSON-LD and meta, cleaned of what is no name."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from newsspider.article import Author
from newsspider.reading.structured import Structured, words

MAX_NAME: Final = 60  # characters
_SPLIT: Final = re.compile(r"\s*[,，;；、|/]\s*|\s+(?:and|und|et|y|e|&)\s+")
_BY: Final = re.compile(r"^(?:by|von|par|por|di|door|av|作者|记者|記者)\b[\s:：]*", re.I)
_NO_NAME: Final = re.compile(
    r"https?:|www\.|@|^\W*$|^\d+$|^(?:admin|administrator|editor|staff|null|none|undefined|guest|佚名|未知|网络|本站)$",
    re.I,
)


def declared_authors(structured: Structured, site_name: str | None) -> tuple[list[Author], str] | None:
    """Authors of the JSON-LD article, else of the meta tags, with the reader's name; None when there are none."""
    named = _authors(_json_ld(structured.article.get("author") or structured.article.get("creator")), site_name)
    if named:
        return named, "jsonld"
    metas = [
        content
        for name in ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")
        for content in structured.meta.get(name, ())
    ]
    named = _authors(((name, False) for name in metas), site_name)
    return (named, "meta") if named else None


def merge(declared: Sequence[Author], worded: Sequence[Author]) -> list[Author]:
    """Declared authors, with the roles of the page's byline where both name the same people."""
    names = {author.name for author in worded}
    if not declared or any(author.name in names for author in declared):
        return list(worded)
    return list(declared)


def _json_ld(value: Any) -> list[tuple[str, bool]]:
    if isinstance(value, dict):
        organisation = any("Organization" in kind for kind in words(value.get("@type")))
        return [(name, organisation) for name in words(value)]
    if isinstance(value, list):
        return [pair for each in value[:50] for pair in _json_ld(each)]
    return [(name, False) for name in words(value)]


def _authors(named: Iterable[tuple[str, bool]], site_name: str | None) -> list[Author]:
    found: dict[str, Author] = {}
    for said, organisation in named:
        for part in [said] if organisation else _SPLIT.split(said):
            name = _BY.sub("", part.strip())
            if name and len(name) <= MAX_NAME and not _NO_NAME.search(name) and name != site_name:
                found.setdefault(name, Author(name, "organisation" if organisation else "author"))
    return list(found.values())
