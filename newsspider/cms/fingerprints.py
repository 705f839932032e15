"""Which families a page belongs to: by its address, and by what it says for machines, which is read anyway.

Looking for 17 words in a page's bytes would cost half of its parse. So a mark here is an id, a meta tag, a comment or a
script's address; classes are not.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from lxml.etree import XPath
from scrapy.http import HtmlResponse, TextResponse

from newsspider.cms import hooks, portals, press, scripted, systems, taiwan
from newsspider.epapers.known import edition_page
from newsspider.page import ArticlePage
from newsspider.reading.elements import COMMENT
from newsspider.views import document_of

Family: TypeAlias = type[ArticlePage]

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
MARKED: Final = tuple(dict.fromkeys(chain(*(each.values() for each in (IDS, METAS, COMMENTS, SCRIPTS)))))
_COMMENTS: Final = tuple(COMMENTS)
_IDS: Final = XPath(f"id('{' '.join(IDS)}')/@id", smart_strings=False)


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
    return joined(tuple(dict.fromkeys((*found, *marked(response)))))


@lru_cache(maxsize=1024)
def _of_host(host: str) -> tuple[Family, ...]:
    while host:
        if family := HOSTS.get(host):
            return (family,)
        host = host.partition(".")[2]
    return ()


def marked(response: HtmlResponse) -> Iterator[Family]:
    """The families whose marks are on the page."""
    ids: Any = _IDS(response.selector.root)
    found = {IDS[each] for each in ids}
    addresses, comments = [], []
    for tag, said, text in document_of(response).telling:
        if tag == "script":
            if address := said.get("src"):
                addresses.append(address)
        elif tag == COMMENT:
            comments.append(text)
        elif tag == "meta" and (family := METAS.get(said.get("name", ""))):
            found.add(family)
    if any(map("\n".join(comments).__contains__, _COMMENTS)):  # hardly any page has such
        begins = [text.lstrip() for text in comments]
        found.update(family for word, family in COMMENTS.items() if any(text.startswith(word) for text in begins))
    listed = " ".join(addresses)
    found.update(family for part, family in SCRIPTS.items() if part in listed)
    return filter(found.__contains__, MARKED)


@cache
def joined(found: tuple[Family, ...]) -> Family:
    """One class that asks them in this order; one that another is made from speaks in that one's place."""
    bases = [each for each in found if not any(issubclass(other, each) for other in found if other is not each)]
    if len(bases) == 1:
        return bases[0]
    return type("".join(base.__name__ for base in bases), tuple(bases), {}, general=True)
