"""The links of a page, and what kind of page each leads to, by URL shape and by the words of the link."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urldefrag, urlsplit

from lxml.etree import _Element

from newsspider.discovery.patterns import pattern
from newsspider.reading.urls import base_of, day_in, join

MAX_LINKS: Final = 5_000  # of one page
MAX_WORDS: Final = 2_000  # characters of a link's text that are read
MAX_URL: Final = 2_083  # characters, as Scrapy's URLLENGTH_LIMIT
ALIKE: Final = 3  # sure articles that vouch for the pattern of their URLs
ARTICLE_FROM: Final = 2.0  # the score from which a link is an article's

_FILES: Final = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|xml|rss|pdf|docx?|xlsx?|pptx?|zip|rar|7z|gz|apk|exe|dmg|mp[34]|m4a|avi|mov|flv|m3u8)$",
    re.I,
)
_ID: Final = re.compile(
    r"\d{5,}|[0-9a-f]{16,}|(?<![a-z0-9])(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{10,}(?![a-z0-9])", re.I
)
_DIGITS: Final = re.compile(r"\d+")
_QUERY_ID: Final = re.compile(r"(?:^|&)\w{0,16}(?:id|no|sn|aid|nid|cid)=\d{3,}(?:&|$)", re.I)  # ?articleid=9001
_SHORT_ID: Final = re.compile(r"(?<!\d)\d{2,4}(?!\d)")
_PAGE: Final = re.compile(r"\.(?:s?html?|php|aspx?|jsp|do)$", re.I)
_INDEX: Final = re.compile(r"^(?:index|default|list|home|node_\d+|channel)\b", re.I)
# Path words of pages that serve readers of a site, and of kinds that carry no article text.
_SERVICE: Final = re.compile(
    r"(?:^|[/_.-])(?:login|reg|register|signup|signin|logout|passport|user|account|member|search|so|tags?|topics?|authors?"
    r"|about|aboutus|contact|privacy|terms|copyright|help|faq|feedback|download|apps?|rss|feed|sitemap|ads?|advert|jobs?"
    r"|subscribe|newsletter|shop|videos?|live|photos?|special|zt|print|comments?|category|categories)(?:$|[/_.-])",
    re.I,
)
_KINDS: Final = re.compile(r"/(?:p|a|article|articles|news|content|story|detail|doc|art|c|info|newsdetail)/", re.I)
_WIDE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_NEXT: Final = re.compile(
    r"^(?:下一?[页頁]|后一?页|下页|next(?: page)?|older(?: posts)?|more|次へ|다음)?\s*[>›»→]*$", re.I
)
_PAGER_URL: Final = re.compile(r"(?:^|[/_=-])(?:index|list|page|p|pn|node_\d+)?[_=/-]?\d{1,3}(?:\.s?html?)?$", re.I)


@dataclass(frozen=True, slots=True)
class Link:
    """An absolute URL without fragment, and the words that stand for it: link text, else title, else picture's alt."""

    url: str
    text: str
    rel: str = ""


def links(root: _Element, url: str) -> Iterator[Link]:
    """Every http link of the page at `url`, each once with its longest words; past MAX_LINKS, new patterns alone."""
    base = base_of(root, url)
    found: dict[str, Link] = {}
    crowd: frozenset[str] = frozenset()
    for element in root.iter("a"):
        href = (element.get("href") or "").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
            continue
        url = urldefrag(join(base, href) or "").url
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or len(url) > MAX_URL:
            continue
        text = _words(element)
        if url not in found and len(found) >= MAX_LINKS:
            crowd = crowd or frozenset(pattern(each) for each in found)
            if len(found) >= 2 * MAX_LINKS:
                break
            if pattern(url) in crowd:  # a page full of one kind of link has others behind them
                continue
        if url not in found or len(text) > len(found[url].text):
            found[url] = Link(url, text, (element.get("rel") or "").lower())
    yield from found.values()


def _words(element: _Element) -> str:
    # Where links stand inside one another each has its own words alone: 1,000 around one text would read it as often.
    if next(element.iterdescendants("a"), None) is not None:
        return " ".join((element.text or "")[:MAX_WORDS].split())
    return " ".join("".join(element.itertext())[:MAX_WORDS].split()) or _stand_in(element)


