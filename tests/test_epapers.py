"""Digital editions, end to end: each family's loopback e-paper, crawled by real processes."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.epapers import ARTICLES, PAGES, PRESSES, STORIES, Press
from tests.process import FAST, Crawl, crawl
from tests.site import Answer, Site

DAY = date(2026, 10, 11)


class Runs(NamedTuple):
    base: str
    first: Crawl
    second: Crawl


def kiosk(site: Site, folder: Path, *days: date) -> tuple[str, str]:
    """Put every family's issue of these days on the site; the setting that names the tests' catalogue."""
    for press in PRESSES:
        for day in days:
            site.extra |= press.issue(day)
    calendar = next(press for press in PRESSES if press.family == "epaper_read_do")
    paths = [{"path": calendar.page_path(day, 0, "01")} for day in days]
    site.extra["/epaper/read.do?m=getIssueByMonth"] = Answer(
        200, json.dumps({"data": paths}), {"Content-Type": "application/json"}
    )
    rows = folder / "papers.jsonl"
    rows.write_text("".join(json.dumps(press.row(site.url)) + "\n" for press in PRESSES), encoding="utf-8")
    return "-s", f"NEWSSPIDER_PAPERS={rows}"


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    folder = tmp_path_factory.mktemp("epapers")
    with Site(articles=0) as site:
        setting = kiosk(site, folder, DAY)
        papers = ",".join(press.paper for press in PRESSES)
        command = ("epaper", "-a", f"paper={papers}", "-a", f"date={DAY}", *setting, *FAST)
        first = crawl(folder / "data", *command)
        yield Runs(site.url, first, crawl(folder / "data", *command))


def of(press: Press, runs: Runs) -> list[dict[str, Any]]:
    return [line for line in runs.first.lines if line["edition"]["paper"] == press.paper]


def expected(press: Press, number: int, base: str) -> dict[str, Any]:
    pieces = [STORIES[each] for each in ARTICLES[number]]
    head = pieces[0]
    text = "\n\n".join(line for piece in pieces for line in piece.text)
    text = text.replace("\n\n（下转第2版）\n\n（上接第1版）", "")
    picture = f"{base}/pic/{DAY:%Y%m%d}/{number}.jpg"
    return {
        "title": head.title,
        "kicker": head.kicker or None,
        "subtitle": head.subtitle or None,
        "published_at": DAY.isoformat(),
        "published_precision": "day",
        "authors": [name for name in ("李明远", "陈海生", "周文静") if name in head.author],
        "text": text,
        "images": [{"url": picture, "caption": head.picture, "credit": None}] if head.picture else [],
        "edition": {
            "paper": press.paper,
            "date": DAY.isoformat(),
            "page": press.numbers[head.page],
            "page_name": PAGES[head.page],
        },
        "pages": len(pieces),
        "language": "zh-Hans",
        "flags": [],
        "url": base + press.article_path(DAY, number, press.numbers[head.page]),
    }


@pytest.mark.parametrize("press", PRESSES, ids=lambda press: press.family)
@pytest.mark.parametrize("number", ARTICLES)
def test_every_article_of_every_family(press: Press, number: int, runs: Runs) -> None:
    lines = [line for line in of(press, runs) if line["title"] == STORIES[number].title]
    assert len(lines) == 1
    wanted = expected(press, number, runs.base)
    got = {name: lines[0][name] for name in wanted}
    got["authors"] = [author["name"] for author in lines[0]["authors"]]
    assert got == wanted


@pytest.mark.parametrize("press", PRESSES, ids=lambda press: press.family)
def test_nothing_but_the_articles(press: Press, runs: Runs) -> None:
    assert len(of(press, runs)) == len(ARTICLES)
    assert runs.first.record["issues"][f"{press.paper} {DAY}"] == "5 articles on 3 pages"


def test_the_run_ends_well_and_the_second_delivers_nothing(runs: Runs) -> None:
    assert (runs.first.code, runs.second.code) == (0, 0), runs.first.stderr
    fates = {name: count for name, count in runs.first.record["fates"].items() if count}
    assert fates == {"delivered": 4 * len(PRESSES), "duplicate": len(PRESSES)}
    assert runs.second.lines == []
    fates = {name: count for name, count in runs.second.record["fates"].items() if count}
    assert fates == {"known": 5 * len(PRESSES)}
