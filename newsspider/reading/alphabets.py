"""The language that the letters of a text give away: Greek, Hebrew, Cyrillic and its neighbours, scripts of Asia."""

import re
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Final

MOST: Final = 0.5  # of what a text has beside spaces; the rest may be names and brands in Latin
FEW: Final = 0.005  # of them: a name of a neighbour's has more letters of its own


@dataclass(frozen=True, slots=True)
class Alphabet:
    """`chars`: of any of its characters. `languages`: written in it, the likeliest first. `hints`: letters of one."""

    chars: re.Pattern[str]
    languages: tuple[str, ...]
    hints: tuple[tuple[str, re.Pattern[str]], ...] = ()


def _alphabet(chars: str, languages: str, **hints: str) -> Alphabet:
    marks = tuple((tag, re.compile(f"[{letters}]")) for tag, letters in hints.items())
    return Alphabet(re.compile(f"[{chars}]+"), tuple(languages.split()), marks)


# By Unicode's blocks; languages by ISO 639.
_ALPHABETS: Final = (
    _alphabet(r"\u0370-\u03ff\u1f00-\u1fff", "el"),
    _alphabet(r"\u0400-\u052f", "ru uk be bg sr mk kk ky mn tg tt ba cv os ce", be="Ўў", uk="ЇїЄєҐґІі", mk="ЃѓЌќЅѕ",
              sr="ЂђЋћЉљЊњ", kk="ҰұҒғҚқ", tg="ҶҷӮӯ", mn="ӨөҮү", ru="ЫыЭэЁё", bg="Ъъ"),
    _alphabet(r"\u0530-\u058f", "hy"),
    _alphabet(r"\u0590-\u05ff", "he yi"),
    _alphabet(r"\u0600-\u06ff\u0750-\u077f", "ar fa ur ps ug sd ku ckb", ur=r"\u0679\u0688\u0691\u06d2",
              ug=r"\u06c7\u06c6\u06c8\u06d0", ps=r"\u069a\u0685\u0689\u067c", fa=r"\u067e\u0686\u0698\u06af"),
    _alphabet(r"\u0900-\u097f", "hi mr ne sa mai bho kok"),
    _alphabet(r"\u0980-\u09ff", "bn as"),
    _alphabet(r"\u0a00-\u0a7f", "pa"),
    _alphabet(r"\u0a80-\u0aff", "gu"),
    _alphabet(r"\u0b00-\u0b7f", "or"),
    _alphabet(r"\u0b80-\u0bff", "ta"),
    _alphabet(r"\u0c00-\u0c7f", "te"),
    _alphabet(r"\u0c80-\u0cff", "kn"),
    _alphabet(r"\u0d00-\u0d7f", "ml"),
    _alphabet(r"\u0d80-\u0dff", "si"),
    _alphabet(r"\u0e00-\u0e7f", "th"),
    _alphabet(r"\u0e80-\u0eff", "lo"),
    _alphabet(r"\u0f00-\u0fff", "bo dz"),
    _alphabet(r"\u1000-\u109f", "my"),
    _alphabet(r"\u10a0-\u10ff", "ka"),
    _alphabet(r"\u1200-\u139f", "am ti"),
    _alphabet(r"\u1780-\u17ff", "km"),
    _alphabet(r"\u1800-\u18af", "mn"),
)  # fmt: skip
# Latin letters that one language has to itself, of those that news is written in.
_OWN: Final = {
    tag: re.compile(f"[{letters}]")
    for tag, letters in (
        ("az", "əƏ"), ("tr", "ğĞıİ"), ("cs", "řŘůŮě"), ("hu", "őŐűŰ"), ("pl", "łŁńśźż"), ("ro", "țȚșȘ"), ("is", "ðÐþÞ"),
        ("lv", "ģķļņ"), ("lt", "ėĖųį"), ("vi", "ơƠưƯạảấầậếệ"),
    )
}  # fmt: skip
OFTEN: Final = 5  # of them, and twice as many as of any other's
_ANY: Final = re.compile(r"[\u0370-\u1fff]+")
_LEADS: Final = bytes(range(0xCD, 0xE2))  # with which they begin in UTF-8
_LOOKED_AT: Final = 5  # words in such letters that tell which alphabets are worth a count


def written_in(text: str, declared: str | None) -> str | None:
    """The tag of a text that is mostly in one of these alphabets: `declared` where it is written so; else None."""
    said = text.encode("utf-8", "surrogatepass")
    if len(said) - len(said.translate(None, _LEADS)) <= MOST * (len(text) - text.count(" ")):
        return None
    found = [word[0] for word in islice(_ANY.finditer(text), _LOOKED_AT)]
    likely = [each for each in _ALPHABETS if any(map(each.chars.match, found))]
    counts = [(sum(map(len, each.chars.findall(text))), each) for each in likely]
    count, alphabet = max(counts, key=itemgetter(0), default=(0, _ALPHABETS[0]))
    if count <= MOST * (len(text) - text.count(" ")):
        return None
    if declared and declared.partition("-")[0] in alphabet.languages:
        return declared
    hinted, tag = max(((len(letters.findall(text)), tag) for tag, letters in alphabet.hints), default=(0, ""))
    return tag if hinted > FEW * count else alphabet.languages[0]


def spelt_in(text: str) -> str | None:
    """The language whose own Latin letters a text has; None where there are few, or those of several."""
    counts = sorted(((len(letters.findall(text)), tag) for tag, letters in _OWN.items()), reverse=True)
    (most, tag), (second, _) = counts[:2]
    return tag if most >= OFTEN and most >= 2 * second else None
