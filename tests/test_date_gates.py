"""What is looked for before a date is: no cheap look may pass by what the costly one would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.reading import anywhere, date_relative, date_shapes, dated, moments
from newsspider.reading.bylines import line
from newsspider.reading.dated import may_date, may_date_of
from newsspider.reading.dates import may_be_date
from newsspider.reading.fold import Strand, folded

SHAPES = [shape for _, shape in (*date_shapes._SIGNED, *date_shapes._NAMED)]
AROUND = st.text("0189 ,.-/:年atT(\n", max_size=4)
LINES = st.lists(st.text("019. -/年月日前天〇tToOdDaAyY \0ago", max_size=12), max_size=8)
OLD_DATED = re.compile(
    r"(?:19|20)\d\d|(?<!\d)(?:1[34]|25)\d\d(?!\d)|\d[./-]\d{1,2}[./-]\d\d|[〇零○]|[٠-٩۰-۹०-९০-৯]{4}|[คพย]\.\s?\d\d"
    r"|\d\s?(?:[月日년月天]|[分秒小个個小]|[smhd]\w{0,6} ago)|[昨今前][天日]|today|yesterday|just now"
    r"|\d{2,3}\s?年|[０-９]{2}",
    re.I,
)


@given(st.data())
def test_a_shape_is_tried_on_every_text_that_it_matches(data: st.DataObject) -> None:
    shape = data.draw(st.sampled_from(SHAPES))
    said = data.draw(AROUND) + data.draw(st.from_regex(shape)) + data.draw(AROUND)
    assert shape in date_shapes.shapes_in(said) or not shape.search(said)


@given(st.data())
def test_what_is_looked_for_at_least_is_in_every_shape(data: st.DataObject) -> None:
    relative = [shape for _, shape, _ in date_relative._READERS]
    said = (
        data.draw(AROUND)
        + data.draw(st.from_regex(data.draw(st.sampled_from([*SHAPES, *relative]))))
        + data.draw(AROUND)
    )
    key = folded(said)
    assert may_be_date(key) or not any(shape.search(key) for shape in (*SHAPES, *relative))


@given(st.from_regex(date_shapes.COMPACT, fullmatch=True))
def test_so_it_is_in_a_text_of_figures_alone(said: str) -> None:
    assert may_be_date(said)


@given(st.data())
def test_a_time_that_counts_from_now_is_looked_for_where_its_hint_stands(data: st.DataObject) -> None:
    signs, shape, _ = data.draw(st.sampled_from(date_relative._READERS))
    said = data.draw(AROUND) + data.draw(st.from_regex(shape)) + data.draw(AROUND)
    assert not signs.isdisjoint(date_relative.hints_in(said)) or not shape.search(said)


@given(LINES)
def test_lines_are_searched_at_once_as_one_by_one(lines: list[str]) -> None:
    assert may_date_of(lines) == [index for index, line in enumerate(lines) if may_date(line)]


@given(st.from_regex(OLD_DATED) | st.text("0123459５٣./- 年月日天昨〇คม.smago\ntodayTODAY", max_size=12))
def test_what_a_date_has_at_least(said: str) -> None:
    assert bool(dated._DATED.search(said)) == bool(OLD_DATED.search(said))


@given(st.data())
def test_a_name_of_meta_that_says_published_has_what_is_looked_for(data: st.DataObject) -> None:
    name = data.draw(st.from_regex(moments._SAYS_PUBLISHED)).strip()
    assert moments.may_say_published(name) or not moments._SAYS_PUBLISHED.search(name)


@given(st.text("國中新聞年a1 ②│", max_size=8))
def test_folding_maps_each_character(said: str) -> None:
    assert Strand.of(said).key == folded(said) == "".join(Strand.of(char).key for char in said)


@pytest.mark.parametrize("labels", [dated._UPDATED, dated._PUBLISHED])
@given(st.data())
def test_labels_in_order_of_their_letters_are_the_same(labels: dated.Labels, data: st.DataObject) -> None:
    flat = re.compile(rf"\b(?:{labels.words})\b|{labels.others}", re.I)
    said = "".join(data.draw(st.lists(st.from_regex(flat) | st.text("a 更\n", max_size=3), max_size=4)))
    for each in (said, said.encode("ascii", "replace").decode()):
        spans = [[match.span() for match in pattern.finditer(each)] for pattern in (flat, labels.of(each))]
        assert spans[0] == spans[1]


@given(st.data())
def test_a_label_of_a_line_s_date_opens_with_one_of_its_letters(data: st.DataObject) -> None:
    every = re.compile(re.sub(r"^\(\?=\[.*?\]\)", "", line._DATE_LABEL.pattern), re.I)
    said = data.draw(st.text("a 更:\n", max_size=3)) + data.draw(st.from_regex(every))
    found = [pattern.search(said) for pattern in (line._DATE_LABEL, every)]
    assert every.pattern != line._DATE_LABEL.pattern
    assert repr(found[0]) == repr(found[1])


def test_labels_of_other_scripts_are_looked_for_beside_them_alone() -> None:
    assert dated._PUBLISHED.end("Published 发布") == len("Published 发布")
    assert dated._PUBLISHED.end("Published on") == len("Published")
    assert not any(char.isascii() for char in dated._UPDATED.others.replace("|", ""))
    assert not any(each and each.isascii() for each in dated._PUBLISHED.others.split("|"))


@given(st.lists(st.sampled_from("pub publish ed ing date time posted release d p u ptime created _ - on at x".split())))
def test_keys_are_found_by_their_openings(parts: list[str]) -> None:
    said = "".join(parts)
    found = [key.span() for key in anywhere.keys_in(said)]
    assert found == [key.span() for key in anywhere._KEY.finditer(said)]


def test_attributes_that_mark_an_element_are_all_asked_for() -> None:
    assert {*anywhere._SURE, *anywhere._MARKED, "datetime"} == anywhere._EITHER
