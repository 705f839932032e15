"""The headline: where the page's visible heading and what it says of itself agree."""

import html
import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Final, Self

from newsspider.reading.blocks import Block, Document
from newsspider.reading.elements import HEADINGS
from newsspider.reading.found import Found
from newsspider.reading.structured import Structured, words

MAX_TITLE: Final = 300  # characters; longer is a paragraph in a heading's clothes
AGREES: Final = 3  # a heading that says what a claim says
LEAST: Final = 8  # letters and digits of a line that is a title without being a heading
NEAR: Final = 15  # blocks above the body in which it stands
OVER: Final = 5  # blocks above the body: headline, dateline, buttons
MIN_TITLE: Final = 5  # letters and digits of a title that nothing but its place speaks for
_QUIET: Final = re.compile(r"[\W_]+")
_LOWER: Final = bytes(range(256)).lower()
_SIGNS: Final = bytes(each for each in range(128) if not chr(each).isalnum())
_SEPARATOR: Final = re.compile(
    r"(?=[\s|｜│_»›—-])"  # what each opens with: most characters are not asked further
    r"(?:\s*[|｜│_»›]+\s*|\s+[-–—·•:]+\s+|--+|—+"
    r"|(?<=[\u3000-\u9fff！？”》])\s?-\s?(?=[\u3000-\u9fff]))"  # 标题-网站, also without spaces
)
_SEPARATORS: Final = frozenset("|｜│_»›-–—·•:")  # one of them is in each
_SOURCE: Final = re.compile(r"\s?[(（](?:From|Source|来源)[:：]?\s[^()（）]{2,40}[)）]$")
_CRUMB: Final = re.compile(r"\s[>＞›»〉]|[＞›»〉]")
_CRUMBS: Final = frozenset(">＞›»〉")
_TAIL: Final = re.compile(r"\s?[|｜/»]")
_LEADING: Final = "【[•·■□●》›"
_CLASSED: Final = re.compile(r"(?:title|headline|biaoti)(?![a-z])|(?:^|[\s_-])(?:bt|tit)(?:$|[\s_-])")
_NOT_CLASSED: Final = re.compile(r"sub|sec|side|block|more|list|site|page|column")
_DATELINE: Final = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d|来源|來源|作者|发布|發布")
_LEAD: Final = re.compile(r"^(?:[【\[][^】\]]{1,12}[】\]]|[•·■□●》›])\s*")


@dataclass(frozen=True, slots=True)
class Claims:
    """What the page says its title is, by letters and digits: `all` claims and their parts, the `longest` part."""

    all: frozenset[str]
    longest: int

    @classmethod
    def of(cls, spoken: Sequence[str], site: str) -> Self:
        """From the claims as written; the site's name is none."""
        parts = {quiet(part) for claim in dict.fromkeys(spoken) for part in _split(claim)} - {site, ""}
        return cls(frozenset(parts.union(map(quiet, spoken))), max(map(len, parts), default=0))

    def agreement(self, heading: str) -> int:
        """How well a heading (letters and digits) agrees with them; 0: not."""
        size = len(heading)
        if heading in self.all:
            return 0 if not heading else AGREES if size >= 0.5 * self.longest else 1
        if size < 4:
            return 0
        best = 0
        for claim in self.all:
            if heading in claim:
                if size > 0.6 * len(claim) or (size > 0.5 * len(claim) and claim.startswith(heading)):
                    return 2
            elif len(claim) > 0.5 * size and claim in heading:
                best = 1
        return best


def headline(document: Document, structured: Structured, inside: Sequence[bool], host: str) -> Found[str] | None:
    """The article's title without the site's suffix; `inside`: which blocks are the body. `host`: of the page's URL.

    A heading that stands in the document's <title>, og:title or JSON-LD headline is the title as the page shows it,
    the nearest above the body if there are several (the site's name is one too). Without one, the machine-readable
    titles speak in the order of their worth, with the site's name cut off.
    """
    start = inside.index(True) if True in inside else 0
    declared = _said(*words(structured.article.get("headline")))
    social = _said(*structured.meta.get("og:title", ()), *structured.meta.get("citation_title", ()))
    site = quiet(structured.first("og:site_name") or "")
    spoken = [*declared, *social, *_said(structured.title)]
    sites = tuple(
        {label for each in (host, host.removeprefix("www."), *host.split(".")) if len(label := quiet(each)) >= 4}
    )
    claims = Claims.of(spoken, site)
    headings = [(index, block) for index, block in enumerate(document.blocks) if block.tag in HEADINGS]
    above = bisect(headings, start + 2, key=itemgetter(0))
    for near in (headings[:above], headings[above:]):  # above the body before inside it
        if block := _best(near, start, claims, site, sites):
            return Found(_bare(block.text, [*declared, *social]), "heading")
    if declared:
        return Found(declared[0], "jsonld")
    if line := _stated(document, start) or _near(document.blocks, start, claims):
        return Found(line, "near")
    for claim, reader in ((social[0] if social else "", "meta"), (structured.title, "title")):
        for part in dict.fromkeys(_parts(claim, site)):
            if visible := _visible(document.blocks, quiet(part)):
                return Found(visible, reader, claim)
    level_one = [
        block
        for _, block in headings
        if block.tag == "h1" and _fits(block.text) and len(quiet(block.text)) >= MIN_TITLE
    ]
    if len(level_one) == 1:
        return Found(level_one[0].text, "heading")
    for claim, reader in ((social[0] if social else "", "meta"), (structured.title, "title")):
        if best := next(_parts(claim, site), None):
            return Found(best, reader, claim)
    return None


