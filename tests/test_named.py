"""Who wrote an article, and its headline: forms that single pages taught, each on a page of a few lines."""

from datetime import UTC, datetime

import pytest
from scrapy.http import HtmlResponse

from newsspider.page import ArticlePage

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = "<p>The council of the harbour town voted to rebuild the old pier, which was damaged last winter.</p>" * 4
WRITTEN = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">'


def page(head: str, above: str, title: str = "A pier is rebuilt", below: str = "") -> ArticlePage:
    html = f"<html><head><title>{title}</title>{head}</head><body><div>{above}{TEXT}</div>{below}</body></html>"
    return ArticlePage(HtmlResponse(url="https://post.example/pier", body=html.encode(), encoding="utf-8"), NOW)


@pytest.mark.parametrize(
    ("head", "small", "names"),
    [
        ("", '<a class="author-name" href="/author/marco-polo/">Marco Polo</a>', ["Marco Polo"]),
        ("", '<a class="author-name" href="/author/x/">March</a>', []),  # a date's, not a person's
        ("", 'von <a href="/autoren/name/max-koll">Dr. Max Koll</a>', ["Dr. Max Koll"]),
        ("", '<a href="/about/editors/ann-lee-01/">Ann Lee</a>', ["Ann Lee"]),
        ("", '<span class="author-label">Auteur</span>', []),
        ("", '<span class="writer">松村太郎</span>', ["松村太郎"]),
        ("", '<span class="post-date">25.02.2020 - Redaktion: Ann Lee</span>', ["Ann Lee"]),
        ("", 'Alle Beiträge von <a href="/author/ann/">Alle Beiträge von Ann Lee</a>', ["Ann Lee"]),
        ("", '<span class="author">ann lee</span>', ["ann lee"]),  # in capitals by the page's style
        ("", '<a href="/user/login">My Account</a> <a href="/users/sign_up">Create Account</a>', []),
        ("", '<a href="/u/1" class="author">何永康</a> <a class="author-follow" href="/user/1">关注</a>', ["何永康"]),
        ("", '<a href="/user/2031">用户中心</a>', []),
        (WRITTEN, "", ["Ann Lee"]),
        (WRITTEN, '<span class="author">Duncan Bell</span>', ["Duncan Bell"]),  # who entered it is asked last
    ],
)
def test_who_signs(head: str, small: str, names: list[str]) -> None:
    found = page(head, f"<h1>A pier is rebuilt</h1><p>{small}</p>").authors()
    assert [author.name for author in (found.value if found else ())] == names


@pytest.mark.parametrize(
    ("alone", "names"),
    [
        ("<p>Ann Lee/Max Koll</p>", ["Ann Lee", "Max Koll"]),
        ("<p>25 Dec 2011</p>", []),
        ("<p>Read More</p>", []),
        ("<p>Old piers</p>", []),
        ("<h3>Harbour Town</h3>", []),
        ('<p><a href="/x">Harbour Town</a></p>', []),
    ],
)
def test_who_signs_a_paragraph_of_their_own(alone: str, names: list[str]) -> None:
    publisher = '<meta name="author" content="Post"><meta property="og:site_name" content="Post">'
    for head, otherwise in (("", list[str]()), (publisher, ["Post"])):
        found = page(head, f"<h1>A pier is rebuilt</h1>{alone}").authors()
        assert [author.name for author in (found.value if found else ())] == (names or otherwise)


@pytest.mark.parametrize(
    ("title", "above", "below", "wanted"),
    [
        # A widget's name below the text holds the site's, which is a part of the title.
        (
            "Sea View: pier is to come | Sky News",
            "<h1>Old pier rises</h1>",
            "<h3>Sky News Extra</h3>",
            "Old pier rises",
        ),
        ("A pier is rebuilt in the harbour | Greece", "<h2>Greece</h2><h1>Old pier rises</h1>", "", "Old pier rises"),
        ("A pier is re\u00adbuilt", "<h1>A pier is re\u00adbuilt</h1>", "", "A pier is rebuilt"),
    ],
)
def test_the_headline_among_other_headings(title: str, above: str, below: str, wanted: str) -> None:
    found = page("", above, title, below).title()
    assert found
    assert found.value == wanted


def test_kicker_and_headline_side_by_side_are_spelled_as_the_page_says_it_elsewhere() -> None:
    social = '<meta property="og:title" content="Harbour: A pier is rebuilt">'
    found = page(
        social, "<h1><span>Harbour </span><span>A pier is rebuilt</span></h1>", "Harbour: A pier is rebuilt"
    ).title()
    assert found
    assert found.value == "Harbour: A pier is rebuilt"


@pytest.mark.parametrize(
    ("above", "wanted"),
    [
        ('<div class="rumor-title">The old pier rises</div><p>2026-11-21 08:10</p>', "The old pier rises"),
        (
            "<div><a href=/>Home</a> <a href=/n>Harbour News</a> The old pier rises</div>"
            "<div>The old pier rises</div><p>2026-11-21 08:10</p>",
            "The old pier rises",
        ),
        ('<div class="sub-title">The old pier rises</div><p>2026-11-21 08:10</p>', "The Harbour Portal"),
        ('<div class="title">The old pier rises</div><p>It is blue.</p>', "The Harbour Portal"),
    ],
)
def test_a_line_above_the_dateline_is_the_headline_where_the_title_is_the_site(above: str, wanted: str) -> None:
    found = page("", f"<ul><li><a href=/>The Harbour Portal</a></li></ul>{above}", title="The Harbour Portal").title()
    assert found
    assert found.value == wanted


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Home -> Harbour -> Piers -> Text", "Piers"),
        ("Home > Harbour/Piers > Text", "Harbour/Piers"),
        ("Home>>Piers>>The pier: old/new", "Piers"),
        ("You are here: Home / Piers / Text", "Piers"),
        ("The «old» pier, the «new» pier and the «third» one", None),
    ],
)
def test_the_section_is_the_last_step_before_the_text(line: str, section: str | None) -> None:
    found = page("", f"<p>{line}</p><h1>A pier is rebuilt</h1>").section()
    assert (found.value if found else None) == section


def test_what_a_broken_tag_left_is_no_keyword() -> None:
    found = page('<meta name="keywords" content="pier, &lt;meta name=">', "").keywords()
    assert found
    assert found.value == ["pier"]
