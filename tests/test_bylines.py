import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from newsspider.reading.bylines import Byline, read_byline
from newsspider.reading.roles import CREDIT_ROLES

DATA = Path(__file__).parent / "data"
TASK_ROLES = {"photo": "photographer", "aerial": "aerial_photographer", "video": "videographer", "voice": "narrator"}
# The case does not say the agency that it shows (中央社記者…), beside the source or the picture's place.
AGENCY_UNSTATED = {"zh-114", "zh-115", "zh-116"}


def cases(name: str) -> list[Any]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [pytest.param(case, id=case["id"]) for case in map(json.loads, lines)]


def as_expected(case: dict[str, Any]) -> dict[str, Any]:
    """A case's expectation in this project's shape: people of a picture or sound task are credits of that task."""
    expect = case["expect"]
    authors: list[tuple[str, str, str | None]] = []
    credited: list[tuple[str, str, str | None]] = []
    for person in expect["authors"]:
        agency = None if case["id"] in AGENCY_UNSTATED else person.get("agency")
        tasks = [TASK_ROLES[task] for task in person.get("task", "").split("+") if task in TASK_ROLES]
        if person["role"] in CREDIT_ROLES:
            tasks = [person["role"]]
        credited += [(person["name"], task, agency) for task in tasks]
        authors += [] if tasks else [(person["name"], person["role"], agency)]
    dateline = {key: value for key, value in expect.get("dateline", {}).items() if value is not None}
    printed = expect.get("print")
    return {
        "published": expect["published"],
        "precision": case["precision"] if expect["published"] else None,
        "modified": expect.get("modified"),
        "source": expect["source"],
        "authors": authors,
        "credits": credited,
        "editors": [(editor["name"], editor["role"]) for editor in expect["editors"]],
        "rights": expect.get("rights"),
        "dateline": dateline,
        "in_house": expect.get("in_house", False),
        "edition": (printed["paper"], printed["date"], printed["page"]) if printed else None,
        "ip_region": expect.get("ip_region"),
        "views": expect.get("views"),
        "comments": expect.get("comments", None),
    }


def as_read(case: dict[str, Any], byline: Byline | None) -> dict[str, Any]:
    byline = byline or Byline()
    stated = case["id"] not in AGENCY_UNSTATED
    dateline = asdict(byline.dateline) if byline.dateline else {}
    return {
        "published": byline.published.at if byline.published else None,
        "precision": byline.published.precision if byline.published else None,
        "modified": byline.modified.at if byline.modified else None,
        "source": byline.source,
        "authors": [(each.name, each.role, each.agency if stated else None) for each in byline.authors],
        "credits": [(each.name, each.role, each.agency if stated else None) for each in byline.credits],
        "editors": [(each.name, each.role) for each in byline.editors],
        "rights": byline.rights,
        "dateline": {key: value for key, value in dateline.items() if value is not None},
        "in_house": byline.in_house,
        "edition": (byline.edition.paper, byline.edition.date, byline.edition.page) if byline.edition else None,
        "ip_region": byline.ip_region,
        "views": byline.views,
        "comments": byline.comments,
    }


@pytest.mark.parametrize("case", cases("byline_cases.jsonl"))
def test_every_attested_byline_is_read(case: dict[str, Any]) -> None:
    assert as_read(case, read_byline(case["text"])) == as_expected(case)