def _best(
    near: Sequence[tuple[int, Block]], start: int, claims: Claims, site: str, sites: tuple[str, ...]
) -> Block | None:
    """Of these headings the one that agrees best with the claims, then by level; of two of one level the nearer."""
    ranked: list[tuple[int, str, int, Block]] = []
    for level in sorted({block.tag for _, block in near}):
        ranked += [
            (-agreement, level, abs(start - index), block)
            for index, block in near
            if block.tag == level
            and _fits(block.text)
            and not _is_site(said := quiet(block.text), site, sites)
            and (agreement := claims.agreement(quiet(_LEAD.sub("", block.text)) if block.text[0] in _LEADING else said))
            # A section's or a widget's name may be part of a claim, or hold the site's.
            and (agreement > 1 or level == "h1" or (index <= start + 2 and said not in claims.all))
        ]
        if any(agreement == -AGREES for agreement, *_ in ranked):
            break  # those of lower levels, which come after it, need not be looked at
    return min(ranked, key=itemgetter(0, 1, 2))[-1] if ranked else None


def _split(claim: str) -> list[str]:
    return [claim] if _SEPARATORS.isdisjoint(claim) else _SEPARATOR.split(claim)


@lru_cache(maxsize=1024)  # a headline is compared by its letters and digits in several readers
def quiet(text: str) -> str:
    """Letters and digits only, NFKC and lower-cased: what two spellings of one headline have in common."""
    if text.isascii():
        return text.encode().translate(_LOWER, _SIGNS).decode()
    return _QUIET.sub("", unicodedata.normalize("NFKC", text)).lower()


def _said(*claims: str) -> list[str]:
    return [said for claim in claims if (said := " ".join(html.unescape(html.unescape(claim)).split()))]


def _fits(text: str) -> bool:
    if len(text) > MAX_TITLE:
        return False
    return _CRUMBS.isdisjoint(text) or len(_CRUMB.findall(text)) < 2


def _stated(document: Document, start: int) -> str | None:
    """A line right above a dateline above the body, which its class or the breadcrumb's last step says is the headline.

    On the pages of many small systems, no heading and each with the site's name for a <title>.
    """
    blocks = document.blocks
    for index in range(min(start, len(blocks) - 1) - 1, max(-1, start - OVER), -1):
        block = blocks[index]
        said = block.text
        if not LEAST <= len(said) <= MAX_TITLE or block.link_chars or _DATELINE.match(said):
            continue
        if not _DATELINE.search(blocks[index + 1].text):
            continue
        classes = document.classes[block.node]
        classed = _CLASSED.search(classes) is not None and not _NOT_CLASSED.search(classes)
        if classed or any(
            each.text != said and each.text.endswith(said) for each in blocks[max(0, index - OVER) : index]
        ):
            return said
    return None


def _near(blocks: Sequence[Block], start: int, claims: Claims) -> str | None:
    """A line right above the body, no heading by its markup, that a claim opens with."""
    for index in range(min(start, len(blocks) - 1), max(-1, start - NEAR), -1):
        said = blocks[index].text
        if len(said) <= MAX_TITLE and len(still := quiet(said)) >= LEAST and claims.agreement(still) >= 2:
            return said
    return None


def _visible(blocks: Sequence[Block], wanted: str) -> str | None:
    """The last line that says a claim and nothing else."""
    if len(wanted) < MIN_TITLE:
        return None
    # Half of a line and more are letters and digits.
    near = (block.text for block in reversed(blocks) if len(wanted) <= len(block.text) <= 2 * len(wanted))
    return next((text for text in near if quiet(text) == wanted and _fits(text)), None)


def _is_site(heading: str, site: str, sites: tuple[str, ...]) -> bool:
    # The site's name stands in an h1 and in every <title> too.
    return (
        not heading
        or heading == site
        or (heading.startswith(sites) and any(heading.startswith(s) and len(heading) <= 2 * len(s) for s in sites))
    )


def _bare(heading: str, claims: Sequence[str]) -> str:
    """A heading without kicker before and labels behind it, where a claim says which part is the title."""
    shown = quiet(heading)
    for claim in claims:
        said = quiet(claim)
        if said == shown and claim.count(":") > heading.count(":"):  # kicker and headline in elements of their own
            return claim
        if 0.4 * len(shown) < len(said) < len(shown) and (
            (shown.endswith(said) and ":" not in heading[: len(heading) - len(claim) + 1])
            or (heading.startswith(claim) and _TAIL.match(heading, len(claim)))
        ):
            return claim
    return _SOURCE.sub("", html.unescape(heading)).replace("\xad", "")


def _parts(claim: str, site: str) -> Iterator[str]:
    """The parts of a claim that may be the headline, likeliest first, then the claim whole."""
    claim = _SOURCE.sub("", " ".join(claim.split()))
    parts = [part for part in _split(claim) if part and quiet(part) != site]
    if not parts:
        return
    longest = max(parts, key=lambda part: len(part.encode()))
    # What stands in front is the headline unless it is dwarfed, as in "Site | The headline of the article".
    yield parts[0] if 2.5 * len(parts[0].encode()) >= len(longest.encode()) else longest
    yield longest
    yield claim