def _stand_in(element: _Element) -> str:
    alt = next((image.get("alt") for image in element.iter("img") if image.get("alt")), "")
    return " ".join((element.get("title") or alt or "")[:MAX_WORDS].split())


def looks_like_article(link: Link) -> bool:
    """Whether URL shape and words together speak for an article."""
    parts = urlsplit(link.url)
    shape = _shape(parts)
    words = _title_like(link.text)
    return shape + words >= ARTICLE_FROM and shape >= 1 and words > -2


def could_be_article(link: Link) -> bool:
    """Whether the link is worth a word when it is left out: words that may be a title, an address that is a page's."""
    words, shape = _title_like(link.text), _shape(urlsplit(link.url))
    return words > -2 and shape > -1 and shape + words >= 1


def named_like_article(url: str) -> bool:
    """Whether a URL alone speaks for an article, where a list gives no words with it."""
    return _shape(urlsplit(url)) >= ARTICLE_FROM


def articles(found: list[Link]) -> list[Link]:
    """The links among these that lead to articles.

    Where at least ALIKE of them are sure, a further one of the same pattern of URL is one too, however short its words.
    """
    sure = {link for link in found if looks_like_article(link)}
    patterns = Counter(map(_pattern, sure))

    def vouched(link: Link) -> bool:
        return patterns[_pattern(link)] >= ALIKE and _title_like(link.text) > -2

    return [link for link in found if link in sure or vouched(link)]


def _pattern(link: Link) -> str:
    return _DIGITS.sub("0", link.url)


def looks_like_list(link: Link) -> bool:
    """Whether the link leads to a front or section page of the same kind of site: few words, a path without ids."""
    parts = urlsplit(link.url)
    path = parts.path
    if parts.query or _FILES.search(path) or _SERVICE.search(path) or _ID.search(path) or day_in(link.url):
        return False
    last = path.rstrip("/").rpartition("/")[2]
    plain = (
        path.endswith("/") or not last or bool(_INDEX.match(last)) or not (_PAGE.search(last) or _SHORT_ID.search(last))
    )
    return plain and path.count("/") <= 4 and bool(link.text) and _title_like(link.text) <= 0


def next_list_page(found: list[Link], current: str) -> str | None:
    """The following page of a list: rel=next, 下一页, next …, in the same folder or with the same path."""
    here = urlsplit(current)
    folder = here.path.rpartition("/")[0]
    for link in found:
        there = urlsplit(link.url)
        said_next = "next" in link.rel.split() or (link.text and _NEXT.match(link.text))
        near = there.netloc == here.netloc and there.path.startswith(folder)
        if (
            said_next
            and near
            and link.url != current
            and _PAGER_URL.search(f"{there.path}?{there.query}" if there.query else there.path)
        ):
            return link.url
    return None


def _shape(parts: SplitResult) -> float:
    path = parts.path
    if _FILES.search(path) or path in ("", "/"):
        return -2
    last = path.rstrip("/").rpartition("/")[2]
    stem = _PAGE.sub("", last)
    dated = day_in(path) is not None
    score = 2.0 * dated
    if _ID.search(last) or _QUERY_ID.search(parts.query):
        score += 2
    elif _SHORT_ID.search(stem):
        score += 1
    if stem.count("-") >= 3 or stem.count("_") >= 4:
        score += 2
    score += 0.5 * bool(_PAGE.search(last)) + 0.5 * bool(_KINDS.search(path))
    if path.endswith("/") and not (dated or stem.count("-") >= 3):
        score -= 1.5
    if _INDEX.match(last):
        score -= 2
    if _SERVICE.search(path):
        score -= 1.5
    return score


def _title_like(text: str) -> float:
    """1 for the words of a headline, 0 for a phrase, -1 for a word or two, -2 for none or a number."""
    wide = len(_WIDE.findall(text))
    if not text or not any(char.isalpha() for char in text):
        return -2
    if wide:
        return 1 if wide >= 8 else 0 if wide >= 5 else -1
    count = len(text.split())
    return 1 if count >= 4 and len(text) >= 20 else 0 if count >= 3 else -1
