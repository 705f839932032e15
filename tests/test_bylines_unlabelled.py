"""Bylines without labels: a medium and a name beside a date, staff writers, organisations, and counters."""

import pytest

from newsspider.reading.bylines import looks_like_byline, read_byline


@pytest.mark.parametrize(
    ("text", "source", "names"),
    [
        ("2026-11-21 08:08 江洲日报", "江洲日报", []),
        ("江洲日报 2026-11-21 08:08", "江洲日报", []),
        ("2026-11-21 08:08 江洲日报 何永康", "江洲日报", ["何永康"]),
        ("江洲日报何永康2026-11-21 08:08", "江洲日报", ["何永康"]),
        ("江洲晚报 何永康 文秋华 2026-11-21", "江洲晚报", ["何永康", "文秋华"]),
        ("2026-11-21 江洲新闻网\n来源：新华社 2026-11-21 08:08", "新华社", []),
        ("2026-11-21 08:08 作者：文秋华 暂无网友评论", None, ["文秋华"]),
        ("By Ann Lee | Published Nov 20, 2026 at 3:05 PM | 5 min read", None, ["Ann Lee"]),
    ],
)
def test_a_line_with_a_date_says_whose_it_is(text: str, source: str | None, names: list[str]) -> None:
    byline = read_byline(text)
    assert byline
    assert byline.published
    assert (byline.source, [author.name for author in byline.authors], byline.whole) == (source, names, True)


def test_a_medium_beside_the_date_stands_though_other_lines_are_prose() -> None:
    byline = read_byline("江洲水库昨日开闸放水\n江洲日报 2026-11-21 08:08")
    assert byline
    assert (byline.source, byline.whole) == ("江洲日报", False)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Ann Lee, Staff Writer", [("Ann Lee", "author", None)]),
        (
            "by Ann Lee and Bo Chen of The Post",
            [("Ann Lee", "author", "The Post"), ("Bo Chen", "author", "The Post")],
        ),
        ("By the Chronicle staff", [("Chronicle staff", "organisation", None)]),
    ],
)
def test_who_signs_in_english(text: str, authors: list[tuple[str, str, str | None]]) -> None:
    byline = read_byline(text)
    assert looks_like_byline(text)
    assert byline
    assert byline.whole
    assert [(author.name, author.role, author.agency) for author in byline.authors] == authors


@pytest.mark.parametrize(
    "text",
    ["By the sea the staff waited", "By the staff of the town", "She was born in Leeds, a Writer", "江洲日报 何永康"],
)
def test_prose_and_words_without_a_date_sign_nothing(text: str) -> None:
    byline = read_byline(text)
    assert byline is None or not (byline.whole or byline.authors)


def test_a_line_that_was_read_before_says_the_same_again() -> None:
    for text in ("江洲日报 2026-11-21 08:08", "江洲水库昨日开闸放水\n江洲日报 2026-11-21 08:08\n（记者 何永康）"):
        first = read_byline(text)
        assert first
        assert read_byline(text) == first
