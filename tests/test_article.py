"""The Article, its published schema, and the order of its fields."""

import dataclasses
import json
from pathlib import Path

import jsonschema
import pytest

import newsspider.article
from newsspider.article import Article, Author, Cut, Edition, Editor, Image, schema
from newsspider.delivery.jsonlines import dump_line

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


@pytest.mark.parametrize("broken", [{"title": 1}, {"pages": 0}, {"id": ""}, {"authors": [{"name": "x"}]}, {"extra": 1}])
def test_a_line_that_breaks_the_table_is_refused(broken: dict[str, object]) -> None:
    line = json.loads(dump_line(full())) | broken
    assert not jsonschema.Draft202012Validator(schema()).is_valid(line)


def test_an_empty_article_is_not_valid() -> None:
    assert not jsonschema.Draft202012Validator(schema()).is_valid(json.loads(dump_line(Article())))
