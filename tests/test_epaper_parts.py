"""The parts of digital editions: dates in URLs, page labels, jumps, the catalogue, what a person may ask for."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from newsspider.arguments import ArgumentError
from newsspider.draft import Draft
from newsspider.epapers import asked
from newsspider.epapers.catalogue import Paper, find, paper_of, read_catalogue
from newsspider.epapers.dates import check_template, dated, day_of, issue_url
from newsspider.epapers.families import FAMILIES, family_of
from newsspider.epapers.family import Shape
from newsspider.epapers.jumps import MISSING, joined, read_jumps
from newsspider.epapers.labels import Label, folded, printed_label, read_label, same_page
from newsspider.page import ArticlePage
from newsspider.reading.blocks import join
from tests.epapers import PRESSES, Press

PAPERS = read_catalogue()
WITH_ISSUES = [paper for paper in PAPERS.values() if paper.issue and not paper.system.calendar]
days = st.dates(date(1995, 1, 1), date(2099, 12, 31))


@given(st.sampled_from(WITH_ISSUES), days)
def test_the_day_of_every_papers_issue_is_found_in_its_url(paper: Paper, day: date) -> None:
    url = issue_url(paper.issue or "", day)
    assert paper.shape.page_day(url) == day
    assert paper.shape.is_page(url, day)
    assert not paper.shape.is_article(url, day)


@given(st.sampled_from(PRESSES), days, days)
def test_pages_and_articles_of_a_family_are_told_apart(press: Press, day: date, other: date) -> None:
    shape = Shape.of(*press.patterns) if press.patterns[0] else FAMILIES[press.family].shape
    page = f"http://paper.test{press.page_path(day, 0, press.numbers[0])}"
    article = f"http://paper.test{press.article_path(day, 3, press.numbers[1])}"
    assert (shape.is_page(page, day), shape.is_article(page, day)) == (True, False)
    assert (shape.is_page(article, day), shape.is_article(article, day)) == (False, True)
    assert shape.is_article(article, other) == shape.is_page(page, other) == (day == other)


@given(st.text(max_size=60) | st.from_regex(r"/\d{4}-\d\d/\d\d/node_\d\.htm", fullmatch=True))
def test_no_url_makes_recognition_fail(path: str) -> None:
    family = family_of(f"http://paper.test/{path}")
    assert family is None or family.name in FAMILIES


@pytest.mark.parametrize("press", PRESSES[:-1], ids=lambda press: press.family)
def test_a_family_is_recognised_by_the_url_of_a_page(press: Press) -> None:
    found = family_of(f"http://unknown.test{press.page_path(date(2026, 1, 2), 0, press.numbers[0])}")
    assert found
    assert found.name == press.family.replace("_htm", "")  # whose articles alone differ


@pytest.mark.parametrize("template", ["/x/", "/{date}/", "/{date:%Y-%m}/", "/{date:%Y%m%d%H}/", "/{day:%Y%m%d}/", "/{"])
def test_a_template_must_spell_out_a_day(template: str) -> None:
    with pytest.raises(ValueError, match=r"date|brace|'\{'"):
        check_template(template)


def test_a_day_that_is_none_is_not_found() -> None:
    assert day_of(dated(r"/{date:%Y%m%d}/"), "http://paper.test/20260230/") is None


@pytest.mark.parametrize(
    ("words", "number", "name"),
    [
        ("第A01版：头版", "A01", "头版"),
        ("A02： 要闻", "A02", "要闻"),
        ("01版 综合新闻", "01", "综合新闻"),
        ("第１版：要闻", "1", "要闻"),
        ("第一版", "一", None),
        ("第3版", "3", None),
        ("12版", "12", None),
        ("T3:体育·娱乐", "T3", "体育·娱乐"),
        ("A03 文化", "A03", "文化"),
        ("3 文化", None, None),
        ("2026 年 10 月 11 日", None, None),
        ("下一版", None, None),
        ("版面导航", None, None),
        ("2026年10月11日", None, None),
        ("", None, None),
    ],
)
def test_labels_of_pages(words: str, number: str | None, name: str | None) -> None:
    assert read_label(words) == (Label(number, name) if number else None)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("第A01版：头版", Label("A01", "头版")),
        ("2026年10月11日 星期日 第3版：要闻", Label("3", "要闻")),
        ("（下转第2版）", None),
        ("第01版 要闻", Label("01", "要闻")),
        ("见第2版 的报道", None),
        ("详见第2版", None),
        ("比分 3:1", None),
    ],
)
def test_the_page_that_a_line_names(line: str, label: Label | None) -> None:
    assert printed_label(line) == label


@given(st.text(max_size=40))
def test_no_words_make_a_label_fail(words: str) -> None:
    label = read_label(words)
    assert label is None or folded(label.number or "")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A01", "a1", True),
        ("01", "1", True),
        ("十二", "12", True),
        ("二十", "20", True),
        ("3", "A03", True),
        ("3", "B03", False),
        ("1", "11", False),
        ("10", "1", False),
    ],
)
def test_page_numbers_are_compared_as_meant(one: str, other: str, same: bool) -> None:
    assert same_page(one, other) is same


def draft(title: str, *paragraphs: str) -> Draft:
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    html = f"<html><body><h1>{title}</h1><div>{body}</div></body></html>"
    response = HtmlResponse(f"http://paper.test/{title}", body=html.encode(), encoding="utf-8")

    class Whole(ArticlePage):
        def body(self) -> Any:
            return [block.tag == "p" for block in self.document.blocks]

    return Whole(response, datetime(2026, 10, 11, tzinfo=UTC)).read()


def text(article: Draft) -> str:
    kept = []
    for part in article.parts:
        cut = {index for indexes in part.lifted.values() for index in indexes}
        kept += [block for i, block in enumerate(part.document.blocks) if part.inside[i] and i not in cut]
    return join(kept)


@pytest.mark.parametrize(
    ("end", "start", "whole"),
    [
        ("前一段完。（下转第3版）", "（上接第1版）后一段。", "前一段完。\n\n后一段。"),
        ("话没说（下转03版）", "（上接一版）完。", "话没说完。"),
        ("话没说▶▶下转A3版", "◀◀上接A1版 完。", "话没说完。"),
        ("前一段完。【下转第三版】", "【上接第一版】后一段。", "前一段完。\n\n后一段。"),
        ("前一段完。（转3版）", "(紧接1版)后一段。", "前一段完。\n\n后一段。"),
    ],
)
def test_the_parts_of_an_article_become_one(end: str, start: str, whole: str) -> None:
    pieces = [read_jumps(draft("桥通了", end), "A01"), read_jumps(draft("桥通了", start), "A03")]
    (article,) = joined(pieces)
    assert text(article) == whole
    assert article.flags == []
    assert article.tails == ["http://paper.test/桥通了"]


def test_several_articles_that_go_on_on_one_page_are_matched_by_title() -> None:
    heads = [read_jumps(draft(title, f"{title}始。（下转2版）"), "1") for title in ("大桥合龙通车", "早稻开镰收割")]
    tails = [read_jumps(draft(title, f"（上接1版）{title}终。"), "2") for title in ("早稻开镰收割", "大桥合龙")]
    assert [text(each) for each in joined([*heads, *tails])] == [
        "大桥合龙通车始。\n\n大桥合龙终。",
        "早稻开镰收割始。\n\n早稻开镰收割终。",
    ]


def test_what_cannot_be_matched_stays_apart_and_is_flagged() -> None:
    heads = [read_jumps(draft(title, f"{title}始。（下转2版）"), "1") for title in ("甲乙丙丁", "子丑寅卯")]
    tail = read_jumps(draft("（上接第一版）", "何处来的下文。"), "2")
    articles = joined([*heads, tail])
    assert [each.flags for each in articles] == [[MISSING]] * 3
    assert text(articles[0]) == "甲乙丙丁始。"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["桥通了", "早稻开镰", ""]),
            st.sampled_from(["（下转2版）", "（下转1版）", "", "完。"]),
            st.sampled_from(["（上接1版）", "（上接2版）", "", "始。"]),
            st.sampled_from(["1", "2", None]),
        ),
        max_size=6,
    )
)
def test_every_piece_ends_in_exactly_one_article(said: list[tuple[str, str, str, str | None]]) -> None:
    pieces = []
    for number, (title, onward, back, page) in enumerate(said):
        piece = read_jumps(draft(f"{title}{number}", f"{back}正文{onward}"), page)
        pieces.append(piece)
    articles = joined(pieces)
    ended = [url for article in articles for url in (article.found_url, *article.tails)]
    assert sorted(ended) == sorted(piece.draft.found_url for piece in pieces)


def test_prose_about_pages_is_no_mark() -> None:
    piece = read_jumps(draft("报纸史", "这份报纸从此由4版转为8版，读者说好。"), "1")
    assert (piece.onward, piece.back) == (None, None)


def test_the_catalogue_has_every_paper_once_and_says_where_from() -> None:
    assert len(PAPERS) >= 527
    assert {paper.family for paper in PAPERS.values()} == set(FAMILIES)
    for paper in PAPERS.values():
        assert paper.verified == "never" or date.fromisoformat(paper.verified)
        assert paper.source
        assert date.fromisoformat(paper.seen or "")


@pytest.mark.parametrize(
    ("name", "near"), [("湛江日", "湛江日报"), ("湛汇日报", "湛江日报"), ("zzzz", "`scrapy papers` lists them")]
)
def test_an_unknown_paper_names_near_ones(name: str, near: str) -> None:
    with pytest.raises(KeyError, match=near):
        find(PAPERS, name)


def test_an_issue_belongs_to_the_paper_whose_first_page_it_is() -> None:
    day = date(2023, 1, 5)
    for paper in WITH_ISSUES:
        owner = paper_of(WITH_ISSUES, issue_url(paper.issue or "", day), day)
        assert owner
        there, here = (issue_url(each.issue or "", day).partition("://")[2] for each in (owner, paper))
        assert there == here


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("[]", "a row is an object"),
        ('{"paper": "甲"}', "a row is an object"),
        ('{"paper": "甲", "family": "no"}', "there is no family 'no'"),
        ('{"paper": "甲", "family": "qpaper", "issue": "http://x/{date}"}', "must hold %Y"),
        ('{"paper": "甲", "family": "other", "pages": "(", "articles": "x"}', "missing"),
        ('{"paper": "甲", "family": "other", "hots": []}', "hots"),
        ("{", "Expecting"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(row: str, wrong: str, tmp_path: Path) -> None:
    own = tmp_path / "papers.jsonl"
    own.write_text(f"# mine\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"line 2 of .*papers\.jsonl: .*{wrong}"):
        read_catalogue(str(own))


def test_own_rows_come_first_and_replace_those_of_the_package(tmp_path: Path) -> None:
    own = tmp_path / "papers.jsonl"
    own.write_text(json.dumps({"paper": "湛江日报", "family": "qpaper", "start": "http://x.test/"}), encoding="utf-8")
    papers = read_catalogue(str(own))
    assert (next(iter(papers)), papers["湛江日报"].family, len(papers)) == ("湛江日报", "qpaper", len(PAPERS))


D1, D3 = date(2026, 10, 1), date(2026, 10, 3)


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({}, "needs -a paper=NAME"),
        ({"paper": ["甲"], "url": "http://x/"}, "needs -a paper=NAME"),
        ({"paper": ["甲"], "date": D1, "since": D1}, "not both"),
        ({"url": "http://x/", "date": D1}, "url= names one issue"),
        ({"paper": ["甲"], "until": D1}, "until= needs since="),
        ({"paper": ["宣城日报"]}, "the URLs of 宣城日报's issues are not known"),
        ({"paper": ["东莞日报"], "date": D1}, "the URLs of 东莞日报's issues are not known"),
    ],
)
def test_arguments_that_do_not_stand_together(options: dict[str, Any], wrong: str) -> None:
    with pytest.raises(ArgumentError, match=wrong):
        asked.check(options, [PAPERS[name] for name in options.get("paper", ()) if name in PAPERS])


def test_days_newest_first() -> None:
    assert list(asked.days({"since": D1, "until": D3}, D3)) == [D3, date(2026, 10, 2), D1]
    assert list(asked.days({"since": D3}, D3)) == [D3]
    assert list(asked.days({"date": D1}, D3)) == [D1]
    assert list(asked.days({}, D3)) == []


def test_where_the_newest_issue_is_looked_for() -> None:
    places = asked.places(PAPERS["湛江日报"], D3)
    assert places[0] == "http://szb.gdzjdaily.com.cn/zjrb/"
    assert places[1] == "http://szb.gdzjdaily.com.cn/zjrb/paperindex.htm"
    assert places[3] == "http://szb.gdzjdaily.com.cn/zjrb/html/2026-10/03/node_2.htm"
    assert asked.places(PAPERS["东莞日报"], D3) == ["http://epaper.timedg.com/"]
