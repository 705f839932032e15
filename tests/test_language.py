"""The language of a text that declares none."""

import pytest

from newsspider.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A storm is coming. Shelters are open.", "en"),
        ("Forecasters said on Friday that a storm would reach the town.", "en"),
        ("Der Hafen war gestern und heute nicht von dem Sturm betroffen.", "de"),
        ("Le port est dans le sud du pays, et les bateaux sont au large.", "fr"),
        ("Riverbend", None),
        ("", None),
    ],
)
def test_the_commonest_words_tell(text: str, wanted: str | None) -> None:
    assert language_of(text, None) == wanted
