"""Contract 1.5: what `scrapy crawl` ends in, from real processes against a real site that fails in every way."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsspider.delivery.lock import RunLock
from tests.process import FAST, Crawl, command, crawl, finished, make_due, written
from tests.site import Answer, Site, article_path, page

QUICK = (*FAST, "-s", "RETRY_TIMES=0")
IMPATIENT = ("-s", "DOWNLOAD_TIMEOUT=1")
CAPTCHA = page("安全验证", "<h1>安全验证</h1><p>您的访问过于频繁，请输入验证码后继续访问。</p><input name='captcha'>")


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(12) as served:
        yield served


def run(data: Path, site: Site, *more: str, spider: str = "news") -> Crawl:
    return crawl(data, spider, "-a", f"url={site.url}/", *QUICK, *more)


def ends(run: Crawl, code: int, name: str) -> None:
    """The exit code, the verdict in the last line, and a record that says the same and balances."""
    assert (run.code, run.last_line.partition(":")[0]) == (code, "verdict"), run.stderr
    assert run.last_line.startswith(f"verdict: {name}: ")
    if run.record:
        assert (run.record["exit_code"], run.record["verdict"]) == (code, name)
        assert run.record["reason"] in run.last_line
        assert run.record["found"] == sum(run.record["fates"].values())
    assert "Traceback" not in run.last_line


# -- 0


def test_delivered_and_then_all_known(tmp_path: Path, site: Site) -> None:
    first = run(tmp_path, site)
    ends(first, 0, "ok")
    assert len(first.lines) == 12
    with site.counting() as asked:
        second = run(tmp_path, site)
    ends(second, 0, "ok")
    assert second.record["fates"]["known"] == 12
    assert not second.lines
    assert not [path for path in asked if path.startswith("/p/")]


def test_known_but_for_what_was_bad_before(tmp_path: Path, site: Site) -> None:
    site.gone[1] = "410"
    site.extra[article_path(2)] = Answer(200, page("", "<div></div>"))
    site.robots = f"User-agent: *\nDisallow: {article_path(3)}\n"
    site.copies[4] = 5
    ends(run(tmp_path, site), 0, "ok")
    with site.counting() as asked:
        again = run(tmp_path, site)
    ends(again, 0, "ok")
    assert not [path for path in asked if path.startswith("/p/")]
    site.extra[article_path(6)] = Answer(410)
    site.articles = 13
    site.extra[article_path(12)] = Answer(200, page("", "<div></div>"))  # newly found and newly bad
    ends(run(tmp_path, site), 11, "nothing_delivered")


# -- 1


@pytest.mark.parametrize(
    ("spider", "said"),
    [
        ("raises_in_callback", "KeyError"),
        ("raises_in_list", "ValueError"),
        ("raises_in_errback", "TypeError"),
        ("raises_in_start", "RuntimeError"),
        ("raises_in_pipeline", "TypeError"),
        ("loses_one", "without a fate"),
    ],
)
def test_a_bug(tmp_path: Path, site: Site, spider: str, said: str) -> None:
    if spider == "raises_in_errback":
        site.gone[7] = "410"
    bad = run(tmp_path, site, "-s", "SPIDER_MODULES=tests.spiders.broken", spider=spider)
    ends(bad, 1, "error")
    assert said in bad.last_line


@pytest.mark.parametrize(
    "setting",
    ["CONCURRENT_REQUESTS=many", "NEWSSPIDER_GROUP_SIZE=many", "SPIDER_MODULES=no.such", "DOWNLOADER=no.such.Thing"],
)
def test_a_bad_setting(tmp_path: Path, site: Site, setting: str) -> None:
    ends(run(tmp_path, site, "-s", setting), 1, "error")


# -- 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("news",), "url=HOME"),
        (("news", "-a", "url=http://127.0.0.1:9/", "-a", "since=yesterday"), "not a date"),
        (("news", "-a", "url=http://127.0.0.1:9/", "-a", "untill=2026-01-01"), "did you mean until"),
        (("article", "-a", "urls=/no/such/file"), "does not exist"),
        (("nwes",), "no spider 'nwes'"),
    ],
)
def test_bad_arguments(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    bad = crawl(tmp_path, *arguments)
    ends(bad, 2, "usage")
    assert said in bad.last_line
    assert not list(tmp_path.iterdir())


# -- 10 to 14


def test_a_front_page_without_articles(tmp_path: Path, site: Site) -> None:
    site.articles = 0
    ends(run(tmp_path, site), 10, "nothing_found")


def test_every_page_is_404(tmp_path: Path, site: Site) -> None:
    site.refuse = 404
    bad = run(tmp_path, site)
    ends(bad, 10, "nothing_found")
    assert "HTTP 404" in bad.last_line


def test_the_lists_fail_though_old_articles_answer(tmp_path: Path, site: Site) -> None:
    run(tmp_path, site)
    site.extra["/"] = Answer(500)
    make_due(tmp_path)
    ends(run(tmp_path, site), 10, "nothing_found")


@pytest.mark.parametrize("status", [404, 500])
def test_no_article_comes(tmp_path: Path, site: Site, status: int) -> None:
    site.refuse_articles = status
    bad = run(tmp_path, site)
    ends(bad, 11, "nothing_delivered")


def test_the_layout_changed(tmp_path: Path, site: Site) -> None:
    ends(run(tmp_path, site), 0, "ok")
    site.bare, site.articles = True, 24
    bad = run(tmp_path, site)
    ends(bad, 12, "layout_broken")
    assert bad.record["fates"]["invalid"] == 12
    site.bare = False  # the site file was mended: what was invalid is looked at again on the plan
    make_due(tmp_path)
    assert len(run(tmp_path, site).lines) == 12


@pytest.mark.parametrize("status", [403, 429, 521])
def test_refused(tmp_path: Path, site: Site, status: int) -> None:
    site.refuse = status
    ends(run(tmp_path, site), 13, "blocked")


def test_articles_refused(tmp_path: Path, site: Site) -> None:
    site.refuse_articles = 403
    ends(run(tmp_path, site), 13, "blocked")
    site.refuse_articles = None
    assert len(run(tmp_path, site).lines) == 12


def test_a_captcha_instead_of_pages(tmp_path: Path, site: Site) -> None:
    site.challenge = CAPTCHA
    ends(run(tmp_path, site), 13, "blocked")


def test_a_dead_host(tmp_path: Path, site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    bad = crawl(tmp_path, "news", "-a", f"url=http://127.0.0.1:{port}/", *QUICK)
    ends(bad, 14, "network")
    assert "connection refused" in bad.last_line


def test_a_host_that_does_not_exist(tmp_path: Path) -> None:
    ends(crawl(tmp_path, "news", "-a", "url=http://news.invalid/", *QUICK), 14, "network")


def test_a_slow_site(tmp_path: Path, site: Site) -> None:
    site.delay = 3
    ends(run(tmp_path, site, *IMPATIENT), 14, "network")


def test_slow_articles(tmp_path: Path, site: Site) -> None:
    site.delay_articles = 3
    bad = run(tmp_path, site, *IMPATIENT, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16")
    ends(bad, 14, "network")
    site.delay_articles = 0
    assert len(run(tmp_path, site).lines) == 12


# -- 15: storage is in tests/test_full_disk.py; 16


def test_another_run_is_at_work(tmp_path: Path, site: Site) -> None:
    with RunLock(tmp_path / "news") as lock:
        lock.acquire(datetime(2026, 10, 11, 8, 30, tzinfo=UTC))
        with site.counting() as asked:
            bad = run(tmp_path, site)
    ends(bad, 16, "locked")
    assert f"process {os.getpid()} since 2026-10-11T08:30:00+00:00" in bad.last_line
    assert not asked


def test_the_second_of_two_runs_is_refused_and_harms_nothing(tmp_path: Path, site: Site) -> None:
    site.delay_articles = 8  # time enough to start another
    at_once = ("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16")
    twice = [command(tmp_path, "news", "-a", f"url={site.url}/", *QUICK, *at_once) for _ in range(2)]
    first = subprocess.Popen(twice[0], stderr=subprocess.PIPE, text=True)
    while not site.asked["/"]:  # then it holds the lock
        assert first.poll() is None
    second = subprocess.run(twice[1], stderr=subprocess.PIPE, text=True, check=False)
    assert second.returncode == 16
    assert f"process {first.pid} since " in second.stderr.splitlines()[-1]
    first.communicate(timeout=240)
    assert first.returncode == 0
    (export,) = tmp_path.glob("news/*.jsonl")
    assert export.read_bytes().count(b"\n") == 12


# -- 130, 143


@pytest.mark.parametrize(("signum", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("times", [1, 2])
def test_a_signal(tmp_path: Path, signum: signal.Signals, code: int, times: int) -> None:
    with Site(60) as site:
        site.delay_articles = 0.05
        process: list[subprocess.Popen[str]] = []
        site.on_request = lambda path: at_article(site, process, signum, times)
        before = written(tmp_path)
        process.append(
            subprocess.Popen(
                command(tmp_path, "news", "-a", f"url={site.url}/", *FAST),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        stdout, stderr = process[0].communicate(timeout=240)
        stopped = finished(tmp_path, before, process[0].returncode, stdout, stderr)
        ends(stopped, code, "interrupted")
        # The first signal lets what is in hand arrive; the second may come before any of it did.
        assert stopped.record["fates"]["delivered"] == len(stopped.lines) < 60
        assert times == 2 or stopped.lines
        assert stopped.record["fates"]["pending"]
        assert not list(tmp_path.rglob("*.part"))
        site.on_request = lambda path: None
        rest = run(tmp_path, site)
        ends(rest, 0, "ok")
        ids = [line["id"] for line in (*stopped.lines, *rest.lines)]
        assert len(ids) == len(set(ids)) == 60


def at_article(site: Site, process: list[subprocess.Popen[str]], signum: int, times: int) -> None:
    """Send the signal when the tenth article is asked for, and once more with the eleventh."""
    articles = sum(count for path, count in site.asked.items() if path.startswith("/p/"))
    if articles in range(10, 10 + times):
        process[0].send_signal(signum)


# -- --quiet


def test_quiet_prints_nothing_on_success(tmp_path: Path, site: Site) -> None:
    for _ in range(2):
        done = run(tmp_path, site, "--quiet")
        assert (done.code, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("status", [403, 404])
def test_quiet_prints_one_line_on_failure(tmp_path: Path, site: Site, status: int) -> None:
    site.refuse = status
    bad = run(tmp_path, site, "--quiet")
    assert bad.code
    assert bad.stdout == ""
    assert bad.stderr.count("\n") == 1
    assert bad.stderr.startswith("verdict: ")


@pytest.mark.parametrize(
    "more",
    [
        ("-s", "SPIDER_MODULES=tests.spiders.broken"),
        ("-s", "NEWSSPIDER_GROUP_SIZE=many"),
        ("-s", "CONCURRENT_REQUESTS=many"),
        ("-a", "since=yesterday"),
    ],
)
def test_quiet_prints_one_line_for_a_bug(tmp_path: Path, site: Site, more: tuple[str, ...]) -> None:
    spider = "raises_in_callback" if "tests.spiders.broken" in more[1] else "news"
    bad = run(tmp_path, site, "--quiet", *more, spider=spider)
    assert bad.code in (1, 2)
    assert bad.stderr.count("\n") == 1, bad.stderr
    assert bad.stderr.startswith("verdict: ")
