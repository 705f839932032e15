"""Feeds, sitemaps, JSON lists, records and pagers: what each reader finds, and what none may be made to do."""

import gzip
import json
import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsspider.discovery.beside import dates_beside
from newsspider.discovery.feeds import linked_feeds, read_feed
from newsspider.discovery.jsonlists import at, json_in, read_json_list
from newsspider.discovery.links import links
from newsspider.discovery.listed import MAX_ENTRIES, Listed, all_before, is_after, is_before, moment, newest_first
from newsspider.discovery.pagers import following
from newsspider.discovery.records import read_records
from newsspider.discovery.sitemaps import read_sitemap
from newsspider.discovery.sources import Feed, JsonList, Records, Rolling, Sitemap, sniffed
from newsspider.draft import Draft
from newsspider.reading.dates import When
from newsspider.reading.found import Found
from newsspider.reading.moments import Clock

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
CLOCK = Clock(ZoneInfo("Asia/Shanghai"), NOW)
SITE = "https://www.haiwan.example"

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel>
<title>海湾日报</title>
<item><title>旧闻一则</title><link>/p/1.html</link><pubDate>Thu, 19 Nov 26 00:01:01 +0800</pubDate></item>
<item><title>海湾首个“夜间鱼市”开市</title><link>https://www.haiwan.example/p/3.html#c</link>
<pubDate>Sun, 22 Nov 2026 08:00:00 +0800</pubDate><description><![CDATA[<p>正文</p>]]></description></item>
<item><title>只有编号</title><guid>https://www.haiwan.example/p/2.html</guid><dc:date>2026-11-21T08:00:00+08:00</dc:date></item>
<item><title>四</title><feedburner:origLink>https://www.haiwan.example/p/4.html</feedburner:origLink>
<link>https://feeds.example/~r/x/4</link></item>
<item><title>没有地址</title></item>
<item><title>坏地址</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
<entry><title>Storm hits the coast</title><link rel="alternate" href="/a/2"/><id>tag:x,1</id>
<published>2026-11-20T01:00:00Z</published><updated>2026-11-21T01:00:00Z</updated></entry>
<entry><title>Only changed</title><link href="/a/1"/><updated>2026-11-19T01:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://www.haiwan.example/"><title>x</title></channel>
<item rdf:about="https://www.haiwan.example/p/9.html"><title>九</title><link>https://www.haiwan.example/p/9.html</link></item>
</rdf:RDF>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "1", "url": "/p/5.html", "title": "五", "date_published": "2026-11-22T07:00:00+08:00"},
            {"id": "2"},
            7,
        ],
    }
)


@pytest.mark.parametrize(
    ("feed", "paths", "dates"),
    [
        (
            RSS,
            ["/p/3.html", "/p/2.html", "/p/1.html", "/p/4.html"],
            ["2026-11-22T08:00", "2026-11-21T08:00", "2026-11-19T00:01", None],
        ),
        (ATOM, ["/a/2", "/a/1"], ["2026-11-20T09:00", None]),
        (RDF, ["/p/9.html"], [None]),
        (JSON_FEED, ["/p/5.html"], ["2026-11-22T07:00"]),
        (RSS[: RSS.index("只有编号")], ["/p/3.html", "/p/1.html"], ["2026-11-22T08:00", "2026-11-19T00:01"]),
        (
            RSS.replace("正文", "&nbsp;<br>").replace("旧闻", "旧&nbsp;闻"),
            ["/p/3.html", "/p/2.html", "/p/1.html", "/p/4.html"],
            None,
        ),
    ],
    ids=["rss", "atom", "rdf", "json", "broken off", "not well-formed"],
)
def test_feeds(feed: str, paths: list[str], dates: list[str | None] | None) -> None:
    listing = read_feed(feed.encode(), f"{SITE}/rss.xml", CLOCK)
    assert listing is not None
    assert [each.url.removeprefix(SITE) for each in listing.entries] == paths
    if dates is not None:
        assert [each.published and each.published.at[:16] for each in listing.entries] == dates
    packed = read_feed(gzip.compress(feed.encode()), f"{SITE}/rss.xml", CLOCK)
    assert packed == listing


