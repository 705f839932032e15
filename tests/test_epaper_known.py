"""Articles of newspapers that come alone: known by address or by what the page says, and read as the issue's are."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from scrapy.http import HtmlResponse

from newsspider.article import Edition
from newsspider.cleaning import to_article
from newsspider.cms.fingerprints import page_for
from newsspider.epapers.page import EpaperPage
from newsspider.page import ArticlePage
from tests.epapers import PRESSES, Press
from tests.process import FAST, crawl
from tests.site import Site

DAY = date(2026, 10, 11)
NOW = datetime(2026, 11, 22, tzinfo=UTC)
BY_FAMILY = {press.family: press for press in PRESSES}
# Papers of the catalogue, and how their articles are addressed.
OF_CATALOGUE = {
    "https://szb.farmer.com.cn/2026/20261011/20261011_003/20261011_003_40.html": ("date_seq_001", "农民日报"),
    "http://epaper.cn3x.com.cn/sxsb/content/202610/11/content_4018.html": ("founder_pc_layout", "三峡商报"),
    "https://epaper.gmw.cn/zhdsb/html/2026-10/11/nw.D110000zhdsb_20261011_4-03.htm": ("founder_nbs_nw", "中华读书报"),
    "http://chinafilmnews.cn/Html/2026-10-11/4018.html": ("qpaper", "中国电影报"),
    "http://epaper.cbt.com.cn/epaper/uniflows/html/2026/10/11/03/03_4.htm": ("uniflows_default", "中华工商时报"),
    "http://szb.nmgsb.com.cn/content/2026-10/11/4018.html": ("content_edition", "内蒙古商报"),
}
ALONE = ("founder_node_content", "founder_nbs_nw", "html_index_page_content", "articel_page", "szbz", "epaper_read_do")


def article_of(press: Press, url: str) -> HtmlResponse:
    body = press.issue(DAY)[press.article_path(DAY, 3, press.numbers[1])].content
    return HtmlResponse(url, body=body, headers={"Content-Type": f"text/html; charset={press.encoding}"})


@pytest.mark.parametrize("url", OF_CATALOGUE)
def test_an_article_of_a_paper_in_the_catalogue(url: str) -> None:
    family, paper = OF_CATALOGUE[url]
    response = article_of(BY_FAMILY[family], url)
    draft = page_for(response)(response, NOW).read()
    assert draft.edition is not None
    assert (draft.edition.paper, draft.edition.date) == (paper, DAY.isoformat())
    assert to_article(draft).title == BY_FAMILY[family].stories[3].title


@pytest.mark.parametrize("family", ALONE)
def test_an_article_of_a_paper_that_no_catalogue_has(family: str) -> None:
    press = BY_FAMILY[family]
    response = article_of(press, "http://szb.fixture.example" + press.article_path(DAY, 3, press.numbers[1]))
    page = page_for(response)
    assert issubclass(page, EpaperPage)
    article = to_article(page(response, NOW).read())
    assert (article.title, article.published_at) == (press.stories[3].title, DAY.isoformat())
    assert article.edition is not None


@pytest.mark.parametrize(
    "url",
    [
        "https://www.fixture.example/html/2026-10/11/content_401866.htm",
        "https://www.fixture.example/202610/11/content_401866.html",
        "https://www.fixture.example/content/2026-10/11/401866.html",
        "https://www.fixture.example/content/9999-99/99/401866.html",
    ],
)
def test_a_news_page_with_such_an_address_is_none(url: str) -> None:
    body = "<h1>湿地公园迎客</h1><div>2026-10-11 08:30 第3版</div><div><p>国庆假期接待游客九万人次。</p></div>"
    response = HtmlResponse(url, body=body.encode(), encoding="utf-8")
    assert page_for(response) is ArticlePage


def test_a_page_that_is_asked_for_alone_has_its_edition_and_no_other_article(tmp_path: Path) -> None:
    press = BY_FAMILY["founder_node_content"]
    with Site(articles=0) as site:
        site.extra |= press.issue(DAY)
        path = press.article_path(DAY, 4, press.numbers[2])
        run = crawl(tmp_path, "article", "-a", f"url={site.url}{path}", *FAST)
    (line,) = run.lines
    assert line["title"] == press.stories[4].title
    assert Edition(**line["edition"]) == Edition("海湾日报", DAY.isoformat(), "A03", "文化周刊")
    assert line["pages"] == 1
