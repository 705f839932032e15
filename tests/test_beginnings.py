import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.boilerplate import RULES
from newsspider.boilerplate.beginnings import beginnings
from newsspider.boilerplate.lexicon import Lexicon, Patterns
from newsspider.boilerplate.spelling import blurred, both


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("abcde", {"abcd"}),
        ("(?:ab|cd)?e", {"abe", "cde", "e"}),
        (
            r"[ab]{0,2}\s?x",
            {"x", " x", "ax", "a x", "bx", "b x", "aax", "aa x", "abx", "ab x", "bax", "ba x", "bbx", "bb x"},
        ),
        (r"\d{2}小时\Z", {"0小时"}),
        (r"\d\.\d+年", {"0.0年"}),
        (r"\d[,.\s]?(?:k|m)", {"0k", "0,k", "0.k", "0 k", "0m", "0,m", "0.m", "0 m"}),
        ("(?!no(?:t|w))yes", {"yes"}),
        ("(?#word).{0,3}word", {"", "word"}),
        ("(?:a?)", {"", "a"}),
        (r"\[?b|c+e", {"[b", "b", "ce", "cce", "ccce", "cccc"}),
        ("x[^a]b", {"x"}),
        ("x[가-힣]{2}", {"x"}),
        (r"a[\w-]b", {"a"}),
    ],
)
def test_how_a_line_must_begin(pattern: str, expected: set[str]) -> None:
    assert beginnings(pattern, 4) == expected


def test_where_there_are_too_many_they_are_cut_shorter() -> None:
    found = beginnings("(?:a|bb)?[a-z]{3}", 4)
    assert {"ab", "bbz"} <= found
    assert max(map(len, found)) == 3


@pytest.mark.parametrize("pattern", ["a)", "(a)"])
def test_a_pattern_outside_the_dialect_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="not in the dialect"):
        beginnings(pattern, 1)


PATTERNS = [
    pattern
    for rule in RULES
    for kind in ("line", "weak", "heading", "maybe", "openers")
    for pattern in getattr(rule.patterns, kind)
]


@given(st.data())
def test_no_pattern_matches_a_line_that_begins_otherwise(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    line = data.draw(st.from_regex(re.compile(both(pattern)), fullmatch=True))
    depth = data.draw(st.integers(1, 6))
    assert blurred(line).startswith(tuple(map(blurred, beginnings(pattern, depth))))


def test_the_lexicon_tries_the_patterns_of_a_line_s_first_character() -> None:
    lexicon = Lexicon((rule.name, rule.patterns, rule.classes) for rule in RULES)
    lines = ["24小时热点新闻", "２４小时热点", "٣ views", "Copy link to clipboard", "zzz", "", "(图文未经授权不得转载)"]
    told = [label and label.theme for label in lexicon.labels(lines)]
    assert told == ["rankings", "rankings", "share", "share", None, None, "rights"]


def test_what_a_wildcard_needs_is_looked_for_in_both_scripts() -> None:
    patterns = Patterns(line=(r"(?#转载).{0,9}转载", r"(?#. all).{0,9}\. all"))
    lexicon = Lexicon([("rights", patterns, frozenset())])
    told = [label and label.theme for label in lexicon.labels(["请勿转载", "請勿轉載", "转述", "No. All", "Overall"])]
    assert told == ["rights", "rights", None, "rights", None]


def test_a_wildcard_that_does_not_say_what_it_needs_is_refused() -> None:
    with pytest.raises(ValueError, match="does not say what it needs"):
        Lexicon([("rights", Patterns(line=(r".{0,9}转载",)), frozenset())])
