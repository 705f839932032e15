"""The headline: where the page's visible heading and what it says of itself agree."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from newsspider.reading.blocks import Block, Document
from newsspider.reading.found import Found
from newsspider.reading.structured import Structured, words

MAX_TITLE: Final = 300  # characters; longer is a paragraph in a heading's clothes
_QUIET: Final = re.compile(r"[\W_]+")
_SEPARATOR: Final = re.compile(
    r"\s*[|｜_»›]+\s*|\s+[-–—·•:]+\s+|--+|—+"
    r"|(?<=[\u3000-\u9fff！？”》])\s?-\s?(?=[\u3000-\u9fff])"  # 标题-网站, also without spaces
)


def headline(document: Document, structured: Structured) -> Found[str] | None:
    """The article's title without the site's suffix.

    A heading that stands in the document's <title>, og:title or JSON-LD headline is the title as the page shows it;
    without one, the machine-readable titles speak in the order of their worth, with the site's name cut off.
    """
    doc_title = structured.title
    said = [said for said in (*words(structured.article.get("headline")), *structured.meta.get("og:title", ())) if said]
    claims = [quiet(claim) for claim in (*said, doc_title) if claim]
    headings = list(_headings(document.blocks))
    for heading in headings:
        if any(_agree(quiet(heading.text), claim) for claim in claims):
            return Found(heading.text, "heading")
    if declared := next(iter(words(structured.article.get("headline"))), None):
        return Found(declared, "jsonld")
    visible = {quiet(block.text): block.text for block in document.blocks if len(block.text) <= MAX_TITLE}
    site = quiet(structured.first("og:site_name") or "")
    for claim, reader in ((structured.first("og:title"), "meta"), (doc_title, "title")):
        for part in _parts(claim or "", site):
            if len(quiet(part)) >= 5 and quiet(part) in visible:
                return Found(visible[quiet(part)], reader, claim)
    level_one = [heading for heading in headings if heading.tag == "h1"]
    if len(level_one) == 1 and len(quiet(level_one[0].text)) >= 5:
        return Found(level_one[0].text, "heading")
    for claim, reader in ((structured.first("og:title"), "meta"), (doc_title, "title")):
        if claim and (part := next(_parts(claim, site), None)):
            return Found(part, reader, claim)
    return None


def quiet(text: str) -> str:
    """Letters and digits only, NFKC and lower-cased: what two spellings of one headline have in common."""
    return _QUIET.sub("", unicodedata.normalize("NFKC", text)).lower()


def _headings(blocks: Sequence[Block]) -> Iterator[Block]:
    found = [block for block in blocks if block.heading and len(block.text) <= MAX_TITLE]
    yield from sorted(found, key=lambda block: block.tag)  # stable: h1 before h2, each in document order


def _agree(heading: str, claim: str) -> bool:
    # A site's name in an h1 stands in every <title> too, at its end: the heading must open the claim or be most of it.
    if len(heading) < 4:
        return heading == claim
    return (
        claim.startswith(heading)
        or (heading in claim and len(heading) > 0.6 * len(claim))
        or (claim in heading and len(claim) > 0.7 * len(heading))
    )


def _parts(claim: str, site: str) -> Iterator[str]:
    """The parts of a claim that may be the headline, likeliest first, then the claim whole."""
    claim = " ".join(claim.split())
    parts = [part for part in _SEPARATOR.split(claim) if part and quiet(part) != site]
    if not parts:
        return
    longest = max(parts, key=lambda part: len(part.encode()))
    # What stands in front is the headline unless it is dwarfed, as in "Site | The headline of the article".
    yield parts[0] if 2.5 * len(parts[0].encode()) >= len(longest.encode()) else longest
    yield longest
    yield claim
