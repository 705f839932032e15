import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.boilerplate import RULES
from newsspider.boilerplate.initials import initials
from newsspider.boilerplate.lexicon import Lexicon, Patterns, both


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("abc", "a"),
        ("(?:ab|cd)?e", "ace"),
        (r"[a-c]{0,3}\s?x", None),
        (r"\d{2}小时", "0123456789"),
        ("(?!no(?:t|w))yes", "y"),
        ("(?#word).{0,3}word", None),
        ("(?:a?)", None),
        (r"\[?b|(?:c|d)+e", "[bcd"),
        ("[^a]b", None),
        ("[가-힣]{2}", None),
    ],
)
def test_what_a_pattern_may_begin_with(pattern: str, expected: str | None) -> None:
    assert initials(pattern) == (None if expected is None else frozenset(expected))


@pytest.mark.parametrize("pattern", ["a)", "(a)"])
def test_a_pattern_outside_the_dialect_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="not in the dialect"):
        initials(pattern)


PATTERNS = [
    pattern
    for rule in RULES
    for kind in ("line", "weak", "heading", "maybe", "openers")
    for pattern in getattr(rule.patterns, kind)
]


@given(st.data())
def test_no_pattern_matches_a_line_that_begins_otherwise(data: st.DataObject) -> None:
    pattern = both(data.draw(st.sampled_from(PATTERNS)))
    letters = initials(pattern)
    line = data.draw(st.from_regex(re.compile(pattern), fullmatch=True))
    assert letters is None or line[0] in letters or line[0].isdecimal()


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
