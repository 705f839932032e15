"""The compiled look in front of the cues lets none of them go by."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.reading.bylines import cues

pytestmark = pytest.mark.skipif(cues._COMPILED is None, reason="nothing compiled to test: there is no C compiler here")
CUES = (cues._PAIR, cues._LABELLED, cues._SIGN, cues._OPENING, cues._WEAK, cues._WEAK_WORDS)
PROSE = st.text(st.sampled_from("ab BPD本者，.：\u3000\xa0\n国"), max_size=6)


@given(
    st.sampled_from([*CUES, cues._DIGITS]).flatmap(st.from_regex) | st.sampled_from([*cues._TITLED, *cues._REPORTED]),
    PROSE,
    PROSE,
)
def test_a_text_with_a_cue_is_looked_at(cue: str, before: str, behind: str) -> None:
    for text in (cue, before + cue, cue + behind, before + cue + behind):
        said = any(pattern.search(text) for pattern in CUES if pattern is not cues._OPENING)
        said = said or bool(cues._OPENING.match(text)) or text.rstrip().endswith((*cues._TITLED, *cues._REPORTED))
        assert cues.look(text) == cues.WORDS or not said
        assert cues.look(text) != cues.NOTHING or not cues._DIGITS.search(text)


@given(st.text(st.characters() | st.sampled_from("记者By 0٣：题|摄"), max_size=12))
def test_any_text(text: str) -> None:
    assert cues.look(text) != cues.NOTHING or not cues._DIGITS.search(text)
    if cues.look(text) != cues.WORDS:
        assert not any(pattern.search(text) for pattern in CUES if pattern is not cues._OPENING)
        assert not cues._OPENING.match(text)


@pytest.mark.parametrize("text", ["Home", "新闻中心", "Reportagen", "Der Stadtrat", "", "by", "Politics"])
def test_a_text_without_one_is_not(text: str) -> None:
    assert cues.look(text) == cues.NOTHING
    assert not re.search(r"\d", text)
