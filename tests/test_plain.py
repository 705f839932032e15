"""Plain-text articles: which line is the title, and where the text begins."""

from datetime import UTC, datetime

import pytest
from scrapy.http import TextResponse

from newsspider.article import Article
from newsspider.cleaning import to_article
from newsspider.page import ArticlePage

NOW = datetime(2026, 11, 22, tzinfo=UTC)
DATELINE = "2026-11-21 08:08 来源：江洲日报 作者：记者何永康"
LONGER = "昨日水库开闸放水，市民到场观看，水位降了两米。"


def read(text: str) -> Article:
    response = TextResponse("https://news.example.cn/a/1.txt", body=text.encode(), encoding="utf-8")
    return to_article(ArticlePage(response, NOW).read())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"江洲水库开闸放水\n\n{DATELINE}\n\n昨日水库开闸放水。\n\n水位降了两米。\n\n编辑：张雅婷",
            "昨日水库开闸放水。\n\n水位降了两米。",
        ),
        (f"登录账号\n\n江洲水库开闸放水\n\n{DATELINE}\n\n昨日水库开闸放水。", "昨日水库开闸放水。"),
        (f"2026年11月21日 星期六\n\n江洲水库开闸放水\n登录 | 注册\n{DATELINE}\n\n{LONGER}", LONGER),
        ("江洲水库开闸放水\n\n昨日水库开闸放水。", "昨日水库开闸放水。"),
    ],
    ids=["short paragraphs", "one line", "bars around the title", "no dateline"],
)
def test_short_paragraphs_leave_the_title_its_line(text: str, wanted: str) -> None:
    article = read(text)
    assert (article.title, article.text) == ("江洲水库开闸放水", wanted)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "text",
    [
        "A storm is coming from the east.\n\nShelters are open.",
        "Forecasters said on Friday that a storm would reach the town.",
    ],
)
def test_the_title_is_above_the_first_byline(gap: str, text: str) -> None:
    article = read(gap.join(("Storm warning issued for Riverbend", "By Tom Okafor", "November 20, 2026", "")) + text)
    assert (article.title, article.text, article.published_at) == (
        "Storm warning issued for Riverbend",
        text,
        "2026-11-20",
    )
    assert [author.name for author in article.authors] == ["Tom Okafor"]


def test_a_name_below_the_text_makes_no_title_of_it() -> None:
    assert read("昨日水库开闸放水。\n市民到场观看。\n（记者 何永康）").title is None
