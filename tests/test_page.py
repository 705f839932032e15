"""The fields of a page: small pages in several layouts and languages, a site's overrides, and tag soup."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from newsspider import fields
from newsspider.cleaning import to_article
from newsspider.page import ArticlePage
from newsspider.reading.found import Found

PAGES = Path(__file__).parent / "data" / "pages"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
SITE = """<html lang="en"><head><title>A pier is rebuilt | Post</title>
<meta name="author" content="Jane Doe"><meta property="article:published_time" content="2026-03-04T09:30:00Z"></head>
<body><h1>A pier is rebuilt</h1><h2 class="real">The pier, rebuilt</h2><p class="when">5 March 2026, 10:00 CET</p>
<div id="text"><p>The council of the harbour town voted to rebuild the old pier, which was damaged last winter.</p>
<p>Work on the pier is to begin in the spring and will last for two years, the mayor said after the meeting.</p></div>
<div id="note"><p>Subscribe to the paper for a year.</p></div></body></html>"""


def page(html: str, kind: type[ArticlePage] = ArticlePage, url: str = "https://post.example/pier") -> ArticlePage:
    return kind(HtmlResponse(url=url, body=html.encode(), encoding="utf-8"), NOW)


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.html")))
def test_a_small_page_in_this_layout_and_language(name: str) -> None:
    wanted = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    html = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    article = to_article(page(html, url=wanted.pop("url")).read())
    got: dict[str, Any] = {key: getattr(article, key) for key in wanted}
    got["authors"] = [author.name for author in article.authors]
    assert got == wanted


class Overridden(ArticlePage):
    title = fields.text("h2.real")
    published_at = fields.time(".when")
    body = fields.html("#text")
    keywords = fields.nothing  # type: ignore[assignment]  # a reader stands for any field

    def section(self) -> str:  # type: ignore[override]  # plain values are allowed
        return "Harbour"


def test_a_site_overrides_fields_by_data_and_by_method() -> None:
    draft = page(SITE, Overridden).read()
    assert (draft.title, draft.section, draft.keywords) == ("The pier, rebuilt", "Harbour", [])
    assert draft.published_at
    assert draft.published_at.at == "2026-03-05T10:00:00+01:00"
    assert draft.readers | {"title": "selector", "published_at": "selector", "body": "selector", "section": "site"} == (
        draft.readers
    )
    part = draft.parts[0]
    assert [block.text[:8] for block, kept in zip(part.document.blocks, part.inside, strict=True) if kept] == [
        "The coun",
        "Work on ",
    ]
    assert draft.flags == []


class Stale(ArticlePage):
    title = fields.text("h1.gone")
    published_at = fields.time(".gone")


def test_a_selector_that_finds_nothing_falls_back_and_is_flagged() -> None:
    draft = page(SITE, Stale).read()
    assert draft.title == "A pier is rebuilt"
    assert draft.published_at
    assert draft.published_at.at.startswith("2026-03-04T09:30:00")
    assert sorted(draft.flags) == ["selector_missed:published_at", "selector_missed:title"]


def test_the_standard_page_flags_no_selector() -> None:
    assert page("<title>Harbour</title><p>nothing here</p>").read().flags == []


def test_a_misspelt_field_fails_at_import_with_a_hint() -> None:
    with pytest.raises(TypeError, match=r"titel is not a field: did you mean title\?"):
        type("Typo", (ArticlePage,), {"titel": fields.text("h1")})
    with pytest.raises(TypeError, match="the fields are title, kicker"):
        type("Far", (ArticlePage,), {"zzzzzz": fields.text("h1")})


class Short(ArticlePage):
    def body(self) -> Found[list[bool]]:
        return Found([True], "site")


def test_a_body_of_another_length_than_the_page_is_an_error_that_names_it() -> None:
    with pytest.raises(ValueError, match=r"Short\.body: 1 flags for 6 blocks"):
        page(SITE, Short).read()


def test_a_method_may_ask_the_standard_way_and_other_fields() -> None:
    class Shouting(ArticlePage):
        def title(self) -> Found[str] | None:
            found = super().title()
            return Found(found.value.upper(), "site") if found else None

        def section(self) -> str | None:  # type: ignore[override]  # plain values are allowed
            title: str = self.value("title")
            return title.split()[-1]

    draft = page(SITE, Shouting).read()
    assert (draft.title, draft.section) == ("A PIER IS REBUILT", "REBUILT")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ('"author":"By Jane Doe"', ["Jane Doe"]),
        ('"author":["Jane Doe","John Roe"]', ["Jane Doe", "John Roe"]),
        ('"author":[{"name":"Jane Doe, Staff Writer"}]', ["Jane Doe"]),
        ('"author":{"givenName":"Jane","familyName":"Doe"}', ["Jane Doe"]),
        ('"author":{"name":["Jane Doe"]}', ["Jane Doe"]),
        ('"author":"Jane Doe (jd) og John Roe"', ["Jane Doe", "John Roe"]),
        ('"author":"jane.doe@post.example"', []),
        ('"author":"https://www.facebook.com/profile/jane"', []),
        ('"author":{"name":"admin"}', []),
        ('"author":7', []),
        ('"author":[[["Jane"]]]', ["Jane"]),
    ],
)
def test_authors_in_json_ld(said: str, wanted: list[str]) -> None:
    script = f'<script type="application/ld+json">{{"@type":"Article","headline":"A pier",{said}}}</script>'
    found = page(f"<html><head>{script}</head><body><h1>A pier</h1></body></html>").value("authors") or []
    assert [author.name for author in found] == wanted


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type":"NewsArticle","datePublished":"2026-03-04T09:30:00Z"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2026-03-04T09:30:00Z"}\n//]]>',
        '{"@type":"NewsArticle","datePublished":"2026-03-04T09:30:00Z",};',
        '{"@type":"NewsArticle","headline":"a\tb\nc","datePublished":"2026-03-04T09:30:00Z"}',
        '{"@type":"NewsArticle","description":"<img src="x">","datePublished":"2026-03-04T09:30:00Z"}',
        '[[{"@graph":[{"@type":["Thing","NewsArticle"],"datePublished":["2026-03-04T09:30:00Z"]}]}]]',
    ],
)
def test_json_ld_with_the_usual_mistakes(script: str) -> None:
    found = page(f'<script type="application/ld+json">{script}</script><p>x</p>').find("published_at")
    assert found
    assert (found.value.at, found.reader) == ("2026-03-04T09:30:00+00:00", "jsonld")


@pytest.mark.parametrize("said", ["1970-01-01T00:00:00Z", "2038-01-01T00:00:00Z", "0001-01-01", "soon", ""])
def test_a_time_before_the_web_or_in_the_future_is_not_believed(said: str) -> None:
    assert page(f'<meta property="article:published_time" content="{said}"><p>x</p>').find("published_at") is None


TAGS = (
    "html head title meta script body h1 h2 p div span a time li td article base link img br figure figcaption".split()
)
ATTRIBUTES = "class id itemprop rel property name content datetime href src type lang value".split()
WORDS = (
    "author", "byline", "datePublished", "article:published_time", "canonical", "application/ld+json", "By", "Von",
    "2026-03-04", "03/04/2026", "作者：", "来源", "更新", "http://[", "//", "{",
    '{"@type":"Article","author":{"@id":1}}',
    '{"@graph":[{"@id":[],"@type":{},"name":null}]}', "\u00ad", "\x00", "€" * 50, "99999999999999999999", "-", "|", "",
)  # fmt: skip
words = st.sampled_from(WORDS) | st.text(max_size=12)
tags = st.builds(
    lambda tag, attributes: f"<{tag} " + " ".join(f"{key}='{value}'" for key, value in attributes) + ">",
    st.sampled_from(TAGS),
    st.lists(st.tuples(st.sampled_from(ATTRIBUTES), words), max_size=3),
)
soup = st.lists(tags | st.sampled_from([f"</{tag}>" for tag in TAGS]) | words, max_size=60).map("".join)


@given(soup)
def test_no_tag_soup_makes_reading_fail(html: str) -> None:
    draft = page(html).read()
    assert len(draft.parts[0].inside) == len(draft.parts[0].document.blocks)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "name", "author", "headline", "datePublished", "publisher"]),
            inner,
        )
    ),
    max_leaves=15,
)


@given(json_values)
def test_no_json_ld_makes_reading_fail(value: Any) -> None:
    script = json.dumps(value).replace("</", "<\\/")
    draft = page(f'<script type="application/ld+json">{script}</script><h1>A pier</h1><p>x</p>').read()
    assert draft.title == "A pier" or draft.title


def test_depth_does_not_make_reading_fail() -> None:
    deep = "<div class=author>" * 3000 + "By Jane Doe" + "</div>" * 3000
    script = f'<script type="application/ld+json">{"[" * 5000}{"]" * 5000}</script>'
    assert page(script + deep).read().url == "https://post.example/pier"
