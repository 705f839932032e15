"""Takes out the pinyin that mirror copies of mainland pages carry: 工業(yè)園區(qū) was 工业园区.

Such mirrors convert a page to Traditional characters and write the reading behind some of them, everywhere. The
repair decides for the whole document, so that a gloss somebody meant, 李翀(chōng), is never touched.
"""

import re
from collections import Counter
from dataclasses import dataclass

from newsspider.repair.readings import SYLLABLE, readings, spelt
from newsspider.repair.shifted import mend
from newsspider.repair.simplified import simplified

# The shares are those of the rule that fired on 19 of 20 mirror texts and on none of 328 others.
MIN_TOKENS = 3
MIN_CHARACTERS = 2
MIN_GOOD = 0.90
MIN_GLOSSED = 0.95
# Mirrors gloss everyday characters (會, 業, 來); people gloss rare ones. Measured on mirrors: at least 0.9.
MIN_SEEN = 0.5
# Mirrors gloss them wherever they stand, a lesson only where they are taught. Measured on mirrors: at least 0.28.
MIN_GLOSSED_OF_SEEN = 0.25
# Mirrors gloss inside running words, 市長(zhǎng)曾; a vocabulary list has a comma behind each word it teaches.
MIN_RUNNING = 0.4

# Begins with one literal character, so that it passes over 200,000 characters in a fraction of a millisecond.
_PROBE = re.compile(rf"\({SYLLABLE}\)")
_TOKEN = re.compile(rf"(.)\(({SYLLABLE})\)")
_RUNNING = re.compile(rf"\({SYLLABLE}\)(?=[㐀-鿿])")
_GLOSSED = re.compile(rf"([㐀-鿿])((?:\({SYLLABLE}\))+)")
_BROKEN = re.compile(rf"[?\ufffd]({SYLLABLE})\)")
# Addresses stay as they are; everything else of a page may be read by somebody.
_ADDRESS = re.compile(r"""((?:href|src|action)\s{0,9}=\s{0,9}(?:"[^"<>]{0,4000}"|'[^'<>]{0,4000}'))""", re.IGNORECASE)
# No-break spaces are not in GBK: an indented paragraph of the original begins with question marks.
_LOST_INDENT = re.compile(r"(?:(?<=[\n>])|^)\?{2,16}(?=[一-鿿“《])")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A page as it was before the mirror, in Simplified characters.

    `repairs` lists each kind of broken spot as (damaged, restored, how often): those are guesses. `unrepaired` counts
    the spots that are still broken.
    """

    text: str
    glosses: int
    chars_removed: int
    repairs: tuple[tuple[str, str, int], ...]
    unrepaired: int


def repair_glosses(text: str) -> Repaired | None:
    """The text (plain or HTML) without the mirror's glosses; None, at hardly any cost, if it has none."""
    if not _PROBE.search(text):
        return None
    parts = _ADDRESS.split(text)
    mended = [mend(part) for part in parts[::2]]
    if not _is_mirror("\n".join(part.text for part in mended)):
        return None
    repairs: Counter[tuple[str, str]] = Counter()
    glosses = unrepaired = 0
    for index, part in enumerate(mended):
        plain, whole = _GLOSSED.subn(_without_gloss, part.text)
        indents = [(lost, "") for lost in _LOST_INDENT.findall(plain)]
        repairs.update(part.repairs + indents)
        unrepaired += len(_BROKEN.findall(plain))
        glosses += whole
        parts[2 * index] = _LOST_INDENT.sub("", plain)
    removed = len(text) - sum(map(len, parts))
    parts[::2] = map(simplified, parts[::2])
    counted = tuple((damaged, restored, times) for (damaged, restored), times in repairs.items())
    return Repaired("".join(parts), glosses, removed, counted, unrepaired)


def _is_mirror(text: str) -> bool:
    tokens = _TOKEN.findall(text)
    good = [(char, spelt(said)) for char, said in tokens if _is_reading(char, said)]
    chars = {char for char, _ in good}
    return (
        len(good) >= MIN_TOKENS
        and len(chars) >= MIN_CHARACTERS
        and len(set(good)) == len(chars)
        and len(good) >= MIN_GOOD * len(tokens)
        and len(chars & readings().seen) >= MIN_SEEN * len(chars)
        and len(good) >= MIN_GLOSSED * sum(map(text.count, chars))
        and len(_RUNNING.findall(text)) >= MIN_RUNNING * len(tokens)
        and len(good) >= MIN_GLOSSED_OF_SEEN * sum(map(text.count, readings().seen))
    )


def _is_reading(char: str, said: str) -> bool:
    return spelt(said) in readings().of.get(char, ())


def _without_gloss(match: re.Match[str]) -> str:
    # One that is no reading of a Traditional character may have been meant.
    said = match[2][1:-1].split(")(")
    return match[1] if all(_is_reading(match[1], each) for each in said) else match[0]