def test_a_feed_in_another_encoding() -> None:
    feed = RSS.replace("utf-8", "gb2312").encode("gbk")
    listing = read_feed(feed, f"{SITE}/rss.xml", CLOCK)
    assert listing is not None
    assert listing.entries[0].title == "海湾首个“夜间鱼市”开市"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html><body>404</body></html>",
        "<!DOCTYPE html><html></html>",
        "{}",
        "[]",
        '{"items": []}',
        "text",
        "{" * 9999,
    ],
)
def test_what_is_no_feed(body: str) -> None:
    assert read_feed(body.encode(), f"{SITE}/feed", CLOCK) is None


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("旧闻", "旧&nbsp;&#99999999999;闻"), ("旧闻", "旧&nbsp;&#xD800;闻"), ('encoding="utf-8"', 'encoding="\udc80"')],
)
def test_what_feedparser_raises_on(was: str, becomes: str) -> None:
    listing = read_feed(RSS.replace(was, becomes).encode("utf-8", "surrogateescape"), f"{SITE}/rss.xml", CLOCK)
    assert listing is not None
    assert len(listing.entries) == 4


def test_feeds_that_a_page_links() -> None:
    root = lxml.html.document_fromstring(
        "<link rel=alternate type='application/rss+xml' href='/rss.xml'>"
        "<link rel='alternate' type='application/rss+xml' title='文章评论' href='/x.xml'>"
        "<link rel='alternate' type='application/rss+xml' href='/comments/feed/'>"
        "<link rel='ALTERNATE home' type='application/atom+xml; charset=utf-8' href='atom.xml'>"
        "<link rel=alternate type='application/rss+xml' href='http://[broken/'>"
        "<link rel=alternate hreflang=en href='/en/'><link rel=stylesheet href=x.css>"
    )
    assert list(linked_feeds(root, f"{SITE}/news/")) == [f"{SITE}/rss.xml", f"{SITE}/news/atom.xml"]


