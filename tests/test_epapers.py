"""Digital editions, end to end: each family's loopback e-paper, crawled by real processes."""

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsspider.epapers.dates import issue_url
from newsspider.reading.dates import CHINA
from tests.epapers import ARTICLES, PAGES, PRESSES, Press
from tests.process import FAST, crawl, make_due
from tests.site import Answer, Site

DAY = date(2026, 10, 11)


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


def expected(press: Press, number: int, base: str) -> dict[str, Any]:
    pieces = [press.stories[each] for each in ARTICLES[number]]
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


# One test for all: the families share their two crawls, which workers that run tests side by side would each repeat.
def test_every_family_end_to_end(tmp_path: Path) -> None:
    with Site(articles=0) as site:
        setting = kiosk(site, tmp_path, DAY)
        papers = ",".join(press.paper for press in PRESSES)
        command = ("epaper", "-a", f"paper={papers}", "-a", f"date={DAY}", *setting, *FAST)
        first, second = (crawl(tmp_path / "data", *command) for _ in range(2))
    wanted = [expected(press, number, site.url) for press in PRESSES for number in ARTICLES]
    got = {line["url"]: line for line in first.lines}
    for line in wanted:
        found = got[line["url"]]
        found["authors"] = [author["name"] for author in found["authors"]]
        assert {name: found[name] for name in line} == line
    assert len(first.lines) == len(wanted)
    assert (first.code, second.code) == (0, 0), first.stderr
    assert first.record["issues"] == {f"{press.paper} {DAY}": "5 articles on 3 pages" for press in PRESSES}
    fates = {name: count for name, count in first.record["fates"].items() if count}
    assert fates == {"delivered": 4 * len(PRESSES), "duplicate": len(PRESSES)}
    assert second.lines == []
    fates = {name: count for name, count in second.record["fates"].items() if count}
    assert fates == {"known": 5 * len(PRESSES)}


def serve(site: Site, folder: Path, press: Press, *days: date) -> tuple[str, ...]:
    """One family's issues alone; the settings for a crawl."""
    for day in days:
        site.extra |= press.issue(day)
    rows = folder / "papers.jsonl"
    rows.write_text(json.dumps(press.row(site.url)), encoding="utf-8")
    return ("-s", f"NEWSSPIDER_PAPERS={rows}", *FAST)


def test_a_range_with_a_day_without_an_issue(tmp_path: Path) -> None:
    press, gone, empty, moved = PRESSES[0], date(2026, 10, 12), date(2026, 10, 10), date(2026, 10, 9)
    with Site(articles=0) as site:
        settings = serve(site, tmp_path, press, DAY)
        site.extra[issue_url(press.template, empty)] = Answer(200, "<html><body>海湾日报 休刊</body></html>")
        newest = (
            f'<html><head><meta http-equiv="refresh" content="0;url={issue_url(press.template, DAY)}"></head></html>'
        )
        site.extra[issue_url(press.template, moved)] = Answer(200, newest)
        asked = ("epaper", "-a", f"paper={press.paper}")
        run = crawl(tmp_path / "data", *asked, "-a", f"since={moved}", "-a", f"until={gone}", *settings)
        assert run.code == 0, run.stderr
        assert len(run.lines) == len(ARTICLES)
        assert {line["edition"]["date"] for line in run.lines} == {DAY.isoformat()}
        issues = {name[-10:]: said for name, said in run.record["issues"].items()}
        assert issues[gone.isoformat()] == "nothing_found: HTTP 404"
        assert issues[empty.isoformat()] == "nothing_found: an empty issue"
        assert issues[moved.isoformat()].startswith("nothing_found: redirected to ")
        assert issues[DAY.isoformat()] == "5 articles on 3 pages"
        alone = crawl(tmp_path / "data", *asked, "-a", f"date={gone}", *settings)
        assert alone.code == 10
        assert alone.last_line == f"verdict: nothing_found: no issue of {press.paper} 2026-10-12: HTTP 404 (exit 10)"


