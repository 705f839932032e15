"""Whole crawls as real processes against real HTTP on loopback, compared with what a careful person wrote down."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newsspider.article import Article, schema
from newsspider.demo.server import Portal
from newsspider.identity import article_id
from tests.process import FAST, Crawl, crawl

DATA = Path(__file__).parent / "data"
VOLATILE = ("id", "fetched_at")  # of the port and the clock: tested apart
FIELDS = list(Article.__dataclass_fields__)


def expected() -> dict[str, dict[str, Any]]:
    lines = (DATA / "demo_expected.jsonl").read_text(encoding="utf-8").splitlines()
    return {line["canonical_url"]: line for line in map(json.loads, lines)}


def normal(line: dict[str, Any], base: str) -> dict[str, Any]:
    """The line as if the portal stood at http://portal.test, without what differs from run to run."""
    text = json.dumps(line, ensure_ascii=False).replace(base.rstrip("/"), "http://portal.test")
    fixed: dict[str, Any] = json.loads(text)
    return fixed | dict.fromkeys(VOLATILE)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    return crawl(tmp_path_factory.mktemp("demo"), "demo")


def base_of(run: Crawl) -> str:
    url: str = run.lines[0]["url"]
    return "/".join(url.split("/")[:3])


def test_the_demo_ends_well(demo: Crawl) -> None:
    assert demo.code == 0
    assert demo.last_line.startswith("verdict: ok")
    fates = {name: count for name, count in demo.record["fates"].items() if count}
    assert fates == {"delivered": 42, "duplicate": 2, "filtered": 2, "robots": 1, "gone": 2, "invalid": 2}
    assert demo.record["found"] == sum(fates.values())


@pytest.mark.parametrize("url", sorted(expected()))
def test_the_demo_exports_every_field_of_every_article(demo: Crawl, url: str) -> None:
    base = base_of(demo)
    found = [line for line in demo.lines if line["canonical_url"].replace(base, "http://portal.test") == url]
    assert len(found) == 1
    assert normal(found[0], base) == expected()[url] | dict.fromkeys(VOLATILE)


def test_id_and_time_are_those_of_this_run(demo: Crawl) -> None:
    for line in demo.lines:
        assert line["id"] == article_id(line["canonical_url"])
        assert demo.record["started_at"] <= line["fetched_at"] <= demo.record["ended_at"]


def test_the_demo_exports_nothing_else(demo: Crawl) -> None:
    assert len(demo.lines) == len(expected())


def test_every_line_has_the_fields_in_order_and_is_valid(demo: Crawl) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for line in demo.lines:
        assert list(line) == FIELDS
        validator.validate(line)


def test_no_line_holds_a_word_of_a_widget(demo: Crawl) -> None:
    words = (
        "登录海湾云媒",
        "评论一下",
        "人参与",
        "最热评论",
        "月点击",
        "热点新闻排行",
        "湾图片",
        "分享到",
        "上一页",
        "数字报",
        "举报电话",
    )
    for line in demo.lines:
        assert [word for word in words if word in line["text"]] == [], line["url"]


def test_every_cut_is_recorded(demo: Crawl) -> None:
    assert {"comments", "rankings", "pictures", "bylines", "login"} <= set(demo.record["cuts"])
    for line in demo.lines:
        assert all(cut["blocks"] > 0 and cut["chars"] >= 0 for cut in line["dropped"])


def test_the_record_names_the_file_as_it_is(demo: Crawl) -> None:
    (file,) = demo.record["files"]
    assert file["lines"] == len(demo.lines)
    assert Path(file["path"]).stat().st_size == file["bytes"]


def test_the_founding_page_is_right_to_the_letter(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run = crawl(tmp_path / "data", "article", "-a", f"url={(DATA / 'founding_page.txt').as_uri()}", "-O", str(out))
    assert run.code == 0
    (line,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    wanted = json.loads((DATA / "founding_page.expected.json").read_text(encoding="utf-8"))
    assert line == run.lines[0]
    assert line["text"] == "\n\n".join(wanted["body"])
    assert line["title"] == wanted["title"]
    assert line["published_at"] == wanted["published"]
    assert line["published_precision"] == "minute"
    assert line["source"] == wanted["source"]
    assert [{"name": each["name"], "role": each["role"]} for each in line["authors"]] == wanted["authors"]
    assert line["editors"] == wanted["editors"]
    assert line["language"] == "zh-Hans"
    assert "mirror_gloss_repaired" in line["flags"]
    rules = {cut["rule"]: cut["blocks"] for cut in line["dropped"]}
    assert rules["rankings"] == 1 + 3 + 20
    assert rules["pictures"] == 1 + 6
    assert rules["comments"] == 6
    assert rules["mirror_gloss"] == 257  # 254 whole ones and three whose neighbour was broken


@pytest.fixture(scope="module")
def portal() -> Iterator[str]:
    with Portal() as served:
        yield f"{served.url}/"


def test_news_finds_the_same_articles_without_a_site_file(tmp_path: Path, portal: str) -> None:
    run = crawl(tmp_path, "news", "-a", f"url={portal}", *FAST)
    assert run.code == 0
    assert {normal(line, portal)["canonical_url"] for line in run.lines} == set(expected())


def test_limit_delivers_so_many_and_leaves_the_rest(tmp_path: Path, portal: str) -> None:
    run = crawl(tmp_path, "news", "-a", f"url={portal}", "-a", "limit=5", *FAST)
    assert run.code == 0
    assert len(run.lines) == 5
    assert run.record["fates"]["delivered"] == 5
    assert run.record["fates"]["pending"] > 0


def test_since_and_until_go_by_the_publication_day(tmp_path: Path, portal: str) -> None:
    run = crawl(tmp_path, "news", "-a", f"url={portal}", "-a", "since=2026-10-09", "-a", "until=2026-10-10", *FAST)
    days = {line["published_at"][:10] for line in run.lines}
    assert days == {"2026-10-09", "2026-10-10"}
    wanted = [line for line in expected().values() if line["published_at"][:10] in days]
    assert len(run.lines) == len(wanted)
    assert {each["why"] for each in run.record["reasons"]} >= {"published before since", "published after until"}


def test_a_csv_feed_has_its_lists_as_json(tmp_path: Path, portal: str) -> None:
    out = tmp_path / "out.csv"
    crawl(tmp_path / "data", "article", "-a", f"url={portal}p/3100104.html", "-O", str(out), *FAST)
    (row,) = csv.DictReader(out.open(encoding="utf-8"))
    assert json.loads(row["authors"]) == [{"name": "李明远", "role": "reporter", "agency": None}]
    assert row["title"] == "市政协聚焦海岸线修复开展专题协商"
