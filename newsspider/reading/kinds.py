"""Pages that are no articles: what each kind looks like.

It is worse to refuse an article than to let a menu pass, so words alone never decide: they count on a page without an
article's text, and the shapes of lists and tickers count where the text itself is made of them.
"""

import re
from enum import StrEnum
from itertools import compress
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from newsspider.reading import challenges
from newsspider.reading.blocks import Block, Document
from newsspider.reading.notices import (
    BUSY,
    CONSENT,
    CONSENT_HINTS,
    CONSENT_WORDS,
    ERROR,
    LOGIN,
    LONGEST,
    PARKED,
    PARKING,
    PAYWALL,
    PAYWALL_WORDS,
    REMOVED,
    SEARCH,
    notice,
    says,
)
from newsspider.reading.structured import Structured, words


class Kind(StrEnum):
    """What a page is instead of an article, as its URL's fate says it."""

    REMOVED = "the page says that it is gone"
    CHALLENGE = "a challenge page, not the article"
    CONSENT = "a consent dialog, not the article"
    LOGIN = "a login wall, not the article"
    BUSY = "a busy page, not the article"
    PARKED = "a parked domain, not the article"
    ERROR = "an error page"
    SHELL = "a page that only JavaScript fills"
    SEARCH = "search results, not an article"
    LIST = "a list of links, not an article"
    THREAD = "a forum's thread, not an article"
    LIVE = "a live ticker"
    VIDEO = "a video without text"
    GALLERY = "pictures without text"


SHORT: Final = 450  # bytes of UTF-8: 150 Chinese characters, 450 Latin letters; more is an article
BARE: Final = 120  # bytes; less is no body at all
STUB: Final = 3000  # bytes; what a paywall lets through is not longer
TEASER: Final = 400  # bytes of a list's teaser
LITTLE: Final = 900  # bytes on the whole page: a page that says one thing
TITLE_LINK: Final = 24  # bytes of a link that reads like a headline
LINKS: Final = 10  # such links on a page that is a list
TEASERS: Final = 4  # teasers from which a text may be a list of them
MOMENTS: Final = 10  # entries of a live ticker
PICTURES: Final = 3
DIALOG: Final = 4000  # bytes; a consent dialog's text is not longer
SCRIPTS: Final = 60_000  # characters of scripts searched for a challenge
STOPS: Final = frozenset('.!?…。！？"”」')
QUERY: Final = frozenset(("q", "query", "keyword", "keywords", "kw", "wd", "search", "searchword", "s"))
PREMIUM: Final = re.compile(
    r"paywall|paid-?content|premium-?(?:content|wall)|subscri(?:be|ber|ption)-?(?:wall|only)|metered"
)
PREMIUM_HINTS: Final = ("paywall", "paid", "premium", "subscri", "metered")  # one of them is in each
_THREAD: Final = re.compile(r"/thread-\d+-\d+-\d+\.html|[?&]mod=viewthread(?:&|$)")
_WALLS: Final = (challenges.LINE, BUSY, ERROR)
_DAY: Final = re.compile(r"20\d\d(?:[-/.]\d\d?[-/.]|年\d\d?月)\d\d?")
_MOMENT: Final = re.compile(
    r"\W{0,2}(?:[01]?\d|2[0-3])[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?\W{0,2}$", re.I
)
_AGO: Final = re.compile(
    r"\d{1,3}\s?(?:m|h|min|mins|minutes?|hours?|hrs?)\s?ago$|\d{1,3}\s?(?:分钟|小时|分鐘|小時)前$", re.I
)


def kind_of(document: Document, inside: list[bool], structured: Structured, url: str, title: str | None) -> Kind | None:
    """What this page is; None: an article. `inside`: the blocks chosen for its text. `title`: as read."""
    blocks = document.blocks
    body = list(compress(blocks, inside))
    size = _size(body)
    if size <= SHORT and (said := _instead(document, body, size, title)):
        return said
    if size <= DIALOG and _is_dialog(body, title):
        return Kind.CONSENT
    if _is_ticker(document, inside):
        return Kind.LIVE
    if (structured.first("generator") or "").startswith("Discuz!") and _THREAD.search(url):
        return Kind.THREAD
    is_list = _is_list(blocks, inside) and sum(map(_is_title_link, blocks)) >= LINKS
    if (is_list or not any(map(_is_sentence, body))) and _is_search(blocks, url, title):
        return Kind.SEARCH
    if is_list and not structured.article:
        return Kind.LIST
    return _shown(document, structured, body, size) if size <= SHORT else None


