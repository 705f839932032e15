"""How the crawler behaves towards hosts, from real processes: robots.txt, Crawl-delay, Retry-After, refusals."""

import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from time import monotonic, time

import pytest

from newsspider.polite.backoff import retry_after
from newsspider.polite.robots import LIMIT, rules_of
from newsspider.run.hosts import Hosts, host_of
from tests.process import FAST, Crawl, crawl
from tests.site import Answer, Site, article_path, page

CAPTCHA = page("安全验证", "<h1>安全验证</h1><p>您的访问过于频繁，请输入验证码后继续访问。</p><input name='captcha'>")
ROBOTS = "/robots.txt"
SLOWER = ("-s", "DOWNLOAD_DELAY=0.2")  # without any delay the next request leaves before an answer is looked at


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(4) as served:
        yield served


def read(data: Path, *urls: str, more: tuple[str, ...] = ()) -> Crawl:
    return crawl(data, "article", "-a", f"url={','.join(urls)}", *FAST, *more)


def whys(run: Crawl) -> dict[str, int]:
    return {f"{each['fate']}: {each['why']}": each["count"] for each in run.record["reasons"] if each["why"]}


# -- robots.txt


@pytest.mark.parametrize("status", [503, 500, 429])
def test_a_robots_txt_that_fails_forbids_all_for_this_run(tmp_path: Path, site: Site, status: int) -> None:
    site.extra[ROBOTS] = Answer(status)
    run = read(tmp_path, site.article_url(0), site.article_url(1))
    assert whys(run) == {f"robots: robots.txt answers HTTP {status}": 2}
    assert site.asked == {ROBOTS: 2}, "asked once more, and for nothing else"


def test_the_next_run_asks_again_what_a_failing_robots_txt_kept_back(tmp_path: Path, site: Site) -> None:
    arguments = ("news", "-a", f"url={site.url}/", *FAST)
    site.refuse_articles = 403
    assert crawl(tmp_path, *arguments).record["fates"]["blocked"] == 4
    site.refuse_articles = None
    site.extra = {ROBOTS: Answer(500)}
    assert whys(crawl(tmp_path, *arguments)) == {"robots: robots.txt answers HTTP 500": 4}
    site.extra, site.articles = {}, 0  # no list shows them any more
    with site.counting() as asked:
        crawl(tmp_path, *arguments)
    assert asked[article_path(0)] == 1


@pytest.mark.parametrize(
    "answer",
    [
        Answer(404),
        Answer(403),
        Answer(200, page("首页", "<p>Disallow: /</p>"), {"Content-Type": "text/html"}),
        Answer(200, "\x00\x01\x02\ufffd" * 5_000, {"Content-Type": "application/octet-stream"}),
        Answer(302, "", {"Location": ROBOTS}),
        Answer(302, "", {"Location": "file:///etc/hostname"}),
        Answer(200, ""),
    ],
    ids=["404", "403", "html", "binary", "loop", "file", "empty"],
)
def test_a_robots_txt_without_rules_allows_all(tmp_path: Path, site: Site, answer: Answer) -> None:
    site.extra[ROBOTS] = answer
    run = read(tmp_path, site.article_url(0))
    assert run.record["fates"]["delivered"] == 1, run.stderr
    assert "Traceback" not in run.stderr


def test_wildcards_behind_a_redirect_in_a_huge_file(tmp_path: Path, site: Site) -> None:
    rules = "User-agent: newsspider\nDisallow: /*00001.html$\nDisallow: /*/*/*/*/*/*x\n\nUser-agent: *\nDisallow: /\n"
    site.extra[ROBOTS] = Answer(301, "", {"Location": "/rules.txt"})
    site.extra["/rules.txt"] = Answer(200, rules + "Disallow: /a/b/c/d\n" * 60_000, {"Content-Type": "text/plain"})
    run = read(tmp_path, site.article_url(0), site.article_url(1))
    assert whys(run) == {"robots: robots.txt forbids it": 1}
    assert run.record["fates"]["delivered"] == 1
    assert run.record["bytes"] < 2 * LIMIT


