"""Links to other pages of the article and to its neighbours: 上一页 1 2 3 下一页, 上一篇:…, 阅读全文."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsspider.boilerplate.lexicon import Patterns
from newsspider.boilerplate.page import Page
from newsspider.boilerplate.rule import Rule, Sample
from newsspider.boilerplate.spelling import fold


@dataclass(frozen=True, eq=False, kw_only=True)
class Pagers(Rule):
    """Takes page numbers too, but only in an unbroken row with a pager's words: a lone number is a table's cell."""

    def find(self, page: Page) -> Iterable[int]:
        """The indexes of the blocks that it would drop."""
        for index in super().find(page):
            yield index
            for step in (-1, 1):
                beside = index + step
                while 0 <= beside < len(page.blocks) and _is_number(page.blocks[beside].text):
                    yield beside
                    beside += step


def _is_number(text: str) -> bool:
    return len(text) < 6 and (key := fold(text)).isdecimal() and len(key) < 4


PAGERS = Pagers(
    name="pagers",
    patterns=Patterns(
        line=(
            r"第\s*\d{1,3}\s*页\s*[/,(]?\s*共\s*\d{1,3}\s*页",
            r"(?:上|下|前|后)一(?:页|篇|条|则|章)\s*[:>].{0,60}",
            r"(?:previous|next|prev)(?: article| post| story| page| in [a-z ]{2,20})?\s*[:>»].{1,70}",
            r"page \d{1,3} (?:of|/) \d{1,3}",
            r"(?:上接|下转|转接|紧接)\s*第?\s*[a-d]?[\d一二三四五六七八九十]{1,3}\s*版.{0,10}",
            r"(?:点击)?阅读下一篇.{0,40}",
            r"(?:story|article) continues (?:below|on (?:the )?next page).{0,20}",
        ),
        weak=(
            r"(?:请)?(?:点击|长按)(?:下方|上方|文末|左下角|页面)?[^。]{0,6}阅读原文[^。]{0,16}",
            r"共\s*\d{1,3}\s*页",
            r"第\s*\d{1,3}\s*页",
            r"\d{1,3}\s*/\s*\d{1,3}",
            r"\d{1,2}(?:\s+\d{1,2}){2,9}",
        ),
    ),
    classes=frozenset("pager pagination paging pages pagenav prevnext".split()),
    samples=(
        Sample("座谈会上,与会部门立足职责职能作交流发言,提出意见建议。\n✂ 上一页\n✂ 1\n✂ 2\n✂ [3]\n✂ 下一页"),
        Sample(
            "市领导参加调研活动,并看望了一线职工。\n✂ 上一页 1 2 3 下一页\n✂ 下一篇:市区8路公交车站开通\n✂ (下转第3版)"
        ),
        Sample("座谈会上,与会部门立足职责职能作交流发言,提出意见建议。\n✂ 点击下方“阅读原文”查看详情"),
        Sample(
            "报名通道今日开启,名额共一百个,先到先得。\n点击下方“阅读原文”查看详情\n报名截至本月底,逾期不再受理,敬请留意。"
        ),
        Sample("The match ended in the rain, and nobody in the stadium seemed to mind.\n✂ Page 1 of 3\n✂ Next page"),
        Sample(
            "<p>昨日,全市首个镇级污水处理厂正式投入运行。</p><div class='pagination'><a href='1'>✂ 壹</a> "
            "<p><a href='2'>✂ 贰</a></p></div>"
        ),
        Sample(
            "决赛结果如下,主队以一球优势取胜:\n主队\n3\n客队\n2\n下一页的故事,由年轻球员来写。\n全文\n"
            "共计三万字,分为十章。"
        ),
        Sample("The next page in the history of the club was written by a goalkeeper, aged 19.\n12\n7\nHe stayed on."),
    ),
)
