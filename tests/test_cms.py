"""Families and site files: which page is read by which, and that a family never makes a page worse."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, TextResponse
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.project import get_project_settings

from newsspider.cleaning import to_article
from newsspider.cms import hooks, portals, press, scripted, systems
from newsspider.cms.fingerprints import COMMENTS, HOSTS, IDS, METAS, PATHS, SCRIPTS, page_for
from newsspider.commands._fixture import META, load
from newsspider.discovery.sources import as_source
from newsspider.fields import text
from newsspider.page import ArticlePage
from newsspider.reading.kinds import Kind
from newsspider.repair import readable
from newsspider.site import SiteSpider
from tests.process import FAST, crawl
from tests.site import Answer, Site
from tests.warc_files import http, members, record

PAGES = Path(__file__).parent / "fixtures" / "pages"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
OPTIONS = get_project_settings()
LOADER = get_spider_loader(OPTIONS)
SITES = {each: LOADER.load(each) for each in LOADER.list()}
SITES = {name: spider for name, spider in SITES.items() if spider.__module__.startswith("newsspider.sites")}
PROSE = "海棠湾湿地公园国庆假期前四天共接待游客九万人次，同比增长两成，观鸟栈道和红树林科普馆最受欢迎。"
TABLES = (HOSTS, IDS, METAS, COMMENTS, SCRIPTS)
FAMILIES = {family for table in TABLES for family in table.values()} | {family for _, family in PATHS}


def page(body: str, url: str = "https://news.fixture.example/1.html", head: str = "") -> HtmlResponse:
    html = f"<html><head><title>湿地公园迎客</title>{head}</head><body>{body}</body></html>"
    return HtmlResponse(url, body=html.encode(), encoding="utf-8")


def story(*paragraphs: str) -> str:
    return "".join(f"<p>{each}</p>" for each in paragraphs)


def reader_of(folder: Path, own: type[ArticlePage] = ArticlePage) -> type[ArticlePage]:
    """The class that reads a kept page."""
    saved, _ = load(folder)
    response = readable(HtmlResponse(saved.url, headers=saved.headers, body=saved.body)).response
    assert isinstance(response, HtmlResponse)
    return page_for(response, own)


@pytest.mark.parametrize("name", sorted(set(SITES) - {"gdzjdaily"}))
def test_every_site_file_has_a_page_that_it_would_follow(name: str) -> None:
    spider = SITES[name]
    assert issubclass(spider, SiteSpider)
    url = json.loads((PAGES / f"site_{name}" / META).read_text(encoding="utf-8"))["url"]
    assert re.search(spider.article_urls, url)
    assert not any(re.search(spider.article_urls, as_source(home).url) for home in spider.lists)
    assert issubclass(reader_of(PAGES / f"site_{name}"), spider.page)  # the generic spiders read it alike


def test_every_family_has_a_page() -> None:
    read_by = {cls for folder in PAGES.iterdir() for cls in reader_of(folder).__mro__}
    assert sorted(family.__name__ for family in FAMILIES - read_by) == []


@pytest.mark.parametrize(
    ("url", "family"),
    [
        ("https://news.sina.com.cn/c/2026-10-28/doc-infxyzab1234567.shtml", portals.Sina),
        ("https://sina.com.cn/", portals.Sina),
        ("https://mp.weixin.qq.com/s/abc", portals.Wechat),
        ("https://big5.xinhuanet.com/a", press.Xinhua),
        ("https://www.notsina.com.cn/", ArticlePage),
        ("https://www.sh.gov.cn/", ArticlePage),
        ("https://www.fixture.example/202611/t20261103_812345.html", systems.Trs),
        ("https://www.fixture.example/art/2026/10/5/art_1229_58812345.html", systems.Hanweb),
        ("file:///tmp/page.html", ArticlePage),
    ],
)
def test_families_by_address(url: str, family: type[ArticlePage]) -> None:
    assert issubclass(page_for(page("<p>x</p>", url)), family)
    assert family is not ArticlePage or page_for(page("<p>x</p>", url)) is ArticlePage


@pytest.mark.parametrize(
    ("body", "head", "family"),
    [
        ("<span id=pubtime_baidu>2026-10-28 16:44</span>", "", hooks.BaiduIds),
        ("<div id=ivs_content></div>", "", hooks.IvsIds),
        ("", "<meta name=ArticleTitle content=x>", hooks.GovernmentMeta),
        ("<!-- enpcontent --><p>x</p>", "", systems.FounderWeb),
        ("", "<!--enpproperty <title>x</title> /enpproperty-->", systems.FounderWeb),
        ("<script src='/plus/count.php?aid=1'></script>", "", systems.SmallPortal),
        ("<p>pubtime_baidu</p><!-- not enpcontent -->", "<meta name=title content=ArticleTitle>", ArticlePage),
    ],
)
def test_families_by_their_marks(body: str, head: str, family: type[ArticlePage]) -> None:
    assert page_for(page(body, head=head)) is family


def test_a_page_of_several_families_is_read_by_all_of_them_and_the_site_file_first() -> None:
    class Own(ArticlePage):
        pass

    response = page("<i id=source_baidu></i>", "https://www.fixture.example/202611/t20261103_8.html")
    assert page_for(response, Own).__mro__[1:4] == (Own, systems.Trs, hooks.BaiduIds)
    southcn = page("<i id=source_baidu></i>", "https://news.southcn.com/node_1/2.shtml")
    assert page_for(southcn) is press.Southcn  # it is made from Baidu's ids
    assert page_for(TextResponse("https://www.163.com/a.txt", body=b"x"), Own) is Own


@pytest.mark.parametrize("name", ["news", "article", "warc", "sina"])
def test_spiders_read_by_family(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"WARC/1.1\r\n")
    url = {"url": "https://news.fixture.example/"}
    arguments = {"news": url, "article": url, "warc": {"path": str(tmp_path / "a.warc")}}.get(name, {})
    spider: Any = LOADER.load(name).from_crawler(Crawler(LOADER.load(name), OPTIONS), **arguments)
    found = spider.page_class(page("<i id=source_baidu></i>"))
    assert issubclass(found, hooks.BaiduIds)
    assert issubclass(found, portals.Sina) == (name == "sina")


def test_a_family_that_finds_nothing_is_silent_and_a_site_file_is_not() -> None:
    class Own(portals.Sina):
        subtitle = text(".no-such")

    response = page(f"<h1>湿地公园迎客</h1><div>{story(PROSE, PROSE)}</div>", "https://news.sina.com.cn/1.shtml")
    read_as_family = to_article(page_for(response)(response, NOW).read())
    assert (read_as_family.title, read_as_family.flags) == ("湿地公园迎客", [])
    assert to_article(page_for(response, Own)(response, NOW).read()).flags == ["selector_missed:subtitle"]


@pytest.mark.parametrize(
    "body",
    [
        f"<div id=article></div><div>{story(PROSE, PROSE)}</div>",
        f"<div id=article><p>广告位招租</p></div><div>{story(PROSE, PROSE)}</div>",
        f"<div id=article>{story('登录后发表评论' * 9)}</div><div>{story(PROSE, PROSE)}</div>",
        f"<div id=article><div>{story(PROSE, PROSE)}</div>{'<p><a href=/x>一条别处的旧闻标题</a></p>' * 40}</div>",
    ],
    ids=["empty", "small", "elsewhere", "large"],
)
def test_a_wrong_element_leaves_the_body_as_it_was(body: str) -> None:
    response = page(f"<h1>湿地公园迎客</h1>{body}", "https://news.sina.com.cn/1.shtml")
    assert portals.Sina(response, NOW).find("body") == ArticlePage(response, NOW).find("body")


def test_below_the_right_element_nothing_is_the_article() -> None:
    note = "本市天气预报：今天夜间多云转阴，局部有小雨，偏南风二到三级，最低气温十六摄氏度，出行请带好雨具。"
    body = f"<h1>湿地公园迎客</h1><div id=article>{story(PROSE, PROSE)}</div>{story(note)}"
    response = page(body, "https://news.sina.com.cn/1.shtml")
    assert to_article(ArticlePage(response, NOW).read()).text == "\n\n".join([PROSE, PROSE, note])
    assert to_article(portals.Sina(response, NOW).read()).text == f"{PROSE}\n\n{PROSE}"


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=5), each, max_size=3),
    max_leaves=8,
)
ENTRIES = (
    "name content pubTime author nodeInfo tagList title newsTime source editorName contentData publishTime".split()
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(ENTRIES), ANY))
def test_data_of_any_shape_are_read_or_passed_over(entries: dict[str, Any]) -> None:
    wrapped = {"props": {"pageProps": {"detailData": {"contentDetail": entries}}}, "docData": entries, "data": entries}
    written = json.dumps(wrapped).replace("<", "\\u003c")
    fields = "".join(f"<textarea class=article-{name}>{said}</textarea>" for name, said in entries.items())
    for url, mark in (
        ("https://www.thepaper.cn/newsDetail_forward_1", f"<script id=__NEXT_DATA__>{written}</script>"),
        ("https://news.ifeng.com/c/8fAbCdEfGhI", f"<script>var allData = {written};</script>"),
        ("https://www.toutiao.com/article/1/", f"<script id=RENDER_DATA>{written}</script>"),
        ("https://www.huanqiu.com/article/1", fields),
    ):
        response = page(f"<h1>湿地公园迎客</h1>{story(PROSE, PROSE)}{mark}", url)
        draft = page_for(response)(response, NOW).read()
        assert draft.title is None or isinstance(draft.title, str)
        shown = url.startswith("https://www.huanqiu.com") and "content" in entries  # as text that it cannot tell
        assert shown or PROSE in (to_article(draft).text or "")


def test_a_text_that_only_the_data_hold_is_shown_once_and_leaves_the_response_alone() -> None:
    data = {
        "docData": {
            "title": "湿地公园迎客",
            "contentData": {"contentList": [{"data": story(PROSE, PROSE + "据介绍。")}]},
        }
    }
    response = page(f"<script>var allData = {json.dumps(data)};</script>", "https://news.ifeng.com/c/8fAbCdEfGhI")
    before = response.selector.get()
    for _ in range(2):
        assert to_article(scripted.Ifeng(response, NOW).read()).text == f"{PROSE}\n\n{PROSE}据介绍。"
    assert response.selector.get() == before


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://bbs.fixture.example/thread-8812-1-1.html", Kind.THREAD),
        ("https://bbs.fixture.example/forum.php?mod=viewthread&tid=8812", Kind.THREAD),
        ("https://www.fixture.example/article-8812-1.html", None),  # the same system's news
    ],
)
def test_a_forums_thread_is_no_article(url: str, kind: Kind | None) -> None:
    response = page(f"<h1>湿地公园迎客</h1>{story(PROSE, PROSE)}", url, "<meta name=generator content='Discuz! X3.4'>")
    assert page_for(response)(response, NOW).read().kind is kind


def test_a_replay_of_all_kept_pages_reads_each_as_its_family_does(tmp_path: Path) -> None:
    saved = [load(folder) for folder in sorted(PAGES.glob("*_*"))]
    blocks = [(each.url, http(each.body, "200 OK", each.headers["content-type"])) for each, _ in saved]
    (tmp_path / "pages.warc.gz").write_bytes(members(*(record(*each, date="2026-11-22T12:00:00Z") for each in blocks)))
    run = crawl(tmp_path / "data", "warc", "-a", f"path={tmp_path / 'pages.warc.gz'}")
    assert run.code == 0
    read = {line["url"]: line for line in run.lines}
    for name in ("title", "text", "published_at", "source", "authors", "editors"):
        assert {url: line[name] for url, line in read.items()} == {each.url: wanted[name] for each, wanted in saved}


def test_the_whole_text_behind_one_link_takes_the_place_of_its_beginning(tmp_path: Path) -> None:
    with Site(0) as site:
        path, whole = "/politics/2026_10_11_501234.shtml", "/politics/2026_10_11_501234_s.shtml"
        head = "<html><head><title>湿地公园迎客</title></head><body><h1>湿地公园迎客</h1><i>2026-10-11 08:30</i>"
        further = PROSE.replace("海棠湾", "白沙湾")
        site.extra[path] = Answer(200, f"{head}{story(PROSE, PROSE[:30])}<a href={whole}>余下全文</a>")
        site.extra[whole] = Answer(200, f"{head}{story(PROSE, further, PROSE)}")
        asked = ("article", "-a", f"url={site.url}{path}", *FAST)
        (line,) = crawl(tmp_path, *asked).lines
        assert line["text"] == f"{PROSE}\n\n{further}\n\n{PROSE}"
        assert (line["url"], line["canonical_url"], line["pages"]) == (site.url + path, site.url + path, 1)
        assert line["flags"] == []
        del site.extra[whole]
        (line,) = crawl(tmp_path, *asked).lines
        assert "pages_missing" in line["flags"]
