"""What a page says of itself for machines: JSON-LD and <meta>."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from lxml.etree import _Element

ARTICLE_TYPES: Final = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle"
    " OpinionNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting AdvertiserContentArticle Report"
    " SatiricalArticle ScholarlyArticle SocialMediaPosting TechArticle".split()
)
MAX_SCRIPT: Final = 500_000  # characters of one JSON-LD script; the corpus's largest is below 200 KB
MAX_NODES: Final = 2_000  # nodes looked at below all scripts of a page


@dataclass(frozen=True, slots=True)
class Structured:
    """`meta`: lower-cased name, property or itemprop → contents in order. `article`: the JSON-LD article node or {}."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)

    def first(self, *names: str) -> str | None:
        """The first non-empty <meta> content among these names, in the order of the names."""
        return next((content for name in names for content in self.meta.get(name, ()) if content), None)


def read_structured(root: _Element) -> Structured:
    """Read every <meta> and JSON-LD script of a page. Broken JSON is passed over: the page's own words remain."""
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content:
            meta.setdefault(name.strip().lower(), []).append(" ".join(content.split()))
    nodes = [
        node
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "")
        for node in _nodes(_load(script.text or ""))
    ]
    articles = [node for node in nodes if ARTICLE_TYPES.intersection(words(node.get("@type")))]
    return Structured(meta, max(articles, key=_worth, default={}))


def words(value: Any) -> list[str]:
    """The strings in a JSON-LD value: a string, a list of them, or objects with a name."""
    if isinstance(value, str):
        return [text] if (text := " ".join(value.split())) else []
    if isinstance(value, dict):
        return words(value.get("name") or value.get("@value"))
    if isinstance(value, list):
        return [text for each in value[:100] if not isinstance(each, list) for text in words(each)]
    return []


def _load(script: str) -> Any:
    if len(script) > MAX_SCRIPT:
        return None
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    # Breadth first and bounded: a stranger's JSON may be as deep and as wide as it likes.
    queue = [tree]
    for seen, node in enumerate(queue):
        if seen >= MAX_NODES:
            return
        if isinstance(node, list):
            queue.extend(node[:MAX_NODES])
        elif isinstance(node, dict):
            yield node
            queue.extend(
                node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if key in node
            )


def _worth(node: dict[str, Any]) -> int:
    # A page may carry several article nodes (related reading, a gallery): the fullest speaks for the page.
    return sum(key in node for key in ("headline", "datePublished", "author", "articleBody", "mainEntityOfPage"))
