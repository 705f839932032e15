"""Runs that follow each other over a site that changes: real processes, real conditional requests."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.process import FAST, Crawl, crawl, make_due
from tests.site import SECTIONS, Answer, Site, article_path, page, title_of


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(12) as served:
        yield served


def run(data: Path, site: Site, *more: str) -> Crawl:
    done = crawl(data, "news", "-a", f"url={site.url}/", *FAST, *more)
    assert done.code == 0, done.stderr
    assert done.record["found"] == sum(done.record["fates"].values())
    return done


def fates(run: Crawl) -> dict[str, int]:
    return {name: count for name, count in run.record["fates"].items() if count}


def articles(asked: dict[str, int]) -> list[str]:
    return sorted(path for path in asked if path.startswith(("/p/", "/old/")))


def test_a_changed_text_is_a_revision_and_widgets_are_no_change(tmp_path: Path, site: Site) -> None:
    first = {line["url"]: line for line in run(tmp_path, site).lines}
    site.noise, site.dated, site.revision[3] = 977, "2026-10-11 09:45", 2
    make_due(tmp_path)
    second = run(tmp_path, site)
    assert fates(second) == {"revised": 1, "unchanged": 11}
    (line,) = second.lines
    before = first[site.article_url(3)]
    assert (line["id"], line["revision"]) == (before["id"], 2)
    assert line["content_hash"] != before["content_hash"]
    assert "第2版" in line["text"]
    third = run(tmp_path, site)
    assert fates(third) == {"known": 12}


@pytest.mark.parametrize("way", ["410", "notice"])
def test_a_page_that_is_gone_is_a_line_without_text_once(tmp_path: Path, site: Site, way: str) -> None:
    first = {line["url"]: line for line in run(tmp_path, site).lines}
    site.gone[3] = way
    make_due(tmp_path)
    second = run(tmp_path, site)
    assert fates(second) == {"gone": 1, "unchanged": 11}
    (line,) = second.lines
    assert line["id"] == first[site.article_url(3)]["id"]
    assert (line["revision"], line["flags"], line["text"], line["title"]) == (2, ["gone"], None, None)
    make_due(tmp_path)
    with site.counting() as asked:
        third = run(tmp_path, site)
    assert (fates(third), third.lines) == ({"gone": 1, "unchanged": 11}, [])
    assert article_path(3) in asked
    site.gone.clear()
    make_due(tmp_path)
    (line,) = run(tmp_path, site).lines  # it was one bad night of the site
    assert (line["revision"], line["flags"], line["text"]) == (3, [], first[site.article_url(3)]["text"])


def test_pages_that_have_not_changed_are_not_sent_again(tmp_path: Path, site: Site) -> None:
    site.validators = True
    run(tmp_path, site)
    with site.counting() as asked:
        second = run(tmp_path, site)
    assert fates(second) == {}
    assert "have not changed" in second.last_line
    assert not articles(asked)
    assert site.not_modified == sum(asked.values()) - asked["/robots.txt"]
    make_due(tmp_path)
    third = run(tmp_path, site)
    assert fates(third) == {"unchanged": 12}


def test_behind_a_front_page_that_stays_the_sections_are_read(tmp_path: Path, site: Site) -> None:
    site.validators = True
    run(tmp_path, site)
    site.articles = 14  # two sections change, the front page and the other two do not
    second = run(tmp_path, site)
    assert fates(second)["delivered"] == 2


def test_a_redirecting_article_is_remembered_as_it_was_found(tmp_path: Path, site: Site) -> None:
    site.moved = {2: 2, 5: 5}
    first = run(tmp_path, site)
    assert fates(first) == {"delivered": 12}
    with site.counting() as asked:
        second = run(tmp_path, site)
    assert fates(second) == {"known": 12}
    assert not articles(asked)


def test_the_same_text_under_two_urls_is_one_article(tmp_path: Path, site: Site) -> None:
    site.copies = {4: 5}
    first = run(tmp_path, site)
    assert fates(first) == {"delivered": 11, "duplicate": 1}
    make_due(tmp_path)
    with site.counting() as asked:
        second = run(tmp_path, site)
    assert fates(second) == {"known": 1, "unchanged": 11}
    assert len(articles(asked)) == 11  # of two addresses one is looked at again


def test_what_a_window_left_out_comes_without_it(tmp_path: Path, site: Site) -> None:
    site.validators = True
    window = ("-a", "since=2026-10-12")
    crawl(tmp_path, "news", "-a", f"url={site.url}/", *FAST, *window)
    with site.counting() as asked:
        again = crawl(tmp_path, "news", "-a", f"url={site.url}/", *FAST, *window)
    assert fates(again) == {"filtered": 12}
    assert not articles(asked)  # the ledger has their days
    assert fates(run(tmp_path, site)) == {"delivered": 12}


def test_limit_leaves_the_rest_to_the_next_run(tmp_path: Path, site: Site) -> None:
    site.validators = True
    first = run(tmp_path, site, "-a", "limit=5")
    assert len(first.lines) == 5
    site.hidden = set(range(12))  # no list shows them any more
    # Not always 7: the limit may be reached before the last section was read.
    assert len(run(tmp_path, site).lines) == first.record["fates"]["pending"] > 0


def test_what_was_no_article_is_looked_at_on_the_plan(tmp_path: Path, site: Site) -> None:
    site.gone[3] = "410"
    run(tmp_path, site)
    site.gone.clear()
    with site.counting() as asked:
        run(tmp_path, site)
    assert article_path(3) not in asked
    make_due(tmp_path)
    third = run(tmp_path, site)
    assert [line["url"] for line in third.lines] == [site.article_url(3)]


def test_the_plan_is_a_setting(tmp_path: Path, site: Site) -> None:
    run(tmp_path, site, "-s", "NEWSSPIDER_LOOK_AGAIN_HOURS=2,1000000")
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite3")) as database:
        (published, due) = database.execute("SELECT published, next_check FROM articles").fetchone()
    assert due == published + 1_000_000 * 3600


def atom(site: Site, updated: dict[int, str]) -> Answer:
    """A feed that tells when these articles were changed."""
    entries = "".join(
        f"<entry><title>{title_of(number)}</title><link href='{site.article_url(number)}'/>"
        f"<published>2026-10-11T08:30:00+08:00</published><updated>{moment}</updated></entry>"
        for number, moment in updated.items()
    )
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>云媒</title>{entries}</feed>"
    return Answer(200, feed, {"Content-Type": "application/atom+xml"})


def test_a_list_that_tells_of_a_change_makes_one_look_due(tmp_path: Path, site: Site) -> None:
    before = "2026-10-11T08:30:00+08:00"
    after = (datetime.now(UTC) + timedelta(hours=1)).isoformat(timespec="seconds")
    titles = {5: "渔港码头加固工程完工", 6: "老街戏台修缮一新"}
    site.extra = {
        "/rss.xml": atom(site, dict.fromkeys(range(12), before)),
        "/": Answer(200, page("云媒新闻网", front(titles))),
    }
    assert fates(run(tmp_path, site)) == {"delivered": 12}
    assert fates(run(tmp_path, site)) == {"known": 12}
    site.revision |= {3: 2, 5: 2}
    site.extra["/rss.xml"] = atom(site, dict.fromkeys(range(12), before) | {3: after, 4: after})
    site.extra["/"] = Answer(200, page("云媒新闻网", front(titles | {5: "渔港码头加固工程提前完工"})))
    with site.counting() as asked:
        third = run(tmp_path, site)
    assert fates(third) == {"revised": 2, "unchanged": 1, "known": 9}
    assert articles(asked) == [article_path(number) for number in (3, 4, 5)]
    with site.counting() as asked:  # a change that was looked at is no news
        assert fates(run(tmp_path, site)) == {"known": 12}
    assert articles(asked) == []


def test_a_look_that_a_list_asks_for_is_made_in_a_later_run_when_the_page_does_not_come(
    tmp_path: Path, site: Site
) -> None:
    after = (datetime.now(UTC) + timedelta(hours=1)).isoformat(timespec="seconds")
    site.extra = {"/rss.xml": atom(site, {3: "2026-10-11T08:30:00+08:00"})}
    run(tmp_path, site)
    site.revision[3] = 2
    site.extra["/rss.xml"] = atom(site, {3: after})
    site.extra[article_path(3)] = Answer(500)
    assert (
        crawl(tmp_path, "news", "-a", f"url={site.url}/", *FAST, "-s", "RETRY_TIMES=0").record["fates"]["failed"] == 1
    )
    del site.extra[article_path(3)]
    assert fates(run(tmp_path, site))["revised"] == 1


def front(titles: dict[int, str]) -> str:
    """A front page with these headlines."""
    sections = "".join(f'<a href="/{name}/">{title}</a> ' for name, title in SECTIONS.items())
    return f"<nav>{sections}</nav>" + "".join(f"<p><a href='{article_path(n)}'>{t}</a></p>" for n, t in titles.items())
