"""Datelines, bylines and editor lines. Their fields were lifted when the page was read; here the lines go."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from newsspider.boilerplate.lexicon import Kind, Patterns
from newsspider.boilerplate.page import Page
from newsspider.boilerplate.rule import Rule, Sample
from newsspider.reading.bylines import looks_like_byline, read_byline

LONGEST: Final = 200  # characters; a byline that names reporters, correspondents and cameras has about 90
EDGE: Final = 1_000  # lines at the text's either end that are read so; each costs 0.2 ms
# "主任:" and "记者:" alone are speakers of an interview.
ROLES: Final = (
    r"(?:(?:值班|执行|本期|副)(?:主任|总编|编委|主编)"
    r"|(?:本期|本页|本版|本文|网络|值班|执行|栏目|新媒体|微信|文字|图片|视频|见习|实习|责任|版面|副)?"
    r"(?:编辑|责编|主编|审核|审读|校对|监制|终审|初审|复审|一审|二审|三审|排版|美编|统筹|策划|制图|编审|签发|校检|编校))"
)
DATE: Final = r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?"
CLOCK: Final = r"(?:t|\s{0,3})\d{1,2}[:时]\d{2}(?:[:分]\d{0,2})?"
SOURCE: Final = r"(?:文章|本文|信息|新闻|稿件)?(?:来源|来自|稿源|出处|转自)"


def is_byline(text: str) -> bool:
    """Whether a line is byline matter and nothing else."""
    if text.endswith("。") or not looks_like_byline(text):  # a sentence: 编辑:是一门手艺。
        return False
    byline = read_byline(text, only_whole=True)
    if byline is None:
        return False
    # A line of rights alone is for the rule of that name.
    return any((byline.published, byline.source, byline.authors, byline.editors, byline.credits))


@dataclass(frozen=True, eq=False, kw_only=True)
class Bylines(Rule):
    """`whole` says whether a line is a byline and nothing else; it reads lines that no label gives away.

    A date with its time goes only above the article's first paragraph: below, it may sign an announcement.
    """

    whole: Callable[[str], bool] = is_byline

    def find(self, page: Page) -> Iterable[int]:
        """The indexes of the blocks that it would drop."""
        yield from super().find(page)
        # Outside the body the name of the rule is all that is at stake: not worth a reader's time.
        lines = [
            index
            for index, inside in enumerate(page.inside)
            if inside and page.labels[index] is None and page.sizes[index] <= LONGEST
        ]
        edges = lines if len(lines) <= 2 * EDGE else lines[:EDGE] + lines[-EDGE:]
        yield from (index for index in edges if self.whole(page.blocks[index].text))

    def goes(self, page: Page, index: int, kind: Kind) -> bool:
        """Whether this one line goes."""
        return kind is Kind.LINE or index < page.first_prose < len(page.blocks)


BYLINES = Bylines(
    name="bylines",
    patterns=Patterns(
        line=(
            ROLES + r"\s?[:/|丨︱]\s?[^。?;]{1,70}",
            r"(?#转自|来源|来自|稿源|出处)[^。:]{0,20}" + DATE + r"(?:" + CLOCK + r")?\s*" + SOURCE + r"\s*[:].{0,60}",
            DATE + r"(?:" + CLOCK + r")?\s*(?:作者|编辑|责任编辑|浏览|阅读|字体|点击|字号)\s*[: ].{0,60}",
            SOURCE + r"\s*[:|/]\s*[^。?]{1,50}",
            r"(?:作者|撰文|供稿|摄影|文/图|图/文)\s*[:/|丨]\s*[^。,?]{1,40}",
            r"(?:记者|通讯员)\s*[/|丨]\s*[^。,?]{1,40}",
            r"(?#기자)[가-힣]{2,4}\s?기자\s{0,2}[(=]?\s?[\w.-]{2,30}@[\w.-]{4,30}.{0,10}",
            r"(?:原标题|原题)\s*:.{1,70}",
            r"返回搜狐,?查看更多.{0,20}",
            r"(?:发布|发表|更新|发稿)(?:时间|日期|于)\s*:?\s*\d{4}.{0,50}",
            r"(?:published|updated|posted|last updated|last modified|first published)(?: on| at)?\s?:?"
            r" (?:\w{3,9},? )?(?:\w{3,9}\.?,? )?\d{1,2}.{0,30}\d{4}.{0,24}",
        ),
        weak=(DATE + r"(?:" + CLOCK + r")?(?:\s.{0,20})?",),
    ),
    samples=(
        Sample(
            "集中力量加快工业园区建设\n✂ 2022-10-11 08:10 来源:湛江日报 作者:记者文秋华 见习记者范子华\n"
            "市领导张仁建参加调研活动,看望职工,并与企业家座谈。\n✂ 编辑:张雅婷\n✂ 值班主任:莫松萌"
        ),
        Sample(
            "✂ 2022年10月11日 08:10\n会议要求,各县市要加强统筹布局,科学取舍。\n"
            "✂ (编辑/徐卫民 值班主任/何杰 值班编委/郑时雨)"
        ),
        Sample("✂ 來源:某某日報\n颱風今晚登陸,各地嚴陣以待,學校停課一天。\n✂ 責任編輯:王小明\n✂ 原標題:颱風來了"),
        Sample("✂ Published: May 3, 2024 at 10:15\nThe river rose two metres overnight and reached the market square."),
        Sample(
            "编辑部的故事\n编辑:是一门手艺。\n来源:古籍有载,此地秦时已设县。\n"
            "他在编辑岗位上工作了三十年,值班主任这样介绍。\n"
            "记者:为什么?\n主任:因为我们准备得早。\n编辑:你怎么看?\n特此公告。\n2022年10月11日"
        ),
        Sample(
            "Editor of the year\nThe story was updated in 2022 by its author, who added a chapter on the war.\n"
            "Published poets met in May."
        ),
    ),
)
