"""One Chinese script for every line of the export, as NEWSSPIDER_SCRIPT asks: characters, never words.

OpenCC converts by phrases (后来 後來, 皇后 皇后, 干部 幹部, 乾隆 乾隆). To Simplified, the particle 着 is told from 著
by a rule of our own, since OpenCC leaves every 著 (t2s) or changes 原著 too (tw2s). To Traditional, the forms are
Taiwan's (s2tw: 臺灣, 裡面, 看著), which is what zh-Hant means where no region is named.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from newsspider.article import Article
from newsspider.repair.simplified import simplified

CONVERTED: Final = "script_converted"


def traditional(text: str) -> str:
    """The text in Traditional characters."""
    return _to_taiwan()(text)


#: What NEWSSPIDER_SCRIPT may say → the language that is written so already, and the way there.
SCRIPTS: Final[Mapping[str, tuple[str, Callable[[str], str]]]] = {
    "hans": ("zh-Hans", simplified),
    "hant": ("zh-Hant", traditional),
}


def converter(script: str, language: str | None) -> Callable[[str], str] | None:
    """What brings a text of this language into the script; None where there is nothing to convert."""
    if not script or not language or not language.startswith("zh"):
        return None
    written, convert = SCRIPTS[script]
    return None if language.startswith(written) else convert


def bring_into(article: Article, script: str) -> None:
    """Convert an article's title, kicker, subtitle and text where they are written in the other script, and flag it."""
    convert = converter(script, article.language)
    if convert is None:
        return
    written = [article.title, article.kicker, article.subtitle, article.text]
    converted = [said and convert(said) for said in written]
    if converted != written:
        article.title, article.kicker, article.subtitle, article.text = converted
        article.flags.append(CONVERTED)


@cache
def _to_taiwan() -> Callable[[str], str]:
    from opencc import OpenCC  # 50 ms with its tables, which only this needs

    convert: Callable[[str], str] = OpenCC("s2tw").convert
    return convert
