"""Which families a page belongs to: by its address, and by the few places of its tree that can be asked cheaply.

Looking for 17 words in a page's bytes cost half of its parse, asking the tree that is parsed anyway less than a tenth
(.08, median over 1,106 pages). So a mark here is an id, a meta tag, a comment or a script's address; classes are not.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from lxml.etree import Comment, XPath, _Element
from scrapy.http import HtmlResponse, TextResponse

from newsspider.cms import hooks, portals, press, scripted, systems, taiwan
from newsspider.epapers.known import edition_page
from newsspider.page import ArticlePage
from newsspider.reading.cheap import cheap_elements

Family: TypeAlias = type[ArticlePage]

MOST: Final = 1_000  # comments and scripts looked at
LONGEST: Final = 40  # characters of a comment looked at
#: By registered domain, or a host below it.
HOSTS: Final[dict[str, Family]] = {
    "people.com.cn": press.People,
    "people.cn": press.People,
    "news.cn": press.Xinhua,
    "xinhuanet.com": press.Xinhua,
    "chinanews.com": press.Chinanews,
    "chinanews.com.cn": press.Chinanews,
    "huanqiu.com": scripted.Huanqiu,
    "thepaper.cn": scripted.ThePaper,
    "guancha.cn": press.Guancha,
    "southcn.com": press.Southcn,
    "www.gov.cn": press.GovCn,
    "sina.com.cn": portals.Sina,
    "sina.cn": portals.Sina,
    "163.com": portals.NetEase,
    "qq.com": portals.Tencent,
    "mp.weixin.qq.com": portals.Wechat,
    "ifeng.com": scripted.Ifeng,
    "toutiao.com": scripted.Toutiao,
    "sohu.com": portals.Sohu,
    "hk.news.yahoo.com": portals.Yahoo,
    "tw.news.yahoo.com": portals.Yahoo,
    "cna.com.tw": taiwan.Cna,
    "ltn.com.tw": taiwan.Ltn,
    "udn.com": taiwan.Udn,
    "ettoday.net": taiwan.Ettoday,
    "setn.com": taiwan.Setn,
    "chinatimes.com": taiwan.Chinatimes,
}
#: By the path of the article's URL.
PATHS: Final[tuple[tuple[re.Pattern[str], Family], ...]] = (
    (re.compile(r"/\d{6}/t\d{8}_\d+(?:_\d+)?\.s?html?$"), systems.Trs),
    (re.compile(r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\d+_\d+\.html$"), systems.Hanweb),
    (re.compile(r"/p/\d{5,8}(?:_\d+)?\.html$"), systems.Cjyun),
)
IDS: Final[dict[str, Family]] = {
    "pubtime_baidu": hooks.BaiduIds,
    "source_baidu": hooks.BaiduIds,
    "ivs_content": hooks.IvsIds,
}
METAS: Final[dict[str, Family]] = {"ArticleTitle": hooks.GovernmentMeta}
#: By how a comment begins.
COMMENTS: Final[dict[str, Family]] = {"enpproperty": systems.FounderWeb, "enpcontent": systems.FounderWeb}
#: By what a script's address contains.
SCRIPTS: Final[dict[str, Family]] = {
    "/plus/count.php": systems.SmallPortal,
    "/e/public/ViewClick": systems.SmallPortal,
    "/api.php?op=count": systems.SmallPortal,
}
# Strings that remember their element ("smart") cost twice as much.
_IDS: Final = XPath(f"id('{' '.join(IDS)}')/@id", smart_strings=False)
_METAS: Final = XPath("/html/head/meta/@name", smart_strings=False)
_COMMENTS: Final = tuple(COMMENTS)


def page_for(response: TextResponse, own: Family = ArticlePage) -> Family:
    """The class that reads this page: `own` (a site file's), then its host's family, then those of its marks.

    The article of a newspaper's digital edition is read as such, and as nothing else.
    """
    if not isinstance(response, HtmlResponse):
        return own
    if own is ArticlePage and (edition := edition_page(response)):
        return edition
    parts = urlsplit(response.url)
    found = [own, *_of_host(parts.hostname or "")]
    found += [family for path, family in PATHS if path.search(parts.path)]
    return joined(tuple(dict.fromkeys((*found, *marked(cheap_elements(response.selector.root))))))


@lru_cache(maxsize=1024)
def _of_host(host: str) -> tuple[Family, ...]:
    while host:
        if family := HOSTS.get(host):
            return (family,)
        host = host.partition(".")[2]
    return ()


def marked(root: _Element) -> Iterator[Family]:
    """The families whose marks are in the tree; one may come several times."""
    ids: Any = _IDS(root)
    names: Any = _METAS(root)
    yield from (IDS[each] for each in ids)
    yield from (METAS[each] for each in names if each in METAS)
    addresses = []
    for element in islice(root.iter(Comment, "script"), MOST):  # one walk over the tree for both
        if element.tag == "script":
            addresses.append(element.get("src", ""))
        elif (said := (element.text or "")[:LONGEST].lstrip()).startswith(_COMMENTS):
            yield from (family for word, family in COMMENTS.items() if said.startswith(word))
    listed = " ".join(addresses)
    yield from (family for part, family in SCRIPTS.items() if part in listed)


@cache
def joined(found: tuple[Family, ...]) -> Family:
    """One class that asks them in this order; one that another is made from speaks in that one's place."""
    bases = [each for each in found if not any(issubclass(other, each) for other in found if other is not each)]
    if len(bases) == 1:
        return bases[0]
    return type("".join(base.__name__ for base in bases), tuple(bases), {}, general=True)
