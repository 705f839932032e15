"""The benchmark's scores, by cases that can be worked out by hand."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from benchmarks.score import Scores, moment, people, plain, score, score_page, shingles

TRUTH = {"url": "u", "dataset": "a", "lang": "en", "title": "A Title", "date": None, "authors": None, "body": None}


def test_shingles_are_of_words_and_of_han_characters() -> None:
    assert shingles("新码头开") == shingles("新 码头，开。") == {("新", "码", "头", "开"): 1}
    assert shingles("a b c d a b c d")[("a", "b", "c", "d")] == 2
    assert shingles("a b") == {("a", "b"): 1}
    assert not shingles("。")


@pytest.mark.parametrize(
    ("said", "right", "extra", "missing"),
    [
        ("a b c d e", 1.0, 0.0, 0.0),
        ("A Title\n\na b c d e", 1.0, 0.0, 0.0),
        ("a b c d", 0.5, 0.0, 0.5),
        ("a b c d e f", 2 / 3, 1 / 3, 0.0),
        ("", 0.0, 0.0, 1.0),
    ],
)
def test_bodies(said: str, right: float, extra: float, missing: float) -> None:
    found = score_page(TRUTH | {"body": "a b c d e"}, {"text": said})
    assert (found["right"], found["extra"], found["missing"]) == pytest.approx((right, extra, missing))
    assert found["f1s"] == pytest.approx(2 * right / (2 * right + extra + missing))


@pytest.mark.parametrize(
    ("wanted", "said", "day", "minute"),
    [
        ("2026-10-11", "2026-10-11T08:00:00+02:00", True, None),
        ("2026-10-11T08:00:00+02:00", "2026-10-11T06:00:00Z", True, True),
        ("2026-10-11T23:30:00-05:00", "2026-10-12T12:30:00+08:00", True, True),
        ("2026年10月11日 08:00", "2026-10-11T08:00:00+08:00", True, True),
        ("2026-10-11T08:00:00", "2026-10-11", True, False),
        ("2026-10-11T00:00:00", "2026-10-11", True, None),
        ("2026-10-11T08:00:00", None, False, False),
    ],
)
def test_dates(wanted: str, said: str | None, day: bool, minute: bool | None) -> None:
    found = score_page(TRUTH | {"date": wanted}, {"published_at": said})
    assert (found["day"], found.get("minute")) == (day, minute)


def test_a_date_that_is_none_is_not_scored() -> None:
    assert moment("2026-13-45") is None
    assert "day" not in score_page(TRUTH | {"date": "soon"}, {})


def test_people_are_names_however_written() -> None:
    assert people("By Jane Q. Doe and 记者 王小明") == people([{"name": "jane q doe"}, {"name": "王小明"}])
    assert people(None) == people([{"name": None}]) == set()


def test_titles_are_compared_without_typography() -> None:
    assert plain("“A”\xa0title – B") == plain('"a" title - b')
    assert score_page(TRUTH, {"title": "a title"})["title"]


def test_groups_are_all_each_part_and_chinese() -> None:
    pages: list[dict[str, Any]] = [TRUTH, TRUTH | {"url": "v", "dataset": "b", "lang": "zh-Hans"}]
    found = score(pages, {"u": {"title": "A Title"}})
    assert {name: each.mean("title") for name, each in found.items()} == {"all": 0.5, "a": 1.0, "b": 0.0, "zh": 0.0}
    assert Scores().f1 is Scores().bad is Scores().mean("day") is None


CORPUS = os.environ.get("NEWSSPIDER_CORPUS", "")


@pytest.mark.skipif(not CORPUS, reason="the page corpus is not here: NEWSSPIDER_CORPUS names its folder")
def test_the_truth_itself_scores_in_full() -> None:
    truth = [json.loads(line) for line in next(Path(CORPUS).rglob("truth.jsonl")).open(encoding="utf-8")]
    perfect = {
        page["url"]: {
            "title": page["title"],
            "text": page["body"],
            "published_at": page["date"],
            "authors": page["authors"],
        }
        for page in truth
    }
    found = score(truth, perfect)["all"]
    assert (found.f1, found.bad) == (1.0, 0.0)
    assert [found.mean(name) for name in ("title", "day", "minute", "authors")] == [1.0] * 4