def test_only_the_first_500_kib_count() -> None:
    assert rules_of(b"Disallow: /a\n" * 99_999) == (b"Disallow: /a\n" * (LIMIT // 13)).rstrip(b"\n")
    assert rules_of("User-agent: *\nDisallow: /".encode("utf-16")) == b"User-agent: *\nDisallow: /"
    assert rules_of(b"\xef\xbb\xbfUser-agent: *") == b"User-agent: *"
    assert rules_of(b"\xff\x00Disallow") == b"\xff\x00Disallow"


def test_a_robots_txt_without_end(tmp_path: Path, site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=endless, args=(listening,), daemon=True).start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/p/1.html"
        run = read(tmp_path, url, site.article_url(0))
    assert whys(run) == {"robots: robots.txt forbids it": 1}
    assert run.record["fates"]["delivered"] == 1


def endless(listening: socket.socket) -> None:
    """One robots.txt that goes on until the other side hangs up."""
    connection, _ = listening.accept()
    with connection:
        connection.recv(9999)
        try:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /p/\n")
            while True:
                connection.sendall(b"Disallow: /x/\n" * 1000)
        except OSError:
            return


def test_a_crawl_delay_is_kept_up_to_its_bound(tmp_path: Path, site: Site) -> None:
    site.robots = "User-agent: *\nCrawl-delay: 3600\n"
    moments: list[float] = []
    site.on_request = lambda path: moments.append(monotonic()) if path.startswith("/p/") else None
    run = read(tmp_path, *map(site.article_url, range(3)), more=("-s", "NEWSSPIDER_MAX_CRAWL_DELAY=0.6"))
    assert run.record["fates"]["delivered"] == 3
    assert all(later - sooner > 0.3 for sooner, later in pairwise(moments)), moments
    assert run.record["notes"] == [
        "127.0.0.1 asks for a Crawl-delay of 3600 s: 0.6 s are kept (NEWSSPIDER_MAX_CRAWL_DELAY)"
    ]


# -- 429 and 503


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_waited_for_while_other_hosts_go_on(tmp_path: Path, site: Site, status: int) -> None:
    moments: dict[str, float] = {}
    busy = Answer(status, "", {"Retry-After": "2"})

    def note(path: str) -> None:
        moments[f"{path} {site.asked[path]}"] = monotonic()
        site.extra.pop(path, None) if site.asked[path] > 1 else None

    site.on_request = note
    site.extra[article_path(0)] = busy
    other = site.url.replace("127.0.0.1", "localhost")
    urls = [site.article_url(0), site.article_url(1), f"{other}{article_path(2)}", f"{other}{article_path(3)}"]
    run = read(tmp_path, *urls)
    assert run.record["fates"]["delivered"] == 4, run.stderr
    refused, again = moments[f"{article_path(0)} 1"], moments[f"{article_path(0)} 2"]
    assert again - refused >= 1.9
    assert moments[f"{article_path(3)} 1"] < again, "the other host was not kept waiting"


def test_a_host_that_asks_for_an_hour_is_left_for_the_next_run(tmp_path: Path, site: Site) -> None:
    later = format_datetime(datetime.fromtimestamp(time() + 3600, UTC), usegmt=True)
    site.extra[article_path(0)] = Answer(429, "", {"Retry-After": later})
    other = site.url.replace("127.0.0.1", "localhost")
    begin = monotonic()
    run = read(tmp_path, *map(site.article_url, range(3)), f"{other}{article_path(3)}", more=SLOWER)
    assert monotonic() - begin < 300
    assert (run.record["fates"]["blocked"], run.record["fates"]["delivered"]) == (1, 1)
    assert whys(run)["pending: the host asks to come back later"] == 2
    assert site.asked[article_path(1)] == 0


def test_a_host_that_stays_busy_is_asked_three_times(tmp_path: Path, site: Site) -> None:
    site.refuse = 503
    run = read(tmp_path, *map(site.article_url, range(4)), more=SLOWER)
    assert sum(site.asked.values()) - site.asked[ROBOTS] == 3
    assert whys(run) == {"failed: HTTP 503": 1, "pending: the host stays busy": 3}


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (b"120", 120.0), (b" 0 ", 0.0), (b"Thu, 01 Jan 1970 00:20:00 GMT", 200.0),
        (b"Thu, 01 Jan 1970 00:00:01 GMT", 0.0),
        (b"soon", None), (b"-5", None), (b"", None), (None, None), ("１２".encode(), None), (b"1e9", None),
        (b"Thu, 99 Jan 99999 00:00:00 GMT", None), (b"9" * 400, 999999999.0),
    ],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(said: bytes | None, seconds: float | None) -> None:
    assert retry_after(said, 1000.0) == seconds


def test_the_pauses_of_a_host_double_and_have_a_bound() -> None:
    hosts = Hosts(first=2.0, patience=20.0, tries=9)
    assert [hosts.pause("a", None, now) for now in (0.0, 10.0, 20.0)] == [2.0, 4.0, 8.0]
    assert hosts.pause("a", None, 25.0) == 3.0, "under way when the pause began"
    assert hosts.pause("b", 5.0, 20.0) == 5.0
    assert (hosts.pause("a", None, 30.0), hosts.left_alone("a")) == (None, "the host stays busy")
    hosts.calm("b")
    assert (hosts.pause("b", 16.0, 30.0), hosts.left_alone("b")) == (None, "the host asks to come back later")
    assert hosts.blocked() is None


# -- refusals in a row


def test_refusals_in_a_row_leave_a_host_alone() -> None:
    hosts = Hosts(most=3)
    for why in ("HTTP 403", "a captcha page"):
        hosts.refused("a", why)
    hosts.answered("a")
    for why in ("a captcha page", "HTTP 403", "a captcha page"):
        assert not hosts.left_alone("a")
        hosts.refused("a", why)
    assert hosts.left_alone("a") == "the host refused 3 times in a row (a captcha page)"
    assert hosts.blocked() == "a refused 3 times in a row (a captcha page); what was left is for the next run"
    hosts.answered("b")
    assert hosts.blocked() is None, "another host's articles came"
    assert host_of("http://[broken/") == host_of("file:///a") == ""


WALLS = {
    "captcha": Answer(200, CAPTCHA),
    "login": Answer(200, page("登录", "<div>请先登录后查看全文</div><form><input type=password></form>")),
    "busy": Answer(200, page("提示", "<div>系统繁忙，请稍后再试</div>")),
    "521": Answer(521, "<script>document.cookie='__jsluid_h=1'</script>"),
    "412": Answer(412, "<script>$_ts=window['$_ts']</script>"),
    "sign-in": Answer(302, "", {"Location": "/user/login?next=1"}),
}


@pytest.mark.parametrize("wall", WALLS)
def test_enough_refusals_in_a_row_end_the_run_early(tmp_path: Path, wall: str) -> None:
    with Site(24) as site:
        site.extra["/user/login"] = site.extra["/user/login?next=1"] = Answer(200, page("登录", "<form>x</form>"))

        def refuse(path: str) -> None:
            articles = [each for each in site.asked if each.startswith("/p/")]
            if path.startswith("/p/") and len(articles) > 2:
                site.extra[path] = WALLS[wall]

        site.on_request = refuse
        run = crawl(tmp_path, "news", "-a", f"url={site.url}/", *FAST, *SLOWER, "-s", "NEWSSPIDER_MOST_REFUSALS=5")
    assert run.code == 13, run.stderr
    assert "times in a row" in run.last_line
    fates = run.record["fates"]
    assert (fates["delivered"], len(run.lines)) == (2, 2)
    assert fates["blocked"] + fates["invalid"] >= 5
    assert fates["pending"] >= 4
    assert sum(path.startswith("/p/") for path in site.asked) <= 16


def test_many_pages_without_an_article_in_a_row_are_a_refusal() -> None:
    hosts = Hosts(most=3)
    for number in range(8):
        hosts.hollow("a.example", "the page says that it is gone")
        if number == 4:
            hosts.answered("a.example")
    assert hosts.blocked() is None
    for _ in range(6):
        hosts.hollow("a.example", "a page that only JavaScript fills")
    assert hosts.left_alone("a.example")
    assert "a.example sent 9 pages in a row" in (hosts.blocked() or "")


def test_a_site_of_soft_404s_ends_early_as_blocked(tmp_path: Path) -> None:
    with Site(60) as site:
        site.gone = dict.fromkeys(range(60), "notice")
        done = crawl(tmp_path, "news", "-a", f"url={site.url}/", *FAST, "-s", "NEWSSPIDER_MOST_REFUSALS=3")
        assert (done.code, done.record["verdict"]) == (13, "blocked"), done.stderr
        assert sum(count for path, count in site.asked.items() if path.startswith("/p/")) < 40