def paywall(document: Document, inside: list[bool], structured: Structured) -> list[str]:
    """The flag `paywalled` of a stub: a short text whose page says that the rest is for subscribers."""
    size = _size(list(compress(document.blocks, inside)))
    if size > STUB:
        return []
    free = structured.article.get("isAccessibleForFree")
    if free is False or "false" in (str(free).lower().rpartition("/")[2], *(w.lower() for w in words(free))):
        return ["paywalled"]
    lines = "\n".join([block.text for block in document.blocks if len(block.text) <= 2 * LONGEST]).lower()
    said = [word for word in PAYWALL_WORDS if word in lines]
    if any(PAYWALL.search(line) for word in said for line in lines.split("\n") if word in line):
        return ["paywalled"]
    if size > 2 * SHORT:
        return []
    spans = zip(document.first, document.last, strict=True)
    holding = [node for node, (first, last) in enumerate(spans) if first < last]
    classes = "\n".join(map(document.classes.__getitem__, holding))
    hinted = any(map(classes.__contains__, PREMIUM_HINTS))
    return ["paywalled"] if hinted and PREMIUM.search(classes) else []


def _instead(document: Document, body: list[Block], size: int, title: str | None) -> Kind | None:
    """What a page without an article's text says in its place."""
    blocks = document.blocks
    lines = [block.text for block in blocks]
    own = size
    if size > BARE:
        own -= sum(_bytes(block.text) for block in body if any(says(each, block.text) for each in (LOGIN, *_WALLS)))
    # A headline of related reading, or a short story about a removed page, says such words too.
    other = any(_is_sentence(block) and not says(REMOVED, block.text) for block in body)
    if not other and notice(REMOVED, [block.text for block in blocks if not block.link_chars]):
        return Kind.REMOVED
    everything = _size(blocks)
    called, scripts = (_doc_title(document), _scripts(document)) if everything <= DIALOG else ("", "")
    said = [*lines, title or "", called]
    little = everything <= LITTLE
    # A sentence of a dated page tells something, even of such pages.
    dated = little and any(_DAY.search(line) for line in lines if len(line) <= LONGEST)
    tells = little and any(_is_sentence(b) and (dated or not any(says(each, b.text) for each in _WALLS)) for b in body)
    offers = little and not dated and all(says(PARKED, b.text) for b in body if _is_sentence(b))
    if (
        (not other or offers)
        and everything <= DIALOG
        and (_holds(scripts, PARKING) or notice(PARKED, said, 2 * LONGEST))
    ):
        return Kind.PARKED
    if little:
        if challenges.names(called) or _holds(scripts, challenges.MARKS):
            return Kind.CHALLENGE
        if not tells and (notice(challenges.LINE, said, 2 * LONGEST) or _holds(scripts, challenges.WIDGETS)):
            return Kind.CHALLENGE
        if not tells and own <= BARE and notice(BUSY, said, 2 * LONGEST):
            return Kind.BUSY
        if not tells and own <= BARE and notice(ERROR, said, 2 * LONGEST):
            return Kind.ERROR
        if everything <= BARE and scripts:
            return Kind.CHALLENGE if everything == 0 and challenges.SETS_COOKIE.search(scripts) else Kind.SHELL
    if own <= BARE and not any(_is_sentence(block) and not says(LOGIN, block.text) for block in body):
        return Kind.LOGIN if notice(LOGIN, lines, 2 * LONGEST) and _has(document, "password") else None
    return None


def _is_dialog(body: list[Block], title: str | None) -> bool:
    text = "\n".join(block.text for block in body).lower()
    if not any(word in text for word in CONSENT_HINTS):
        return False
    if not any(map(CONSENT.search, text.split("\n"))) or (title and "cookie" in title.lower()):
        return False
    about = sum(_bytes(block.text) for block in body if CONSENT_WORDS.search(block.text))
    return about >= 0.7 * sum(_bytes(block.text) for block in body)