def test_the_newest_issue_is_found_by_the_start_pages_refresh(tmp_path: Path) -> None:
    press = PRESSES[0]
    with Site(articles=0) as site:
        settings = serve(site, tmp_path, press, DAY, date(2026, 10, 10))
        refresh = '<HTML><META HTTP-EQUIV="REFRESH" CONTENT="0; URL=html/2026-10/11/node_187.htm"></HTML>'
        site.extra["/hwrb/paperindex.htm"] = Answer(200, refresh)
        run = crawl(tmp_path / "data", "epaper", "-a", f"paper={press.paper}", *settings)
        assert run.code == 0, run.stderr
        assert {line["edition"]["date"] for line in run.lines} == {DAY.isoformat()}
        assert len(run.lines) == len(ARTICLES)
        # A second look at an article sees its other part too, so that nothing seems to have changed.
        make_due(tmp_path / "data")
        again = crawl(tmp_path / "data", "epaper", "-a", f"paper={press.paper}", *settings)
        assert again.lines == []
        fates = {name: count for name, count in again.record["fates"].items() if count}
        assert fates == {"unchanged": len(ARTICLES), "known": 1}


def test_an_issue_that_is_in_no_catalogue(tmp_path: Path) -> None:
    press = PRESSES[1]
    with Site(articles=0) as site:
        site.extra |= press.issue(DAY)
        site.extra[press.page_path(DAY, 2, press.numbers[2])] = Answer(500)
        tail = press.article_path(DAY, 2, press.numbers[1])
        whole = site.extra.pop(tail)
        url = site.url + press.page_path(DAY, 1, press.numbers[1])  # any page of it
        crawled = ("epaper", "-a", f"url={url}", "-s", "RETRY_TIMES=0", *FAST)
        run = crawl(tmp_path / "data", *crawled)
        assert run.code == 0, run.stderr
        assert {(line["edition"]["paper"], line["edition"]["page"]) for line in run.lines} == {
            ("海湾日报", "A01"),
            ("海湾日报", "A02"),
        }
        head = next(line for line in run.lines if line["title"] == press.stories[0].title)
        assert head["flags"] == ["pages_missing"]
        # Later the rest is there: what was missing comes by itself, and nothing comes twice.
        site.extra |= press.issue(DAY) | {tail: whole}
        again = crawl(tmp_path / "data", *crawled)
        assert sorted(line["title"] for line in again.lines) == [press.stories[4].title]


def test_a_page_that_is_no_issue(tmp_path: Path) -> None:
    with Site(articles=3) as site:
        run = crawl(tmp_path / "data", "epaper", "-a", f"url={site.url}/", *FAST)
    assert run.code == 10
    assert "it leads to no issue of a known family" in run.last_line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-a", "paper=湛江日"), "paper: '湛江日' is not in the catalogue: did you mean 湛江日报?"),
        (
            ("-a", "paper=湛江日报", "-s", "NEWSSPIDER_PAPERS=/nowhere.jsonl"),
            "NEWSSPIDER_PAPERS: /nowhere.jsonl cannot",
        ),
    ],
)
def test_what_cannot_be_asked_for_is_said_in_one_line(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    run = crawl(tmp_path, "epaper", *arguments)
    assert run.code == 2
    assert run.last_line.startswith(f"verdict: usage: {said}")


def papers(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "papers", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


def test_the_catalogue_is_listed_by_family() -> None:
    listed = papers("--family", "qpaper")
    assert listed.returncode == 0
    assert listed.stdout.splitlines()[-1] == "5 newspapers"
    assert any(line.startswith("永州日报") and "never" in line for line in listed.stdout.splitlines())
    wrong = papers("--family", "qpapers")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("scrapy papers: there is no family 'qpapers'")


def test_a_paper_is_checked(tmp_path: Path) -> None:
    press = PRESSES[4]
    with Site(articles=0) as site:
        settings = serve(site, tmp_path, press, DAY)
        site.extra["/jhrb/"] = Answer(200, f'<script>location.href="{issue_url(press.template, DAY)}"</script>')
        well = papers("--check", press.paper, *settings)
        assert well.returncode == 0, well.stdout + well.stderr
        assert "3: 01 要闻, 02 综合新闻, 03 文化周刊" in well.stdout
        assert press.stories[0].title in well.stdout
        row = json.loads(well.stdout.splitlines()[-1])
        assert row.pop("verified") == datetime.now(CHINA).date().isoformat()
        assert row == press.row(site.url)
        site.refuse = 404
        gone = papers("--check", press.paper, *settings)
        assert gone.returncode == 1
        assert "HTTP 404" in gone.stdout
        assert json.loads(gone.stdout.splitlines()[-1])["verified"] == "never"
