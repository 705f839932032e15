"""Answers with status 200 in place of a page, seen before it is parsed: captcha, browser check, consent, sign-in, 404.

Judged by what only these have: the address that a request was led to, a header, the title as a whole or a product's
marks where hardly anything can be read. What looks more like a page is judged by `reading.kinds`, by the same words.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from newsspider.reading import challenges
from newsspider.run.fates import Fate
from newsspider.run.outcome import Outcome

HEAD: Final = 20_000  # bytes; such pages carry their marks in the first of them
LINKS: Final = 20  # such pages have 0 to 10
LITTLE: Final = 1_500  # bytes to read: such pages have 0 to 800
_TITLE: Final = re.compile(rb"<title[^>]{0,200}>([^<]{0,200})</title", re.I)
_CONSENT: Final = ("consent.", "guce.", "cookies.", "choices.consentframework.")
_SIGN_IN_HOST: Final = re.compile(r"(?:login|signin|sso|passport|auth|accounts?|idp|cas|uc)\.")
_SIGN_IN_PATH: Final = re.compile(
    r"/(?:(?:user|member|account|auth|passport|sso|cas|oauth2?)s?/)?(?:log-?in|sign-?in|sso|logon|authorize)"
    r"(?:\.\w{1,5})?/?$",
    re.I,
)
_NOT_FOUND: Final = re.compile(r"/(?:404|not[-_]?found|page[-_]?not[-_]?found)(?:\.\w{1,5})?/?$", re.I)
_FRONT: Final = ("", "/", "/index.html", "/index.htm", "/index.php", "/index.shtml")
_ARTICLE: Final = re.compile(r"\d{3}")  # what has a number, or a date, is no section
_MARKS: Final = tuple(mark.encode() for mark in challenges.MARKS)
_HEADERS: Final = ("cf-mitigated", "x-amzn-waf-action", "x-dd-b")
_UNREAD: Final = re.compile(rb"<(/?)(script|style|noscript|template|svg|title)\b", re.I)
_TAG: Final = re.compile(rb"<[^>]{0,2000}>|<!--|\s+")


def instead(url: str, asked: str, headers: Mapping[str, Any], body: bytes) -> Outcome | None:
    """What came in place of the page of `url`; None for a page. `asked`: the URL before redirects."""
    here, there = urlsplit(url), urlsplit(asked)
    if here.hostname != there.hostname and (here.hostname or "").startswith(_CONSENT):
        return _wall("a consent page")
    if _signs_in(here) and not _signs_in(there):
        return Outcome(Fate.INVALID, "a sign-in page", url[:300], challenge=True)
    if _NOT_FOUND.search(here.path) and not _NOT_FOUND.search(there.path):
        return Outcome(Fate.GONE, "redirects to a page that says 404", url[:300], hollow=True)
    if here.path in _FRONT and not here.query and _ARTICLE.search(there.path):
        return Outcome(Fate.INVALID, "redirects to the front page", url[:300], hollow=True)
    if any(name in headers for name in _HEADERS):
        return _wall("a challenge page")
    if body.count(b"</a>") > LINKS:  # the look at all marks costs half a parse
        return None
    head = body[:HEAD]
    title = _TITLE.search(head)
    named = title is not None and challenges.names(unescape(title[1].decode("utf-8", "replace")))
    if (named or any(mark in head for mark in _MARKS)) and readable_bytes(body) <= LITTLE:
        return _wall("a captcha page" if named else "a challenge page")
    return None


def readable_bytes(body: bytes) -> int:
    """About how much of a page of HTML somebody reads, in bytes without white space; in linear time."""
    pieces = iter(_UNREAD.split(body))
    total, inside = len(_TAG.sub(b"", next(pieces))), b""
    for closing, name, rest in zip(pieces, pieces, pieces, strict=True):
        name = name.lower()
        inside = (b"" if name == inside else inside) if closing else (inside or name)
        total += 0 if inside else len(_TAG.sub(b"", rest.partition(b">")[2]))
    return total


def _wall(why: str) -> Outcome:
    return Outcome(Fate.BLOCKED, why, challenge=True)


def _signs_in(parts: SplitResult) -> bool:
    return bool(_SIGN_IN_HOST.match(parts.hostname or "") or _SIGN_IN_PATH.search(parts.path))