def _is_ticker(document: Document, inside: list[bool]) -> bool:
    """Whether the text is a series of entries, each a moment and then what happened."""
    kept = list(compress(range(len(inside)), inside))
    if len(kept) < MOMENTS:
        return False
    blocks = document.blocks
    short = [index for index in range(max(0, kept[0] - 2), kept[-1]) if len(blocks[index].text) <= 20]
    if len(short) < MOMENTS or 4 * len(short) < len(kept):
        return False
    entries = 0
    for index in short:
        text = blocks[index].text
        if _MOMENT.match(text) or _AGO.match(text):
            entries += any(inside[i] and not blocks[i].item for i in range(index + 1, min(index + 4, len(blocks))))
    return entries >= MOMENTS and 4 * entries >= len(kept)


def _is_list(blocks: list[Block], inside: list[bool]) -> bool:
    """Whether what was chosen are teasers below linked headlines, or links, or no sentence at all."""
    kept = compress(range(len(blocks)), inside)
    sentences = [index for index in kept if _is_sentence(blocks[index]) and not blocks[index].heading]
    if not sentences:
        if _is_brief(blocks):
            return False
        linking = sum(block.link_share > 0.5 for block, kept in zip(blocks, inside, strict=True) if kept)
        return 2 * linking >= sum(inside)
    if len(sentences) < TEASERS:
        return False
    linked = [index for index in sentences if blocks[index - 1].link_chars or blocks[index - 2].link_chars]
    if len(linked) < TEASERS or 3 * len(linked) < 2 * len(sentences):
        return False
    teasers = sum(
        _bytes(blocks[index].text) <= TEASER and any(_is_title_link(each) for each in blocks[max(0, index - 2) : index])
        for index in linked
    )
    return teasers >= TEASERS and 3 * teasers >= 2 * len(sentences)


def _is_brief(blocks: list[Block]) -> bool:
    """Whether a sentence stands below a headline that is no link: an article, though its text was not chosen."""
    tops = [index for index, block in enumerate(blocks) if block.tag == "h1" and not block.links]
    return any(_is_sentence(block) and not block.item for top in tops for block in blocks[top + 1 : top + 5])


def _is_search(blocks: list[Block], url: str, title: str | None) -> bool:
    if notice(SEARCH, [title or "", *(block.text for block in blocks)], LONGEST) is None:
        return False
    parts = urlsplit(url)
    asked = any(name.lower() in QUERY for name, _ in parse_qsl(parts.query)) or "search" in parts.path.lower()
    return asked or (title is not None and says(SEARCH, title))


def _shown(document: Document, structured: Structured, body: list[Block], size: int) -> Kind | None:
    """A page that shows something and tells nothing."""
    if size > BARE or any(map(_is_sentence, body)):
        return None
    declared = structured.first("og:type") or ""
    if declared.startswith("video") or structured.first("og:video", "og:video:url") or _has(document, "video"):
        return Kind.VIDEO
    return Kind.GALLERY if len(document.pictures) >= PICTURES and not structured.article and not body else None


def _is_title_link(block: Block) -> bool:
    return 5 * block.link_chars > 4 * len(block.text) and _bytes(block.text) >= TITLE_LINK


def _is_sentence(block: Block) -> bool:
    text = block.text
    return (
        (text[-1] in STOPS or len(text) >= 100)
        and 2 * block.link_chars < len(text)
        and (len(text) >= 36 or _bytes(text) >= 36)
    )


def _doc_title(document: Document) -> str:
    root = document.root
    return "" if root is None else next((" ".join((e.text or "").split()) for e in root.iter("title")), "")


def _scripts(document: Document) -> str:
    root = document.root
    if root is None:
        return ""
    return "\n".join(f"{e.get('src') or ''} {e.text or ''}" for e in root.iter("script"))[:SCRIPTS].strip()


def _holds(scripts: str, marks: tuple[str, ...]) -> bool:
    return any(mark in scripts for mark in marks)


def _has(document: Document, what: str) -> bool:
    root = document.root
    if root is None:
        return False
    if what == "password":
        return any(e.get("type", "").lower() == "password" for e in root.iter("input"))
    return next(root.iter("video"), None) is not None


def _size(blocks: list[Block]) -> int:
    """The bytes of their text; of a long text its characters."""
    size = sum([len(block.text) for block in blocks])
    return size if size > DIALOG else _bytes("".join([block.text for block in blocks]))


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
