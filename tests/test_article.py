"""The Article, its published schema, and the order of its fields."""

import dataclasses
import json
from pathlib import Path

import jsonschema
import pytest

import newsspider.article
from newsspider.article import Article, Author, Cut, Edition, Editor, Image, schema
from newsspider.delivery.jsonlines import dump_line
from newsspider.reading.roles import AUTHOR_ROLES, EDITOR_ROLES

PUBLISHED = Path(newsspider.article.__file__).with_name("article.schema.json")
# The contract's table, row by row.
CONTRACT = (
    "schema_version id url canonical_url site title kicker subtitle published_at published_raw published_precision"
    " published_from modified_at source authors editors section keywords language text images edition pages revision"
    " content_hash fetched_at flags dropped rights"
).split()


def full() -> Article:
    return Article(
        id="a" * 32,
        url="https://news.example/p/1.html",
        canonical_url="https://news.example/p/1.html",
        site="news.example",
        title="标题",
        published_at="2026-10-11T08:10:00+08:00",
        authors=[Author("文秋华", "reporter", "湛江日报")],
        editors=[Editor("张雅婷")],
        text="一段。\n\n二段。",
        images=[Image("https://news.example/1.jpg", "说明", "李明")],
        edition=Edition("湛江日报", "2026-10-11", "01", "要闻"),
        content_hash="b" * 64,
        fetched_at="2026-10-11T00:10:00+00:00",
        dropped=[Cut("comments", 2, 20)],
        rights={"robots": "noai"},
    )


def test_the_fields_are_the_contracts_in_its_order() -> None:
    assert [each.name for each in dataclasses.fields(Article)] == CONTRACT
    assert list(json.loads(dump_line(full()))) == CONTRACT


def test_the_published_schema_is_the_generated_one() -> None:
    mend = "python -c 'from newsspider.article import *; …' as CONTRIBUTING says"
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == schema(), f"write it anew: {mend}"


@pytest.mark.parametrize(
    "article", [full(), dataclasses.replace(full(), title=None, text=None, edition=None, authors=[])]
)
def test_a_line_is_valid(article: Article) -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(dump_line(article)))


@pytest.mark.parametrize(
    "at",
    [
        None,
        "2026-10-11",
        "2026-10-11T08:10:00+08:00",
        "2026-10-11T08:10:00.123456+00:00",
        "1920-01-01T00:00:00+08:05:43",
    ],
)
def test_moments_are_days_or_have_an_offset(at: str | None) -> None:
    line = json.loads(dump_line(full())) | {"published_at": at, "modified_at": at}
    assert jsonschema.Draft202012Validator(schema()).is_valid(line)


@pytest.mark.parametrize("role", [*AUTHOR_ROLES, *EDITOR_ROLES])
def test_every_role_is_a_word_of_the_schema(role: str) -> None:
    line = json.loads(dump_line(dataclasses.replace(full(), authors=[Author("x", role)], editors=[Editor("x", role)])))
    assert jsonschema.Draft202012Validator(schema()).is_valid(line)


@pytest.mark.parametrize(
    "broken",
    [
        {"title": 1},
        {"title": ""},
        {"text": ""},
        {"pages": 0},
        {"id": ""},
        {"authors": [{"name": "x"}]},
        {"authors": [{"name": "x", "role": "记者", "agency": None}]},
        {"published_at": "11.10.2026"},
        {"published_at": "2026-10-11T08:10:00"},
        {"published_precision": "hour"},
        {"extra": 1},
    ],
)
def test_a_line_that_breaks_the_table_is_refused(broken: dict[str, object]) -> None:
    line = json.loads(dump_line(full())) | broken
    assert not jsonschema.Draft202012Validator(schema()).is_valid(line)


def test_an_empty_article_is_not_valid() -> None:
    assert not jsonschema.Draft202012Validator(schema()).is_valid(json.loads(dump_line(Article())))