NEWS_SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://img.example/1.jpg</image:loc></image:image><loc>https://www.haiwan.example/p/1.html</loc>
<news:news><news:publication><news:name>x</news:name></news:publication>
<news:publication_date>2026-11-21T10:00:00+08:00</news:publication_date><news:title>一</news:title></news:news></url>
<url><loc> https://www.haiwan.example/p/2.html </loc>
<news:news><news:publication_date>2026-11-22</news:publication_date>
<news:title>二 &amp; 三</news:title></news:news></url>
<url><loc>https://www.haiwan.example/p/0.html</loc>
<news:news><news:publication_date>2026-10-01</news:publication_date></news:news>
</url></urlset>"""


def test_a_news_sitemap() -> None:
    listing = read_sitemap(NEWS_SITEMAP.encode(), f"{SITE}/news.xml", CLOCK, date(2026, 11, 15))
    assert listing is not None
    assert listing.kind == "news sitemap"
    assert [(each.url.removeprefix(SITE), each.title, each.sure) for each in listing.entries] == [
        ("/p/2.html", "二 & 三", True),
        ("/p/1.html", "一", True),
    ]
    assert listing.entries[1].published == When("2026-11-21T10:00:00+08:00", "second", "2026-11-21T10:00:00+08:00")


def sitemap(*entries: tuple[str, str]) -> bytes:
    rows = "".join(f"<url><loc>{SITE}{path}</loc><lastmod>{day}</lastmod></url>" for path, day in entries)
    return f"<urlset>{rows}</urlset>".encode()


def test_a_sitemap_by_last_change() -> None:
    body = sitemap(
        ("/p/1.html", "2026-11-20"), ("/p/2.html", "2026-11-22T01:00:00Z"), ("/about", ""), ("/o", "2019-01-01")
    )
    listing = read_sitemap(gzip.compress(body), f"{SITE}/sitemap.xml.gz", CLOCK, date(2026, 11, 15))
    assert listing is not None
    assert [each.url.removeprefix(SITE) for each in listing.entries] == ["/p/2.html", "/p/1.html", "/about"]
    assert not any(each.published or each.sure for each in listing.entries)


def test_one_lastmod_for_all_is_when_the_file_was_made() -> None:
    body = sitemap(*((f"/2019/01/{day:02}/a{day}.html", "2026-11-22") for day in range(1, 25)))
    listing = read_sitemap(body, f"{SITE}/sitemap.xml", CLOCK, date(2026, 11, 15))
    assert listing is not None
    assert listing.entries == []


def index(*entries: tuple[str, str]) -> bytes:
    rows = "".join(f"<sitemap><loc>{SITE}{path}</loc><lastmod>{day}</lastmod></sitemap>" for path, day in entries)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'.encode()


@pytest.mark.parametrize(
    ("entries", "chosen"),
    [
        ([("/a.xml", "2026-11-20"), ("/b.xml", "2026-11-22"), ("/c.xml", "2025-01-01")], ["/b.xml", "/a.xml"]),
        ([("/a.xml", "2026-11-22"), ("/news.xml", "2026-11-21")], ["/news.xml", "/a.xml"]),
        (
            [("/post-sitemap.xml", ""), ("/category-sitemap.xml", ""), ("/image-sitemap-1.xml", "")],
            ["/post-sitemap.xml"],
        ),
        ([(f"/sitemap-2026-{month:02}.xml", "") for month in range(1, 12)], ["/sitemap-2026-11.xml"]),
        ([(f"/sitemap-{year}.xml", "2026-11-22") for year in range(2010, 2027)], ["/sitemap-2026.xml"]),
        ([(f"/{number}.xml", "") for number in range(9)], [f"/{number}.xml" for number in range(5)]),
    ],
    ids=["by date", "news first", "no articles", "by month", "all stamped alike", "bounded"],
)
def test_the_children_of_an_index(entries: list[tuple[str, str]], chosen: list[str]) -> None:
    listing = read_sitemap(index(*entries), f"{SITE}/sitemap.xml", CLOCK, date(2026, 11, 15))
    assert listing is not None
    assert listing.kind == "sitemap index"
    assert [each.removeprefix(SITE) for each in listing.lists] == chosen


@pytest.mark.parametrize("body", [b"", b"<html><body>404</body></html>", b"<rss/>", b"\x1f\x8bno", b"{}", b"<urlset"])
def test_what_is_no_sitemap(body: bytes) -> None:
    listing = read_sitemap(body, f"{SITE}/sitemap.xml", CLOCK)
    assert listing is None or listing.entries == []


def test_entities_are_neither_opened_nor_multiplied() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    text = (
        f'<!DOCTYPE urlset [<!ENTITY e0 "ha"><!ENTITY file SYSTEM "file:///etc/passwd">{bomb}]>'
        f"<urlset><url><loc>{SITE}/p/1.html</loc><lastmod>&e11;</lastmod></url>"
        "<url><loc>http://a.example/&file;</loc></url></urlset>"
    )
    for read in (read_sitemap, read_feed):
        began = time.process_time()
        listing = read(text.encode(), f"{SITE}/sitemap.xml", CLOCK)
        assert time.process_time() - began < 1
        assert "root:" not in str(listing)


def test_a_small_file_of_gigabytes_is_not_unpacked() -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * 60_000_000)
    began = time.process_time()
    listing = read_sitemap(bomb, f"{SITE}/sitemap.xml.gz", CLOCK)
    assert time.process_time() - began < 2
    assert listing is None or not listing.entries


def test_of_a_sitemap_the_newest_are_kept() -> None:
    rows = [(f"/p/{number}.html", f"2026-11-{number % 22 + 1:02}") for number in range(3 * MAX_ENTRIES)]
    listing = read_sitemap(sitemap(*rows), f"{SITE}/sitemap.xml", CLOCK)
    assert listing is not None
    assert len(listing.entries) == MAX_ENTRIES
    assert listing.entries[0].day == date(2026, 11, 22)


ROWS = {
    "data": {"list": [{"id": 7, "t": "七", "time": 1795219200000}, {"id": 8, "t": "八", "time": "2026-11-22 09:30"}]}
}
LISTED = json.dumps(ROWS, ensure_ascii=False)


@pytest.mark.parametrize(
    "body",
    [
        LISTED,
        f"cb({LISTED});",
        f"/**/jQuery.cb_1({LISTED})",
        f"var l = {LISTED};",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
def test_json_lists(body: str, encoding: str) -> None:
    source = JsonList(f"{SITE}/list", items="data.list", link="/a/{id}.html", title="t", time="time")
    listing = source.read(body.encode(encoding), f"{SITE}/list", CLOCK, None)
    assert listing is not None
    assert [(each.url, each.title) for each in listing.entries] == [
        (f"{SITE}/a/8.html", "八"),
        (f"{SITE}/a/7.html", "七"),
    ]
    assert [each.published and each.published.at for each in listing.entries] == [
        "2026-11-22T09:30:00+08:00",
        "2026-11-21T08:00:00+08:00",
    ]


@pytest.mark.parametrize(
    ("path", "found"),
    [("", [{"a": [{"b": 1}, {"b": 2}, {}]}]), ("a.b", [1, 2]), ("a.0.b", [1]), ("a.9", []), ("x.y", []), ("a.b.c", [])],
)
def test_paths(path: str, found: list[object]) -> None:
    assert list(at({"a": [{"b": 1}, {"b": 2}, {}]}, path)) == found


@pytest.mark.parametrize("body", ["", "[", "nothing", "cb(", "[" * 100_000, "null"])
def test_what_is_no_json_list(body: str) -> None:
    assert read_json_list(body.encode(), SITE, CLOCK, items="data", link="url", title="t", time="d") is None


RECORDS = """<datastore><nextgroup><![CDATA[<a href="/module/dataproxy.jsp?page=2&amp;unitid=7"></a>]]></nextgroup>
<recordset><record><![CDATA[<li><a href="/art/2026/11/20/art_1_2.html"
 title="关于参加医疗保险的通知">关于参加…</a><span>2026-11-20</span></li>]]></record>
