"""What an element's class, id, itemprop and role say about it, as bits: hints for the model, never a verdict.

The names are those that web developers everywhere use, in English and in Pinyin; no site is named.
"""

from functools import lru_cache
from typing import Final

GROUPS: Final = {
    "comment": "comment reply replies discuss disqus livefyre pinglun gentie respond",
    "related": "relat recommend more-from readmore read-more also similar trending popular ranking rank most-read hot"
    " xiangguan tuijian paihang further teaser promo outbrain taboola recirc",
    "share": "share sharing social follow facebook twitter weibo weixin wechat bshare fenxiang jiathis qrcode addthis",
    "nav": "nav menu breadcrumb crumb pager pagina topbar toolbar location daohang position weizhi skip",
    "advert": "advert banner sponsor promot popup modal overlay newsletter dialog subscri signup paywall"
    " register login adsense guanggao",
    "consent": "cookie consent gdpr onetrust didomi usercentrics privacy ccpa",
    "footer": "foot copyright bottom disclaimer legal imprint statement shengming banquan",
    "side": "side aside rail column-right right-col widget right_",
    "caption": "caption figure credit photo gallery slide picture image legend video player lightbox carousel",
    "meta": "byline author date time meta source posted publish info bio editor laiyuan zuozhe timestamp avatar",
    "tags": "tag keyword topic categor label",
    "body": "articlebody article-body article_body body content text entry post-content story main neirong zhengwen"
    " detail zoom paragraph",
    "article": "article post news story",
    "title": "title headline subject header heading biaoti",
    "lead": "lead intro summary standfirst abstract dek subtitle excerpt description zhaiyao deck",
    "hidden": "hidden hide visually sr-only screen-reader noprint print-only invisible",
    "quote": "quote embed tweet instagram factbox infobox box",
}
NAMES: Final = tuple(GROUPS)
FOREIGN: Final = 1 << NAMES.index("comment") | 1 << NAMES.index("consent")  # long prose, but never the article
WORDS: Final = tuple((word, 1 << bit) for bit, words in enumerate(GROUPS.values()) for word in words.split())


@lru_cache(maxsize=1 << 16)
def bits(classes: str) -> int:
    """The groups of `NAMES` of which a word occurs in these lower-case class words; bit i is group i."""
    found = 0
    for word in classes.split():
        found |= word_bits(word)
    return found


@lru_cache(maxsize=1 << 16)
def word_bits(word: str) -> int:
    """`bits` of one class word; remembered, for sites share their vocabulary."""
    found = 0
    for part, bit in WORDS:
        if part in word:
            found |= bit
    return found
