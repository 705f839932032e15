"""Where articles are found: real crawls of loopback sites with feeds, sitemaps, lists and pagers of every kind."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsspider.discovery import feeds, sitemaps
from tests.process import FAST, Crawl, crawl
from tests.site import Answer, Site, article_path, page, title_of
from tests.test_commands import ask

XML = {"Content-Type": "application/xml"}
JSON = {"Content-Type": "application/json"}
NOW = datetime.now(UTC).replace(microsecond=0)


def paths(run: Crawl, site: Site) -> set[str]:
    return {line["url"].removeprefix(site.url) for line in run.lines}


def numbered(*numbers: int) -> set[str]:
    return {article_path(number) for number in numbers}


def listed(*numbers: int, beside: str = "") -> str:
    rows = (f"<li><a href='{article_path(number)}'>{title_of(number)}</a>{beside}</li>" for number in numbers)
    return f"<ul>{''.join(rows)}</ul>"


def rss(site: Site, *numbers: int, days: int = 0) -> str:
    when = (NOW - timedelta(days=days)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    items = (
        f"<item><title>{title_of(each)}</title><link>{site.article_url(each)}</link><pubDate>{when}</pubDate></item>"
        for each in numbers
    )
    return f"<rss version='2.0'><channel><title>x</title>{''.join(items)}</channel></rss>"


def json_feed(site: Site, *numbers: int) -> str:
    items = [{"url": site.article_url(each), "title": title_of(each)} for each in numbers]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})


def news_sitemap(site: Site, *numbers: int) -> str:
    rows = (
        f"<url><loc>{site.article_url(each)}</loc><n:news><n:publication_date>{NOW.isoformat()}</n:publication_date>"
        f"<n:title>{title_of(each)}</n:title></n:news></url>"
        for each in numbers
    )
    return f"<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>{''.join(rows)}</urlset>"


def sitemap(site: Site, dates: dict[str, str]) -> str:
    rows = (f"<url><loc>{site.url}{path}</loc><lastmod>{day}</lastmod></url>" for path, day in dates.items())
    return f"<urlset><!--{' ' * 300_000}-->{''.join(rows)}</urlset>"  # big enough to be read in a thread


def front(*links: tuple[str, str], body: str = "") -> Answer:
    heads = "".join(f"<link rel='alternate' type='application/{kind}' href='{path}'>" for path, kind in links)
    return Answer(200, page("云媒新闻网", f"{heads}<nav><a href='/shizheng/'>时政</a></nav>{body}"))


@pytest.fixture(scope="module")
def told() -> Iterator[Site]:
    """A site that names its feeds and sitemaps; two articles stand on its front page."""
    with Site(20) as site:
        site.hidden = set(range(20))
        site.dated = ""  # only feeds and sitemaps tell when an article is from
        site.validators = True
        old, today = "2019-05-01", NOW.date().isoformat()
        index = (
            f"<sitemapindex><sitemap><loc>{site.url}/old.xml</loc><lastmod>{old}</lastmod></sitemap>"
            f"<sitemap><loc>{site.url}/map.xml</loc><lastmod>{today}</lastmod></sitemap>"
            f"<sitemap><loc>{site.url}/news.xml.gz</loc><lastmod>{NOW.isoformat()}</lastmod></sitemap></sitemapindex>"
        )
        site.robots = (
            f"User-agent: *\nDisallow: /private/\nSitemap: {site.url}/index.xml\nSitemap: http://other.example/x.xml"
        )
        site.extra = {
            "/": front(("/rss.xml", "rss+xml"), ("/feed.json", "feed+json"), body=listed(0, 1)),
            "/rss.xml": Answer(200, rss(site, 0, 2, 3), XML),
            "/feed.json": Answer(200, json_feed(site, 3, 4), {"Content-Type": "application/feed+json"}),
            "/index.xml": Answer(200, index, XML),
            "/news.xml.gz": Answer(
                200, gzip.compress(news_sitemap(site, 5, 2).encode()), {"Content-Type": "application/gzip"}
            ),
            "/map.xml": Answer(
                200,
                sitemap(
                    site, {article_path(6): today, article_path(7): old, "/about/": today, "/private/1.html": today}
                ),
                XML,
            ),
        }
        yield site


def test_feeds_and_sitemaps_are_read_before_pages(tmp_path: Path, told: Site) -> None:
    order: list[str] = []
    told.on_request = order.append
    with told.counting() as asked:
        first = crawl(tmp_path, "news", "-a", f"url={told.url}/", *FAST)
    told.on_request = lambda path: None
    assert first.code == 0, first.stderr
    assert paths(first, told) == numbered(0, 1, 2, 3, 4, 5, 6)
    assert not {"/old.xml", *feeds.PLACES[2:5], *sitemaps.PLACES} & asked.keys()
    assert all(count == 1 for count in asked.values())
    lists = [path for path in order if path != "/robots.txt" and not path.startswith("/p/")]
    assert lists[0] == "/"
    assert max(map(lists.index, ("/rss.xml", "/feed.json"))) < lists.index("/shizheng/")
    said = {line["url"].removeprefix(told.url): line for line in first.lines}
    assert {said[article_path(n)]["published_from"] for n in (0, 2, 3)} == {"feed"}
    assert said[article_path(5)]["published_from"] == "news_sitemap"
    assert datetime.fromisoformat(said[article_path(2)]["published_at"]) == NOW
    assert said[article_path(4)]["published_at"] is None
    assert said[article_path(6)]["published_at"] is None  # the last change is no publication

    told.not_modified = 0
    with told.counting() as asked:
        second = crawl(tmp_path, "news", "-a", f"url={told.url}/", *FAST)
    assert "have not changed" in second.last_line
    assert told.not_modified == sum(asked.values()) - asked["/robots.txt"]
    assert not any(path.startswith("/p/") for path in asked)


def test_show_discover(tmp_path: Path, told: Site) -> None:
    with told.counting() as asked:
        answer = ask(tmp_path, "show", f"{told.url}/", "--discover")
    assert answer.code == 0, answer.err
    assert not any(path.startswith(("/p/", "/shizheng")) for path in asked)
    rows = [" ".join(line.split()) for line in answer.out.splitlines()]
    for row in ("page 2 1 -", "feed 3 20", "feed 2 -", "sitemap index 0 2 -", "sitemap 1 20", "news sitemap 2 20"):
        assert any(each.startswith(row) for each in rows), row
    assert "together   7 articles" in answer.out
    data = json.loads(ask(tmp_path, "show", f"{told.url}/", "--discover", "--json").out)
    assert {each["source"]: len(each["articles"]) for each in data["sources"] if each["source"] != "feed"} == {
        "page": 2,
        "news sitemap": 2,
        "sitemap": 1,
        "sitemap index": 0,
    }
    assert not list(tmp_path.glob("**/*"))
    wrong = ask(tmp_path, "show", f"{told.url}/nothing/", "--discover")
    assert (wrong.code, "HTTP 404" in wrong.err) == (2, True)


def test_usual_places_are_asked_once(tmp_path: Path) -> None:
    with Site(8) as site:
        first = crawl(tmp_path, "news", "-a", f"url={site.url}/", *FAST)
        assert len(first.lines) == 8
        assert all(site.asked[place] == 1 for place in (*feeds.PLACES, *sitemaps.PLACES))
        assert first.record["verdict"] == "ok"
        with site.counting() as asked:
            crawl(tmp_path, "news", "-a", f"url={site.url}/", *FAST)
        assert not {*feeds.PLACES, *sitemaps.PLACES} & asked.keys()


def test_a_feed_at_a_usual_place_is_remembered(tmp_path: Path) -> None:
    with Site(6) as site:
        site.hidden = {0, 1, 2}
        site.extra = {
            "/rss.xml": Answer(200, rss(site, 0, 1, 2), XML),
            "/feed": Answer(200, page("云媒新闻网", "")),
            "/sitemap.xml": Answer(403, page("", "")),
        }
        first = crawl(tmp_path, "news", "-a", f"url={site.url}/", *FAST)
        assert paths(first, site) == numbered(*range(6))
        assert [place for place in sitemaps.PLACES if site.asked[place]] == [
            "/sitemap.xml"
        ]  # refused: no more is asked
        with site.counting() as asked:
            crawl(tmp_path, "news", "-a", f"url={site.url}/", *FAST)
        assert [place for place in (*feeds.PLACES, *sitemaps.PLACES) if asked[place]] == ["/rss.xml"]


@pytest.mark.parametrize("path", ["/rss.xml", "/rss.xml.gz"])
def test_a_feed_may_be_the_start(tmp_path: Path, path: str) -> None:
    with Site(4) as site:
        feed = rss(site, 1, 3).encode()
        site.extra = {
            "/rss.xml": Answer(200, feed.decode(), XML),
            "/rss.xml.gz": Answer(200, gzip.compress(feed), {"Content-Type": "application/gzip"}),
        }
        run = crawl(tmp_path, "news", "-a", f"url={site.url}{path}", *FAST)
        assert paths(run, site) == numbered(1, 3)


def record(site: Site, number: int) -> str:
    return f"<record><![CDATA[{listed(number, beside='<span>2026-10-11</span>')}]]></record>"


def test_lists_of_a_site_file(tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    with Site(40) as site:
        site.hidden = set(range(40))
        numbers = "<a href='index.html'>1</a><a href='index_2.html'>2</a><a href='index_3.html'>3</a>"
        trs = "<script>createPageHTML(3, {}, 'index', 'html');</script>"
        datastore = "<script type='text/xml'><datastore>{}</datastore></script>"
        more = "<nextgroup><![CDATA[<a href='/records/2'></a>]]></nextgroup>"
        rows = {"data": {"list": [{"id": 100_014, "t": "x", "time": 1795219200}]}}
        site.extra = {
            "/numbers/": Answer(200, page("", listed(0) + numbers)),
            "/numbers/index_2.html": Answer(200, page("", listed(1) + numbers)),
            "/numbers/index_3.html": Answer(200, page("", listed(2) + numbers)),
            "/trs/": Answer(200, page("", listed(3) + trs.format(0))),
            "/trs/index_1.html": Answer(200, page("", listed(4) + trs.format(1))),
            "/trs/index_2.html": Answer(200, page("", listed(5) + trs.format(2))),
            "/query": Answer(200, page("", listed(6) + "<a href='?page=2'>Next »</a>")),
            "/query?page=2": Answer(200, page("", listed(7))),
            f"/roll/{today}.html": Answer(200, page("", listed(8))),
            f"/roll/{today - timedelta(days=1)}.html": Answer(200, page("", listed(9))),
            f"/roll/{today - timedelta(days=2)}.html": Answer(200, page("", listed(10))),
            "/feed.xml": Answer(200, rss(site, 11), XML),
            "/map.xml.gz": Answer(200, gzip.compress(sitemap(site, {article_path(12): str(today)}).encode())),
            "/list.json?page=1": Answer(200, json.dumps(rows), JSON),
            "/list.json?page=2": Answer(200, json.dumps({"data": {"list": []}}), JSON),
            "/list.js": Answer(
                200, f'cb({{"list":[{{"url":"{article_path(15)}"}}]}})', {"Content-Type": "text/javascript"}
            ),
            "/proxy?s=1&e=1": Answer(200, f"<recordset>{record(site, 16)}</recordset>", XML),
            "/proxy?s=2&e=2": Answer(200, f"<recordset>{record(site, 17)}</recordset>", XML),
            "/records/": Answer(200, page("", datastore.format(more + record(site, 18)))),
            "/records/2": Answer(200, page("", datastore.format(record(site, 19)))),
        }
        run = crawl(tmp_path, "listed", "-a", f"base={site.url}", *FAST, "-s", "SPIDER_MODULES=tests.spiders.listed")
        assert run.code == 0, run.stderr
        assert paths(run, site) == numbered(*range(10), 11, 12, 14, *range(15, 20))
        assert sum(run.record["fates"].values()) == 18


def test_paging_goes_on_to_since_and_stops_there(tmp_path: Path) -> None:
    first = date(2026, 10, 11)
    with Site(60) as site:
        site.hidden = set(range(60))
        site.extra = {}
        for number in range(1, 9):
            day = first - timedelta(days=2 * (number - 1))
            beside = f"<span>[{day:%m-%d}]</span>"
            pager = f"<a href='index_{number + 1}.html'>下一页</a>"
            path = "/dated/" if number == 1 else f"/dated/index_{number}.html"
            site.extra[path] = Answer(200, page("", listed(number, beside=beside) + pager))
        for back in range(9):
            site.extra[f"/roll/{first - timedelta(days=back)}.html"] = Answer(200, page("", listed(20 + back)))
        window = ("-a", "since=2026-10-05", "-a", "until=2026-10-11")
        run = crawl(
            tmp_path, "dated", "-a", f"base={site.url}", *window, *FAST, "-s", "SPIDER_MODULES=tests.spiders.listed"
        )
        assert run.code == 0, run.stderr
        lists = sorted(path for path in site.asked if path.startswith(("/dated/", "/roll/")))
        assert [path for path in lists if path.startswith("/dated")] == [
            "/dated/",
            *(f"/dated/index_{number}.html" for number in (2, 3, 4, 5)),
        ]
        assert len(lists) == 5 + 7
        assert paths(run, site) == numbered(1, 2, 3, 4, *range(20, 27))
        assert {name: count for name, count in run.record["fates"].items() if count} == {"delivered": 11, "filtered": 1}