<record><![CDATA[
<tr><td><a href="art_1_3.html">市政府常务会议</a></td><td>11-21</td></tr>
]]></record><record><![CDATA[<li>空</li>]]></record></recordset></datastore>"""


@pytest.mark.parametrize("around", ["{}", "<html><script type='text/xml'>{}</script></html>"])
def test_records(around: str) -> None:
    listing = read_records(around.format(RECORDS).encode(), f"{SITE}/col/", CLOCK)
    assert listing is not None
    assert [(each.url.removeprefix(SITE), each.title, str(each.day)) for each in listing.entries] == [
        ("/col/art_1_3.html", "市政府常务会议", "2026-11-21"),
        ("/art/2026/11/20/art_1_2.html", "关于参加医疗保险的通知", "2026-11-20"),
    ]
    assert listing.following == f"{SITE}/module/dataproxy.jsp?page=2&unitid=7"
    assert read_records(b"<html></html>", SITE, CLOCK) is None


@pytest.mark.parametrize(
    ("page", "url", "number", "found"),
    [
        ("<a href='index_2.html'>下一页</a>", "/s/", 1, "/s/index_2.html"),
        ("<a href='index_2.html'>2</a><a href='index_3.html'>3</a>", "/s/", 1, "/s/index_2.html"),
        ("<a href='?page=3'>[3]</a>", "/s?page=2", 2, "/s?page=3"),
        ("<a href='/p/2850952.html'>2</a>", "/s/", 1, None),
        ("<a href='/x/index_2.html'>2</a>", "/s/", 1, None),
        ("<link rel=next href='/s/page/2/'>", "/s/", 1, "/s/page/2/"),
        ("<link rel=next href='https://other.example/2'>", "/s/", 1, None),
        ("<script>createPageHTML(20, 0, 'index', 'html');</script>", "/s/", 1, "/s/index_1.html"),
        ('<script>createPageHTML(3, 1, "index", "shtml")</script>', "/s/index_1.shtml", 2, "/s/index_2.shtml"),
        ('<script>createPageHTML(3, 2, "index", "shtml")</script>', "/s/index_2.shtml", 3, None),
        ("<script>createPageHTML('page_div',20, 1,'node_7','htm',147);</script>", "/s/", 1, "/s/node_7_2.htm"),
        ("<script>createPageHTML('page_div',2, 2,'index','htm')</script>", "/s/index_2.htm", 2, None),
        ("<script>function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){}</script>", "/s/", 1, None),
        ("<a href='/'>首页</a>", "/s/", 1, None),
    ],
)
def test_pagers(page: str, url: str, number: int, found: str | None) -> None:
    root = lxml.html.document_fromstring(f"<html><body>{page}</body></html>")
    target = following(list(links(root, SITE + url)), root, SITE + url, number)
    assert target == (SITE + found if found else None)


def test_dates_beside_links() -> None:
    root = lxml.html.document_fromstring(
        "<ul><li><span>[11-20]</span><a href=/p/1.html>2019年回顾</a></li><li><a href=/p/2.html><img></a>"
        "<div><h3><a href=/p/2.html>标题</a></h3><p>2026-11-19 08:30</p></div></li>"
        "<li><a href=/p/3.html>无日期</a></li></ul>"
    )
    found = dates_beside(root, f"{SITE}/s/", CLOCK)
    assert {url.removeprefix(SITE): when.at[:10] for url, when in found.items()} == {
        "/p/1.html": "2026-11-20",
        "/p/2.html": "2026-11-19",
    }


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("Sun, 22 Nov 2026 08:00:00 +0800", "2026-11-22T08:00:00+08:00"),
        ("Thu, 19 Nov 26 00:01:01 +0200", "2026-11-19T00:01:01+02:00"),
        ("2016/6/29 15:07:41", "2016-06-29T15:07:41+08:00"),
        ("Mo, 16 Nov 2026 11:41:36", "2026-11-16T11:41:36+08:00"),
        ("Mon, Nov 16 2026 04:45:26 +0000", "2026-11-16T12:45:26+08:00"),
        ("Sat, 21 Nov 2026 20:00:00 GMT", "2026-11-22T04:00:00+08:00"),
        (1795219200, "2026-11-21T08:00:00+08:00"),
        ("1795219200000", "2026-11-21T08:00:00+08:00"),
        (1795219200.25, "2026-11-21T08:00:00+08:00"),
        (1895219200, None),  # the future
        (True, None),
        (None, None),
        (float("nan"), None),
        (float("inf"), None),
        ({"$date": 1}, None),
        ("[11-20]", "2026-11-20"),
        ("12月30日", "2025-12-30"),
        ("a paper of no day", None),
        ("", None),
    ],
)
def test_dates_of_lists(said: object, at: str | None) -> None:
    when = moment(said, CLOCK)
    assert (when.at if when else None) == at


def test_what_a_window_leaves_out() -> None:
    day = When("2026-11-20", "day", "")
    fresh, changed, named = Listed("a", published=day), Listed("b", changed=day), Listed(f"{SITE}/2026/11/20/c.html")
    for entry in (fresh, changed, named):
        assert not is_before(entry, date(2026, 11, 21))  # a day apart may be the zone
        assert is_before(entry, date(2026, 11, 22))
    assert [is_after(each, date(2026, 11, 18)) for each in (fresh, changed, named)] == [True, False, True]
    undated = Listed("d")
    assert all_before([fresh, undated], date(2026, 11, 22))
    assert not all_before([undated], date(2026, 11, 22))
    assert not all_before([fresh, Listed("e", published=When("2026-11-22", "day", ""))], date(2026, 11, 22))


def test_newest_first_and_once() -> None:
    early, late = When("2026-11-22T08:00:00+08:00", "minute", ""), When("2026-11-22T01:00:00+00:00", "minute", "")
    found = newest_first(
        [Listed("x"), Listed("a", published=early), Listed("b", published=late), Listed("x", published=early)]
    )
    assert [each.url for each in found] == ["b", "x", "a"]


def test_rolling_days() -> None:
    rolling = Rolling(SITE + "/roll/{date:%Y-%m/%d}.html")
    assert list(rolling.urls(None, date(2026, 11, 1))) == [
        f"{SITE}/roll/2026-11/01.html",
        f"{SITE}/roll/2026-10/31.html",
    ]
    assert len(list(rolling.urls(date(2026, 10, 30), date(2026, 11, 1)))) == 3
    assert len(list(rolling.urls(date(1990, 1, 1), date(2026, 11, 1)))) == 400


def test_pages_of_templates() -> None:
    assert JsonList("https://x.example/l?p={page}", first=0).page(3) == "https://x.example/l?p=2"
    assert Records("https://x.example/l?s={start}&e={end}", per_page=20).page(2) == "https://x.example/l?s=21&e=40"


@pytest.mark.parametrize(
    ("body", "kind"),
    [(RSS, Feed), (ATOM, Feed), (JSON_FEED, Feed), (NEWS_SITEMAP, Sitemap), ("<html>", None), ("", None)],
)
def test_what_an_answer_is(body: str, kind: type | None) -> None:
    assert sniffed(body.encode()) is kind


def draft(own: When | None, reader: str) -> Draft:
    readers = {"published_at": reader} if own else {}
    return Draft(SITE, SITE, SITE, NOW.isoformat(), [], published_at=own, readers=readers)


@pytest.mark.parametrize(
    ("own", "reader", "believed", "flags"),
    [
        (None, "", "2026-11-21T08:00:00+08:00", []),
        (When("2026-11-21", "day", ""), "url", "2026-11-21T08:00:00+08:00", []),
        (When("2026-11-21", "day", ""), "byline", "2026-11-21", []),
        (When("2026-11-20", "day", ""), "url", "2026-11-20", []),
        (When("2026-11-22", "day", ""), "updated", "2026-11-21T08:00:00+08:00", []),
        (When("2026-11-11T08:00:00+08:00", "minute", ""), "meta", "2026-11-11T08:00:00+08:00", ["listed_date_differs"]),
    ],
)
def test_what_a_list_says_stands_in_for_the_page(
    own: When | None, reader: str, believed: str, flags: list[str]
) -> None:
    read = draft(own, reader)
    read.attest(Found(When("2026-11-21T08:00:00+08:00", "second", "raw"), "news sitemap"))
    assert read.published_at is not None
    assert (read.published_at.at, read.flags) == (believed, flags)
    assert read.readers["published_at"] == ("news_sitemap" if believed.startswith("2026-11-21T") else reader)


PIECES = [
    *(
        "<rss>",
        "<channel>",
        "<item>",
        "</item>",
        "<link>",
        "</link>",
        "<pubDate>",
        "<![CDATA[",
        "]]>",
        "<feed>",
        "<entry>",
    ),
    *(
        "<urlset>",
        "<sitemapindex>",
        "<url>",
        "<loc>",
        "</loc>",
        "</url>",
        "<sitemap>",
        "<lastmod>",
        "<record>",
        "</record>",
    ),
    *(
        "https://a.example/p/1.html",
        "2026-11-22",
        "<?xml version='1.0' encoding='gb2312'?>",
        "&nbsp;",
        "&#0;",
        "\x00",
        "<!--",
    ),
    *(
        '{"version":"https://jsonfeed.org/version/1","items":[',
        '{"url":"/p/1"}',
        "]",
        "}",
        "cb(",
        ")",
        "[",
        "{",
        '"',
        "1e999",
    ),
    *(
        "createPageHTML(",
        "1,",
        "'index',",
        "<a href='",
        "'>2</a>",
        "</script>",
        "<nextgroup>",
        "http://[x/",
        "\ud800",
        "字",
    ),
]
SOUP = (
    st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40)
    .map("".join)
    .map(lambda text: text.encode("utf-8", "surrogatepass"))
)


@settings(max_examples=150)
@given(SOUP | st.binary(max_size=200))
def test_no_answer_makes_a_reader_raise(body: bytes) -> None:
    for data in (body, gzip.compress(body)):
        for listing in (
            read_feed(data, SITE, CLOCK),
            read_sitemap(data, SITE, CLOCK, date(2026, 1, 1)),
            read_records(data, SITE, CLOCK),
            read_json_list(data, SITE, CLOCK, items="items", link="url", title="title", time="date"),
        ):
            for entry in listing.entries if listing else ():
                assert entry.url.startswith("http")
                assert entry.day is None or entry.age


@settings(max_examples=100)
@given(SOUP)
def test_no_page_makes_a_pager_raise(body: bytes) -> None:
    root = lxml.html.document_fromstring(b"<html><body>" + body.replace(b"\x00", b"") + b"</body></html>")
    following(list(links(root, SITE)), root, SITE, 1)
    assert all(url.startswith("http") for url in (*dates_beside(root, SITE, CLOCK), *linked_feeds(root, SITE)))


LONG = 400_000


@pytest.mark.parametrize(
    "body",
    [
        *(
            start + piece * (LONG // len(piece))
            for start in ("<rss>", "<urlset>")
            for piece in ("<a>", "<url>", "<", "&")
        ),
        "<urlset><url " + " ".join(f"a{n}='x'" for n in range(LONG // 10)) + ">",
        "<rss><item " + " ".join(f"a{n}='x'" for n in range(LONG // 10)) + ">",
        "<record>" * (LONG // 8),
        "<record><![CDATA[<a href='" * (LONG // 26),
        "<nextgroup>" + " " * LONG,
        '{"a":' * (LONG // 5),
        "[" + "1," * (LONG // 2) + "1]",
        "a" * LONG + "(",
        "cb" + " " * LONG + "([1])",
    ],
    ids=lambda body: body[:20],
)
def test_time_is_linear(body: str) -> None:
    began = time.process_time()
    data = body.encode()
    read_feed(data, SITE, CLOCK)
    read_sitemap(data, SITE, CLOCK)
    read_records(data, SITE, CLOCK)
    read_json_list(data, SITE, CLOCK, items="", link="url", title="title", time="date")
    assert time.process_time() - began < 3


def test_json_in_a_script_keeps_its_controls() -> None:
    assert json_in('x = {"a": "line\nbreak"};') == {"a": "line\nbreak"}
    assert json_in("1e999999") is not None
