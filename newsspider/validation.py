"""VALIDATE: what is no article, or not asked for, and why."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from newsspider.article import Article
from newsspider.draft import UNTITLED
from newsspider.reading.kinds import Kind
from newsspider.reading.rights import reserved
from newsspider.run.fates import Fate

REQUIRED: Final = ("title", "text")
RESERVED: Final = "reserved: "  # the reason of what a signal in NEWSSPIDER_OBEY_RIGHTS keeps back
STORY: Final = 200  # characters of text from which a page that has no place for a title is an article all the same
# What UTF-8 begins a letter or digit with, and nothing else: ASCII's, and of most Cyrillic, Chinese and Korean ones.
_LETTERS: Final = frozenset(
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\xd0\xd1\xe5\xe6\xe7\xe8\xeb\xec"
)
_OTHERS: Final = bytes(each for each in range(256) if each not in _LETTERS)
WORDS: Final = 0.2  # the share of letters and digits in a text; scripts of many signs (Burmese, Khmer) have twice that
#: The fates of pages that are no articles, where they are not `invalid`.
FATES: Final = {
    Kind.REMOVED: Fate.GONE,
    Kind.CHALLENGE: Fate.BLOCKED,
    Kind.CONSENT: Fate.BLOCKED,
    Kind.BUSY: Fate.BLOCKED,
    Kind.LIVE: Fate.FILTERED,
    Kind.THREAD: Fate.FILTERED,
}
#: What stands between a crawler and the article; so many in a row, and the run leaves the host alone.
WALLS: Final = frozenset((Kind.CHALLENGE, Kind.CONSENT, Kind.LOGIN, Kind.BUSY, Kind.PARKED))

#: What some sites send instead of refusing; many more of them in a row do the same.
HOLLOW: Final = frozenset((Kind.REMOVED, Kind.SHELL))


def objection(
    article: Article, kind: Kind | None, options: Mapping[str, Any], obey: Collection[str] = ()
) -> tuple[Fate, str] | None:
    """The fate and reason of what is not to be delivered; None for an article that is.

    `kind`: what the page is instead of an article. `options`: since and until, dates. `obey`: signals of its rights.
    """
    if kind:
        return FATES.get(kind, Fate.INVALID), kind.value
    untitled = UNTITLED in article.flags and len(article.text or "") >= STORY
    missing = [name for name in REQUIRED if not getattr(article, name) and not (untitled and name == "title")]
    if missing:
        return Fate.INVALID, f"no {' and no '.join(missing)}"
    if not _has_words(article.text or ""):
        return Fate.INVALID, "no words in its text"
    if name := reserved(article.rights, obey):
        return Fate.FILTERED, f"{RESERVED}{name}"
    return outside(article.published_at, options.get("since"), options.get("until"))


def _has_words(text: str) -> bool:
    """Whether it is more than marks: U+FFFD, signs without their letter, controls of direction."""
    if len(text.encode("utf-8", "surrogatepass").translate(None, _OTHERS)) > WORDS * len(text):
        return True
    missing = WORDS * len(text)
    step = len(text) // 3 + 1  # the first third nearly always has them
    for start in range(0, len(text), step):
        missing -= sum(map(str.isalnum, text[start : start + step]))
        if missing <= 0:
            return True
    return False


def outside(published_at: str | None, since: date | None, until: date | None) -> tuple[Fate, str] | None:
    """The objection to a publication time that is not between these days."""
    if since is None and until is None:
        return None
    if published_at is None:
        return Fate.FILTERED, "no publication time to hold against since and until"
    day = date.fromisoformat(published_at[:10])
    if since and day < since:
        return Fate.FILTERED, "published before since"
    if until and day > until:
        return Fate.FILTERED, "published after until"
    return None
