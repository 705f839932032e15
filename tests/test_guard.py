"""No page leads the crawl to a private address, whatever it is written in; a start does, and the setting."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from scrapy.settings import Settings
from twisted.internet.address import IPv4Address

from newsspider.failures import Private, Refused
from newsspider.guard import PublicAddresses, _Judging
from tests.hostile.cases import Answer, http, story
from tests.hostile.redirects import to
from tests.hostile.server import RawSite
from tests.process import FAST, crawl

INSIDE = "http://127.0.0.1:@PORT"
HEADLINE = "渔港镇码头完成加固十二艘渔船靠岸"


def guard(*starts: str, private: tuple[str, ...] = ()) -> PublicAddresses:
    crawler: Any = SimpleNamespace(
        spider=SimpleNamespace(starts=starts), settings=Settings({"NEWSSPIDER_PRIVATE_HOSTS": private})
    )
    return PublicAddresses(crawler)


def resolver(answers: dict[str, list[str]]) -> Any:
    """Resolves each name to the next of its addresses."""

    def resolve(receiver: Any, host: str, port: int = 0, *more: Any, **named: Any) -> None:
        for address in answers[host].pop(0).split():
            receiver.addressResolved(IPv4Address("TCP", address, port))
        receiver.resolutionComplete()

    return SimpleNamespace(resolveHostName=resolve)


def resolved(judging: _Judging, host: str, port: int) -> list[str]:
    came: list[str] = []
    receiver = SimpleNamespace(addressResolved=lambda each: came.append(each.host), resolutionComplete=lambda: None)
    judging.resolveHostName(receiver, host, portNumber=port)
    return came


def test_a_name_is_what_it_resolves_to_each_time_anew() -> None:
    ours = guard("https://intranet.example:8443/")
    names = {
        "news.example": ["93.184.215.14", "127.0.0.1"],  # its second answer comes when the first has been trusted
        "both.example": ["10.0.0.1 93.184.215.14"],
        "intranet.example": ["10.0.0.2", "10.0.0.2"],
    }
    judging = _Judging(resolver(names), ours)
    assert resolved(judging, "news.example", 443) == ["93.184.215.14"]
    assert resolved(judging, "news.example", 443) == []
    assert resolved(judging, "both.example", 443) == ["93.184.215.14"]
    assert resolved(judging, "intranet.example", 8443) == ["10.0.0.2"]
    assert resolved(judging, "intranet.example", 443) == []


def test_a_name_without_a_public_address_is_refused_and_not_tried_again() -> None:
    ours = guard()
    resolved(_Judging(resolver({"rebind.example": ["169.254.169.254"]}), ours), "rebind.example", 80)
    request = Request("http://rebind.example/latest/")
    with pytest.raises(Private, match=r"169\.254\.169\.254: cloud metadata"):
        ours.process_exception(request, CannotResolveHostError())
    ours.process_exception(request, CannotResolveHostError())  # a later failure is its own


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://news.example/", "data:text/html,x", "s3://a/b"])
def test_other_schemes_only_where_the_user_named_the_file(url: str) -> None:
    with pytest.raises(Private, match="is not fetched"):
        guard("file:///tmp/page.html").process_request(Request(url))
    guard("file:///tmp/page.html").process_request(Request("file:///tmp/page.html"))


def test_an_address_that_grew_is_not_asked_for() -> None:
    with pytest.raises(Refused, match="the address has more than 2,083 characters"):
        guard().process_request(Request("https://news.example/" + "a" * 3_000))


FEED = f"<rss><channel><item><title>{HEADLINE}</title><link>{INSIDE}/p/200001.html</link></item></channel></rss>"
MAP = f"<urlset><url><loc>{INSIDE}/p/200002.html</loc></url></urlset>"
FRONT = (
    f"<html><head><link rel='alternate' type='application/rss+xml' href='{INSIDE}/feed.xml'>"
    "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>{base}</head><body>"
    f"<a href='{INSIDE}/p/200003.html'>{HEADLINE}里</a><a href='{INSIDE}/news/'>新闻</a><a href='/go/'>要闻</a>"
    f"<a href='/p/200000.html'>{HEADLINE}</a><a rel='next' href='{INSIDE}/index_2.html'>下一页</a></body></html>"
)


@pytest.mark.parametrize("base", ["", f"<base href='{INSIDE}/'>"])
def test_links_feeds_sitemaps_robots_and_base_lead_nowhere_inside(tmp_path: Path, base: str) -> None:
    answers: dict[str, Answer] = {
        "/": http(FRONT.replace("{base}", base)),
        "/feed.xml": http(FEED, kind="application/rss+xml"),
        "/map.xml": http(MAP, kind="application/xml"),
        "/go/": to(f"{INSIDE}/news/"),
        "/p/200000.html": http(story()),
    }
    with RawSite(answers) as site:
        robots = f"Sitemap: {INSIDE}/map.xml\nSitemap: {site.url}/map.xml\n"
        site.answers["/robots.txt"] = http(robots, kind="text/plain")
        done = crawl(tmp_path, "news", "-a", f"url={site.url}/", *FAST)
        assert site.inner.asked == []
        assert "Traceback" not in done.stderr
        assert any(each["why"] == "private address" for each in done.record["reasons"]) or base
        assert len(done.lines) == (0 if base else 1)


@pytest.mark.parametrize("answer", [to(f"{INSIDE}/robots.txt"), http("", "500 Oh")])
def test_robots_txt_leads_nowhere_inside(tmp_path: Path, answer: bytes) -> None:
    with RawSite({"/robots.txt": answer, "/p/200000.html": http(story())}) as site:
        done = crawl(tmp_path, "article", "-a", f"url={site.url}/p/200000.html", *FAST)
        assert site.inner.asked == []
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("setting", "fate"),
    [
        ("127.0.0.1", "delivered"),
        ("127.0.0.1:{}", "delivered"),
        ("127.0.0.0/8", "delivered"),
        ("10.0.0.0/8", "filtered"),
    ],
)
def test_the_setting_says_what_else_may_be_reached(tmp_path: Path, setting: str, fate: str) -> None:
    with RawSite({"/p/200000.html": http(story())}) as other, RawSite({}) as site:
        site.answers["/p/100000.html"] = to(f"{other.url}/p/200000.html")
        port = int(other.host.partition(":")[2])
        done = crawl(tmp_path, "article", "-a", f"url={site.url}/p/100000.html", *FAST,
                     "-s", f"NEWSSPIDER_PRIVATE_HOSTS={setting.format(port)}")  # fmt: skip
        assert done.record["fates"][fate] == 1, done.last_line
