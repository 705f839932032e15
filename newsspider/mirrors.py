"""Mirror copies: a host, often hijacked, that shows another site's pages. What was seen becomes a flag.

Beside the glosses (`repair.glosses`) a copy shows itself by the words it was stuffed with for search engines, which its
own article never says, and by a canonical address on a site that everything on the page belongs to but its host.
A page that was republished with permission has links of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import compress
from operator import not_
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element

from newsspider.identity import site
from newsspider.reading.blocks import Document
from newsspider.reading.structured import Structured

KEYWORDS: Final = "mirror_keywords"
CANONICAL: Final = "mirror_canonical"  # with the other site behind a colon

# Names and wares of betting and porn sites, as hijacked Chinese pages carry them, in lower case. The first
# line, which is how each begins, makes it five times as fast.
_SPAM: Final = re.compile(
    r"(?=[博赌百老时時六赛p真体彩棋买投皇亚开华乐半必万雷爱九米沙澳威金银太新国無无久成黄免一毛])(?:博彩|赌场|百家乐|百家樂|老虎机|老虎機|时时彩|時時彩|六合彩|赛车pk10|pk10|真人(?:娱乐|视讯|荷官)|体育(?:投注|博彩|彩票)|彩票(?:投注|平台|网站)"
    r"|棋牌(?:平台|游戏|下载)|买球|投注(?:网|平台|站)|(?:皇冠|亚博|开云|华体会|乐鱼|博鱼|半岛|必威|万博|雷速|爱游戏|九游会|米乐|沙巴|澳门|威尼斯|金沙|银河|太阳城|新葡京)"
    r"(?:体育|娱乐|娛樂|官网|国际|真人|app|棋牌|电竞|赌|平台)|国产精品|亚洲(?:无码|精品|av)|無碼|无码|久久(?:精品|综合)|成人(?:视频|影院|网站)"
    r"|黄色(?:网站|视频)|免费(?:观看|在线)视频|一区二区|毛片)"
)
_HAN: Final = re.compile("[㐀-鿿]")
_MACHINES: Final = ("keywords", "description", "og:title", "og:description")
_FIRST: Final = 40  # blocks in which a Chinese page has Chinese words
_FEW, _MANY = 2, 4  # different such words in what is written for machines, and anywhere on the page
_REPEATS: Final = 4  # of one phrase in the title
_PHRASE: Final = re.compile(r"[_\-|,，、;；\s–—]+")
_ENTITY: Final = re.compile(rb"&#(?:x[3-9a-f][0-9a-f]{3}|[1-6]\d{4});", re.I)
_RAW_TITLE: Final = re.compile(rb"<title[^>]{0,200}>([^<]{0,2000})</title", re.I)
_HEAD: Final = 40_000  # bytes of the source that hold the title
_CODED: Final = 8  # characters of a title that is written in entities
_HOST: Final = re.compile(r"(?:https?:)?//[^/?#\s]{1,255}")
_LINKS: Final = 10  # to the other site, that show whose page it is


def mirror_flags(document: Document, inside: list[bool], structured: Structured, source: bytes, url: str) -> list[str]:
    """The flags of a copy. `inside`: the blocks of the article; `source`: the page's."""
    flags = []
    if _is_stuffed(document, inside, structured, source):
        flags.append(KEYWORDS)
    if document.root is not None and (other := _other_site(document.root, structured, url)):
        flags.append(f"{CANONICAL}:{other}")
    return flags


def _is_stuffed(document: Document, inside: list[bool], structured: Structured, source: bytes) -> bool:
    """Whether the page says words for search engines that its article never does, or one phrase over and over."""
    title = structured.title
    phrases = [phrase for phrase in _PHRASE.split(title) if len(phrase) >= _REPEATS]
    if len(phrases) >= _REPEATS and any(phrases.count(phrase) >= _REPEATS for phrase in phrases[:_CODED]):
        return True
    if not _HAN.search(title) and not _HAN.search("\n".join([block.text for block in document.blocks[:_FIRST]])):
        return False  # such words are Chinese, on pages in other languages too: first of all in their titles
    body = _words(document, inside, kept=True)
    machines = "\n".join([title, *(word for name in _MACHINES for word in structured.meta.get(name, ()))])
    for text, least in ((machines, _FEW), (_words(document, inside, kept=False), _MANY)):
        said = _spam(text)
        if len(said) >= least and len(said - _spam(body)) >= least:
            return True
    # A title that hides behind entities, and has nothing to do with the article.
    return bool(body) and not any(map(body.__contains__, _pairs(title))) and _is_coded(title, source)


def _words(document: Document, inside: list[bool], *, kept: bool) -> str:
    return "\n".join([block.text for block in compress(document.blocks, inside if kept else map(not_, inside))])


def _is_coded(title: str, source: bytes) -> bool:
    if source.count(b"&#", 0, _HEAD) < _CODED or not (found := _RAW_TITLE.search(source[:_HEAD])):
        return False
    return len(_ENTITY.findall(found[1])) >= _CODED and found[1].count(b"&#") * 2 >= len(title)


def _spam(text: str) -> set[str]:
    return set(_SPAM.findall(text.lower())) if _HAN.search(text) else set()


def _pairs(text: str) -> set[str]:
    return {text[index : index + 2] for index in range(len(text) - 1) if text[index] > "㐀"}


def _other_site(root: _Element, structured: Structured, url: str) -> str | None:
    """The site that canonical link and og:url name, if the page belongs to it and not to its host."""
    path = urlsplit(url).path
    here = url[: -len(path)] if path and url.endswith(path) else url
    for said in (structured.canonical, structured.first("og:url")):
        if not said or said.startswith(here):
            continue
        own = site(url)
        try:
            there = urlsplit(urljoin(url, said.strip()))
            other = site(there.geturl())
        except ValueError:
            continue
        if there.scheme not in ("http", "https") or "." not in other or other == own or "%" in other:
            continue
        sites = Counter[str]()
        for each in _sites(root):
            if each == own:
                return None
            sites[each] += 1
        if sites[other] >= _LINKS or (len(path) > 1 and there.path == path):
            return other
    return None


def _sites(root: _Element) -> Iterator[str]:
    """The sites of the page's absolute links, scripts and pictures."""
    for element in root.iter("a", "script", "img"):
        said = (element.get("href") or element.get("src") or "").strip()
        if found := _HOST.match(said):
            try:
                yield site(found[0])
            except ValueError:
                continue
