"""Where the reader is on the site: breadcrumbs, menus, links to the printed paper, "back to top"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from newsspider.boilerplate.lexicon import Patterns
from newsspider.boilerplate.page import Page
from newsspider.boilerplate.rule import Rule, Sample

MENU: Final = re.compile(rb"\x01{3,}")  # so many link-only blocks in a row make one
ENTRY: Final = 60  # characters of a menu's entry at most


@dataclass(frozen=True, eq=False, kw_only=True)
class Navigation(Rule):
    """Also drops runs of links before the article's first and after its last paragraph: menus, whatever their words."""

    def find(self, page: Page) -> Iterable[int]:
        """The indexes of the blocks that it would drop."""
        yield from super().find(page)
        yield from _menus(page)


def _menus(page: Page) -> Iterator[int]:
    if page.last_prose < 0:
        return
    # As bytes, for a pattern finds runs faster than a loop does.
    entries = bytes(linked and size <= ENTRY for linked, size in zip(page.linked, page.sizes, strict=True))
    for start, end in ((0, page.first_prose), (page.last_prose + 1, len(entries))):
        for menu in MENU.finditer(entries, start, end):
            yield from range(*menu.span())


NAVIGATION = Navigation(
    name="navigation",
    patterns=Patterns(
        line=(
            r"(?:您|你|当前|目前|现在|所在)[^。:]{0,8}位置(?:是)?\s*[: ].{0,60}",
            r"位置\s*:\s*首页.{0,50}",
            r"当前版\s*:.{0,20}",
            r"首页\s*[>»›/|·-].{1,60}",
            r"(?#>|»|›)[^。>]{1,16}(?:[>»›][^。>]{1,16}){0,5}[>»›]\s*(?:正文|详情|内容|正文阅读)",
            r"(?:you are here|sie sind hier|vous êtes ici|estás en|вы здесь|jesteś tutaj)\s*:.{1,70}",
            r"(?:home|start|startseite|accueil|inicio|главная|strona główna)\s*[>»›/|].{1,70}",
            r"(?#>|»|›)[^。.>»›]{1,17}+(?:[>»›]\s?[^。.>»]{1,20}){2,6}",
        ),
        weak=(
            r"(?:tags?|filed under|topics)\s?:\s?[^.]{2,70}",
            r"标签\s?:\s?[^。]{2,70}",
            r"第\s*[a-d]?\d{1,3}\s*版(?:\s*:.{0,12})?",
            r"[a-d]\d{1,2}版?(?:\s*:.{0,12})?",
        ),
    ),
    classes=frozenset("breadcrumb breadcrumbs crumb crumbs mbx curpos navbar".split()),
    samples=(
        Sample(
            "✂ You are here: Home » World » Floods\n✂ Вы здесь: Новости, Наводнение\n"
            "The river rose two metres overnight and reached the market square.\n"
            "You are here to help, the mayor told them. They said that they would stay until Monday."
        ),
        Sample(
            "✂ 当前位置:首页 > 新闻中心 > 本地新闻 > 正文\n全市园区建设推进会召开\n"
            "会议指出,各级各部门要进一步增强责任感、紧迫感。\n✂ 数字报\n✂ 返回顶部"
        ),
        Sample("✂ 首页 > 新闻 > 正文\n✂ 繁體中文\n会议听取了上半年经济运行情况的汇报。\n✂ 查看更多>>"),
        Sample(
            "✂ Home > News > Local\n✂ Skip to content\n"
            "The river rose two metres overnight and reached the market square.\n"
            "✂ Back to top"
        ),
        Sample(
            "<ul><li><a href='/'>✂ 首页</a></li><li><a href='/a'>✂ 社会</a></li><li><a href='/b'>✂ 湾区</a></li></ul>"
            "<div><p>昨日上午,首列动车组从湛江西站开出,驶向重庆。</p></div>"
            "<div><a href='/1'>✂ 岭南</a><p><a href='/2'>✂ 海丝</a></p><p><a href='/3'>✂ 影像</a></p></div>"
        ),
        Sample("The council met until midnight, and it will meet again on Friday to vote.\n✂ Tags: budget, council"),
        Sample(
            "The price of a shirt is written on its tags, and shoppers read them.\nTags: budget, luxury\n"
            "Both words are on sale this season, the owner of the shop said on Monday."
        ),
        Sample(
            "图书馆新馆的位置:就在人民大道南侧,离地铁站三百米。\n正文\n数字报业的转型,是近年业界关注的话题。\n"
            "首页改版后,读者停留的时间增加了一倍。"
        ),
        Sample(
            "Home is where the heart is\nAt the end of the tour the visitors climbed back to the top of the tower.\n"
            "Home\nPrices rose 3% > 2% was expected, the bank said in its report on Friday."
        ),
        Sample(
            "<p>Three studies are the basis of the claim, and each of them is public:</p>"
            "<p><a href='/1'>Study of the north</a></p><p><a href='/2'>Study of the east</a></p>"
            "<p><a href='/3'>Study of the coast</a></p><p>All of them were paid for by the ministry of transport.</p>"
        ),
    ),
)
