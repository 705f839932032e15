from pathlib import Path

import pytest

from newsspider.commands._ledger import nearest, of_the_site
from newsspider.delivery.ledger import Batch, Entry, ListPage, Settled, Validators
from newsspider.delivery.ledger_admin import forget, rows, status, why
from newsspider.delivery.ledger_schema import open_database
from newsspider.delivery.sqlite_ledger import SqliteLedger
from newsspider.identity import article_id, content_hash
from newsspider.run.fates import Fate

FRONT = "http://a.com/"


def entry(url: str, run: str) -> Entry:
    return Entry(article_id(url), url, url, "a.com", content_hash(url, ""), 1, run, 7, 900, 50, 40, 3640)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """1 delivered, then known twice; 2 a copy of 1; 3 failed and waits; 4 only found; another spider knows 1 too."""
    path = tmp_path / "ledger.sqlite3"
    one, two, three, four = (f"http://a.com/2024/{number}.html" for number in range(1, 5))
    ledger = SqliteLedger(path, "people")
    ledger.begin_run("r1", 100)
    ledger.commit(
        Batch(
            [(url, FRONT) for url in (one, two, three)],
            [
                Settled(one, Fate.DELIVERED, entry=entry(one, "r1")),
                Settled(two, Fate.DUPLICATE, "same title and text", article_id(one), same_as=article_id(one)),
                Settled(three, Fate.FAILED, "HTTP 503", again=True),
            ],
            [ListPage(FRONT, Validators('"1"'))],
            900,
            7,
        )
    )
    ledger.end_run(130, "ok", 0)
    for number in (2, 3):
        ledger.begin_run(f"r{number}", number * 100)
        ledger.commit(Batch([(one, FRONT)], [Settled(one, Fate.KNOWN)]))
        ledger.end_run(number * 100 + 30, "ok", 0)
    ledger.begin_run("r4", 400)
    ledger.commit(Batch([(four, FRONT)]))
    ledger.close()
    other = SqliteLedger(path, "news")
    other.begin_run("n1", 50)
    other.commit(Batch([(one, "http://b.com/")], [Settled(one, Fate.FILTERED, "before since=")]))
    other.close()
    return path


def test_why_tells_the_story(path: Path) -> None:
    database = open_database(path, write=False)
    mine = next(story for story in why(database, "http://a.com/2024/1.html") if story.spider == "people")
    assert (mine.found_on, mine.found_in, mine.found_at) == (FRONT, "r1", 100)
    assert [(each.fate, each.times, each.first_run, each.last_run) for each in mine.events] == [
        ("delivered", 1, "r1", "r1"),
        ("known", 2, "r2", "r3"),
    ]
    assert mine.entry
    assert (mine.entry.run, mine.entry.line) == ("r1", 7)
    theirs = next(story for story in why(database, "http://a.com/2024/1.html") if story.spider == "news")
    assert [(each.fate, each.why) for each in theirs.events] == [("filtered", "before since=")]


@pytest.mark.parametrize(
    ("number", "fates", "tries"), [(2, ["duplicate"], None), (3, ["failed"], 1), (4, [], 0), (5, None, None)]
)
def test_why_of_other_ends(path: Path, number: int, fates: list[str] | None, tries: int | None) -> None:
    database = open_database(path, write=False)
    stories = why(database, f"http://a.com/2024/{number}.html")
    if fates is None:
        assert stories == []
    else:
        assert [[each.fate for each in story.events] for story in stories] == [fates]
        assert stories[0].tries == tries


def test_a_twin_leads_to_the_story(path: Path) -> None:
    stories = why(open_database(path, write=False), "https://www.a.com/2024/1.html?utm_source=x")
    assert {story.url for story in stories} == {"http://a.com/2024/1.html"}


def test_what_came_nearest(path: Path) -> None:
    database = open_database(path, write=False)
    assert nearest(of_the_site(database, "http://a.com/2024/9.html"), "http://a.com/2024/9.html", 2) == [
        "http://a.com/2024/1.html",
        "http://a.com/2024/2.html",
    ]
    assert nearest(of_the_site(database, "http://c.com/2024/9.html"), "http://c.com/2024/9.html") == []


def test_every_url_is_listed_once_a_spider(path: Path) -> None:
    database = open_database(path, write=False)
    listed = [(line["spider"], line["url"][-6:], line["fate"], line["run"]) for line in rows(database)]
    assert sorted(listed) == [
        ("news", "1.html", "filtered", None),
        ("people", "1.html", "known", "r1"),
        ("people", "2.html", "duplicate", "r1"),
        ("people", "3.html", "failed", None),
        ("people", "4.html", "pending", None),
    ]
    assert {line["id"] for line in rows(database, "*/1.html", "people")} == {article_id("http://a.com/2024/1.html")}


@pytest.mark.parametrize("copy_only", [True, False])
def test_forgetting_takes_other_addresses_and_pages_along(path: Path, copy_only: bool) -> None:
    database = open_database(path)
    assert forget(database, "*/2.html" if copy_only else "*/1.html", "people") == (1 if copy_only else 2)
    assert forget(database, "*/4.html", "news") == 0
    assert forget(database, "*/4.html") == 1
    database.close()
    ledger = SqliteLedger(path, "people")
    assert (ledger.recall("http://a.com/2024/1.html") is not None) == copy_only
    assert (ledger.article(article_id("http://a.com/2024/1.html")) is not None) == copy_only
    assert ledger.recall("http://a.com/2024/2.html") is None
    assert ledger.page(FRONT) is None
    assert [each.url for each in ledger.waiting(0, 9)] == ["http://a.com/2024/3.html"]


def test_status_of_every_spider(path: Path) -> None:
    news, people = status(open_database(path, write=False))
    assert (news.spider, news.runs, news.last_delivered, news.articles) == ("news", 1, None, 0)
    assert (people.runs, people.last_run, people.last_started, people.last_verdict) == (4, "r4", 400, None)
    assert (people.last_delivered, people.articles, people.waiting) == (130, 1, 2)
