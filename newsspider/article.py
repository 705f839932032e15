"""The Article: one line of the export, and the only thing that consumers read.

The order of the fields is the order of the export. A value that is not on the page is None (lists: empty), never
guessed and never "". `article.schema.json` beside this file is generated from these classes (`schema()`).
"""

from dataclasses import dataclass, field
from typing import Any

from itemadapter import ItemAdapter

SCHEMA_VERSION = 1


# ISO 8601 as the readers write it: a day, or a time to the second with its offset.
_MOMENT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,6})?([+-]\d{2}:\d{2}(:\d{2})?|Z))?$"
_WORD = r"^[a-z]+(_[a-z]+)*$"


def _doc(text: str, **more: Any) -> dict[str, Any]:
    """Metadata that `ItemAdapter.get_json_schema` copies into the schema of the field."""
    return {"json_schema_extra": {"description": text, **more}}


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who made the article: `role` is one of `newsspider.reading.roles.AUTHOR_ROLES`."""

    name: str
    role: str = field(default="author", metadata=_doc("See AUTHOR_ROLES.", pattern=_WORD))
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody of the desk: `role` is one of `newsspider.reading.roles.EDITOR_ROLES`."""

    name: str
    role: str = field(default="editor", metadata=_doc("See EDITOR_ROLES.", pattern=_WORD))


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the article itself."""

    url: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """Where a newspaper printed the article."""

    paper: str
    date: str
    page: str | None = None
    page_name: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """What one cleaning rule took out of this article: so many blocks, so many characters."""

    rule: str
    blocks: int
    chars: int


@dataclass(slots=True)
class Article:
    """One article, exported as one JSON line in this order of fields."""

    schema_version: int = field(default=SCHEMA_VERSION, metadata=_doc("Version of this table.", const=SCHEMA_VERSION))
    id: str = field(default="", metadata=_doc("Stable across runs and machines: from the canonical URL.", minLength=1))
    url: str = field(default="", metadata=_doc("As fetched, after redirects.", minLength=1))
    canonical_url: str = field(default="", metadata=_doc("What identifies the article.", minLength=1))
    site: str = field(default="", metadata=_doc("Registered domain, or the site file's name.", minLength=1))
    title: str | None = field(default=None, metadata=_doc("主题, without the site's suffix.", minLength=1))
    kicker: str | None = field(default=None, metadata=_doc("引题: the line above the title."))
    subtitle: str | None = field(default=None, metadata=_doc("副题: the line below the title."))
    published_at: str | None = field(
        default=None, metadata=_doc("ISO 8601 with offset; with day precision the date alone.", pattern=_MOMENT)
    )
    published_raw: str | None = field(default=None, metadata=_doc("The publication time as written."))
    published_precision: str | None = field(
        default=None, metadata=_doc("How exactly the page says it.", enum=["second", "minute", "day", None])
    )
    published_from: str | None = field(default=None, metadata=_doc("Which reader found the publication time."))
    modified_at: str | None = field(default=None, metadata=_doc("As published_at.", pattern=_MOMENT))
    source: str | None = field(default=None, metadata=_doc("来源: who it is republished from."))
    authors: list[Author] = field(default_factory=list, metadata=_doc("Who made it, in the page's order."))
    editors: list[Editor] = field(default_factory=list, metadata=_doc("The desk, in the page's order."))
    section: str | None = field(default=None, metadata=_doc("The site's own name of the section."))
    keywords: list[str] = field(default_factory=list, metadata=_doc("As the page gives them."))
    language: str | None = field(default=None, metadata=_doc("BCP 47: zh-Hans, zh-Hant, en, …"))
    text: str | None = field(
        default=None, metadata=_doc('The article and nothing else: paragraphs joined by "\\n\\n".', minLength=1)
    )
    images: list[Image] = field(default_factory=list, metadata=_doc("Pictures of the article itself."))
    edition: Edition | None = field(default=None, metadata=_doc("E-paper: where it was printed."))
    pages: int = field(default=1, metadata=_doc("How many pages were merged.", minimum=1))
    revision: int = field(default=1, metadata=_doc("1 for the first delivery.", minimum=1))
    content_hash: str = field(default="", metadata=_doc("SHA-256 over title and text, in hexadecimal.", minLength=1))
    fetched_at: str = field(default="", metadata=_doc("ISO 8601, UTC.", minLength=1))
    flags: list[str] = field(default_factory=list, metadata=_doc("What a careful reader should know."))
    dropped: list[Cut] = field(default_factory=list, metadata=_doc("What cleaning took out."))
    rights: dict[str, str] = field(default_factory=dict, metadata=_doc("Signals seen when fetched: robots, TDM, …"))


def schema() -> dict[str, Any]:
    """The JSON Schema of one line, as published in article.schema.json: every field is always there."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Article",
        **_complete(ItemAdapter.get_json_schema(Article)),
    }


def _complete(node: Any) -> Any:
    # The generator speaks of what a producer may leave out; a line leaves nothing out, so defaults say nothing.
    if isinstance(node, list):
        return [_complete(each) for each in node]
    if not isinstance(node, dict):
        return node
    node = {key: _complete(value) for key, value in node.items() if key != "default"}
    if isinstance(node.get("properties"), dict):
        node["required"] = list(node["properties"])
    return node
