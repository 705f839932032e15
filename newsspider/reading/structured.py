"""What a page says of itself for machines: JSON-LD, <meta>, and the few other elements that name it."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from newsspider.reading.elements import Telling

ARTICLE_TYPES: Final = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle"
    " OpinionNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting AdvertiserContentArticle Report"
    " SatiricalArticle ScholarlyArticle SocialMediaPosting TechArticle MedicalScholarlyArticle".split()
)
PAGE_TYPES: Final = frozenset("WebPage ItemPage MedicalWebPage Recipe Review HowTo Blog CreativeWork WebSite".split())
MAX_SCRIPT: Final = 500_000  # characters of one JSON-LD script; the corpus's largest is below 200 KB
HEAD: Final = 20_000  # characters of a longer one, where it says what the whole is
MAX_NODES: Final = 2_000  # nodes looked at below all scripts of a page
_SLIPS: Final = re.compile(r'("(?:[^"\\\n]|\\.){0,20000}")|,(?=\s{0,200}[\]}])|(?<=[\s{\[,])//[^\n]{0,1000}')
_BROKEN: Final = re.compile(
    r'"(headline|datePublished|dateModified)"\s{0,20}:\s{0,20}("(?:[^"\\\n]|\\.){1,500}")'
    r'|"(author)"\s{0,20}:\s{0,20}("(?:[^"\\\n]|\\.){1,200}"|\{[^{}]{1,2000}\}|\[[^\[\]]{1,5000}\])'
)
_NAME: Final = re.compile(r'"name"\s{0,20}:\s{0,20}("(?:[^"\\\n]|\\.){1,200}")')


@dataclass(frozen=True, slots=True)
class Structured:
    """What the page says for machines.

    `meta`: lower-cased name, property or itemprop → contents in order. `article`: the JSON-LD article node, or {}.
    `page`: the JSON-LD node of the page, a recipe or the like, or {}. `title`: the text of <title>, or "".
    `canonical`: the canonical link as written. `base`: the <base href>.
    """

    meta: dict[str, list[str]] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    canonical: str | None = None
    base: str | None = None

    def first(self, *names: str) -> str | None:
        """The first non-empty <meta> content among these names, in the order of the names."""
        return next((content for name in names for content in self.meta.get(name, ()) if content), None)


def read_structured(telling: Iterable[Telling]) -> Structured:
    """Read <meta>, <script>, <title>, <link> and <base>. What is broken in JSON is passed over."""
    meta: dict[str, list[str]] = {}
    scripts: list[str] = []
    title, canonical, base = "", None, None
    for tag, said, text in telling:
        if tag == "meta":
            content = said.get("content") or said.get("value")
            if content and (name := said.get("property") or said.get("name") or said.get("itemprop")):
                content = " ".join(content.split())
                for each in name.lower().split():
                    meta.setdefault(each, []).append(content)
        elif tag == "script":
            scripts += [text] if text else []
        elif tag == "title":
            title = title or " ".join(text.split())
        elif tag == "link" and said.get("rel") == "canonical":
            canonical = canonical or said.get("href", "").strip() or None
        elif tag == "base":
            base = base or said.get("href")
    nodes = [node for script in scripts for node in _nodes(_load(script))]
    kinds = [(node, set(words(node.get("@type")))) for node in nodes]
    article = max((node for node, kind in kinds if ARTICLE_TYPES & kind), key=_worth, default={})
    page = max((node for node, kind in kinds if PAGE_TYPES & kind), key=_worth, default={})
    return Structured(meta, _resolved(article, nodes), _resolved(page, nodes), title, canonical, base)


def words(value: Any) -> list[str]:
    """The strings in a JSON-LD value: a string, a list of them, or objects with a name."""
    if isinstance(value, str):
        return [text] if (text := " ".join(value.split())) else []
    if isinstance(value, dict):
        if "name" not in value and isinstance(value.get("familyName"), str):
            return words(f"{value.get('givenName') or ''} {value['familyName']}")
        return [
            text
            for key in ("name", "@value")
            for each in _listed(value.get(key))
            if isinstance(each, str)
            for text in words(each)
        ]
    if isinstance(value, list):
        return [text for each in value[:100] if not isinstance(each, list) for text in words(each)]
    return []


def _listed(value: Any) -> list[Any]:
    return value[:100] if isinstance(value, list) else [value]


def _load(script: str) -> Any:
    if len(script) > MAX_SCRIPT:  # a live blog with all its entries
        return _pieces(script[:HEAD])
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        pass
    text = script
    for wrapping in ("<!--", "//", "/*", "<![CDATA[", "*/"):
        text = text.strip().removeprefix(wrapping)
    for wrapping in ("-->", "/*", "//", "*/", "]]>", "/*", "//", ";"):
        text = text.strip().removesuffix(wrapping)
    text = _SLIPS.sub(lambda slip: slip[1] or "", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return _pieces(text)


def _pieces(text: str) -> dict[str, Any]:
    """What can be read of an article in JSON that is broken elsewhere, as by a quote mark inside a description."""
    if '"@type"' not in text or not any(f'"{kind}"' in text for kind in ARTICLE_TYPES):
        return {}
    found: dict[str, Any] = {"@type": "Article"}
    for match in _BROKEN.finditer(text):
        try:
            said = match[2] or match[4]
            names = [json.loads(name, strict=False) for name in _NAME.findall(said)] if said[0] in "[{" else []
            found.setdefault(match[1] or match[3], names or json.loads(said, strict=False))
        except ValueError:
            continue
    return found


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
    return sum(
        bool(node.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "mainEntityOfPage")
    )


def _resolved(node: dict[str, Any], nodes: list[dict[str, Any]]) -> dict[str, Any]:
    # {"author": {"@id": "#jane"}}: the person stands elsewhere in the graph.
    author = node.get("author")
    if not author or not any(
        isinstance(each, dict) and "name" not in each and "@id" in each for each in _listed(author)
    ):
        return node
    named = {key: each for each in nodes if isinstance(key := each.get("@id"), str) and "name" in each}
    people = [
        named.get(key, each) if isinstance(each, dict) and isinstance(key := each.get("@id"), str) else each
        for each in _listed(author)
    ]
    return {**node, "author": people}
