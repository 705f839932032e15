"""The shapes that a day is written in, as patterns over folded text; and a whole text of digits alone."""

import re

from newsspider.reading.date_months import MONTHS

_FIRST, _LAST, _MINGUO = map(frozenset, (("2022-1-1",), ("1-1-2022",), ("112/01/01",)))  # signs of strokes and figures
# Each beside the signs of which a text must hold one, since most lines that are looked at hold no date at all; and each
# opens with the digit that `re` then skips to, what may not stand before it is asked afterwards.
_SIGNED = [
    # 2022年10月11日, 112年2月16日 (Minguo: three digits), 2022년 10월 11일
    (
        frozenset("年년"),
        re.compile(
            r"(?P<year>\d(?<!\d\d)\d{2,3})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})(?!\d)\s?[日号일]?"
        ),
    ),
    # 2022-10-11, 2022/10/11, 2022.10.11, 2022. 10. 11., also with the time glued on: 2022-10-1108:10
    (
        _FIRST,
        re.compile(
            r"(?P<year>\d(?<![\d.]\d)\d{3})\s?(?P<sep>[-/.])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<day>\d{1,2})"
            r"(?!\d(?!\d?:\d\d))"
        ),
    ),
    # 112/05/06 15:20: a Minguo year again, which without its hour could be anything
    (
        _MINGUO,
        re.compile(
            r"(?P<year>1(?<![\d./-]1)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)(?=\s{1,3}(?:[上下]午\s?)?\d{1,2}:\d\d)"
        ),
    ),
    (
        frozenset("国和成"),
        re.compile(
            r"(?:中华)?(?P<era>民国|令和|平成)\s?(?P<year>\d{1,3}|元)\s?[年/.-]\s?(?P<month>\d{1,2})\s?[月/.-]\s?(?P<day>\d{1,2})(?!\d)\s?[日号]?"
        ),
    ),
    (
        frozenset("年"),
        re.compile(
            r"(?P<year>[〇零○一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})[日号]"
        ),
    ),
    # 5 tháng 3 năm 2020, 5 Th3, 2020; 2020 оны 3 сарын 5
    (
        frozenset("tT"),
        re.compile(
            r"(?P<day>\d(?<!\d\d)\d?)[\s,]{1,2}th(?:áng|g)?\.?\s{0,2}(?P<month>\d{1,2})[\s,]{1,2}(?:năm\s)?(?P<year>\d{4})(?!\d)",
            re.IGNORECASE,
        ),
    ),
    (
        frozenset("ы"),
        re.compile(r"(?P<year>\d(?<!\d\d)\d{3})\sоны\s(?P<month>\d{1,2})(?:-р)?\sсарын\s(?P<day>\d{1,2})(?!\d)"),
    ),
    # 5 ม.ค. 2563, 5 ม.ค. 63: of the Buddhist era, in two figures too
    (
        frozenset("คพย"),
        re.compile(
            r"(?P<day>\d(?<!\d\d)\d?)\s{0,2}(?P<name>[ก-ฮ]ี?\.[คพย])\.\s{0,2}(?:พ\.ศ\.\s?)?(?P<year>\d{4}|\d\d)(?!\d)"
        ),
    ),
    # 5 كانون الثاني 2020, also beside its other name: 5 كانون الثاني/يناير 2020
    (
        frozenset("كت"),
        re.compile(
            r"(?P<day>\d(?<!\d\d)\d?)\s{1,2}(?P<name>(?:كانون|تشرين) [^\W\d_]{5,6})"
            r"(?:\s?[/(]\s?[^\W\d_]{3,6}\)?)?[\s,،]{1,3}(?P<year>\d{4})(?!\d)"
        ),
    ),
    # 2020. gada 5. janvārī, 2020 ж. 5 наурыз
    (
        frozenset("gжй"),
        re.compile(
            r"(?P<year>\d(?<!\d\d)\d{3})\.?\s?(?:gada|ж\.|жыл\w{2,3}|йил)\s(?P<day>\d{1,2})[.\s-]{1,2}(?P<name>[^\W\d_]{3,12})"
        ),
    ),
    (
        _LAST,
        # Also with the time glued on: 28.11.201118:56
        re.compile(
            r"(?P<one>\d(?<![\d./-]\d)\d?)(?P<sep>[-/.])\s?(?P<two>\d{1,2})(?P=sep)\s?(?P<year>\d{4})"
            r"(?!\d(?!\d?:\d\d))"
        ),
    ),
]
# Of letters and what stands on them, which in Indic scripts and Thai are no letters to `re`.
_NAME = r"(?P<name>[^\W\d_][^\s\d_,./:;()|،-]{1,15})"
_WORDED = re.compile(r"\d(?:st|nd|rd|th|er|[.,º°])?[\s/.,-]{0,2}[^\W\d_]")  # a word behind a number
# Each beside what every match of it holds and `re` finds faster.
_NAMED = [
    # October 11, 2022; 11 October 2022; 11 de octubre de 2022; 11. Oktober 2022; 2022. október 11.; 2022 Oct 11
    (
        re.compile(r"\d(?:st|nd|rd|th)?[,،\s]\s?\d{4}"),
        re.compile(
            rf"(?<!\w){_NAME}\.?\s{{1,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:[,،]\s?|\s{{1,2}})(?P<year>\d{{4}})(?!\d)"
        ),
    ),
    (
        _WORDED,
        re.compile(
            r"(?P<day>\d(?<!\d\d)\d?)(?:st|nd|rd|th|er|\.|[º°])?[\s/.-]{1,2}(?:de\s|of\s|d['’])?"
            rf"{_NAME}\.?"
            r"(?:\s?/\s?[^\W\d_]{3,8}(?: [^\W\d_]{5,6})?)?(?:[,،]\s?|[\s/.-]{1,2})(?:del?\s|พ\.ศ\.\s?)?"
            r"(?P<year>\d{4})(?!\d)"
        ),
    ),
    (
        _WORDED,
        re.compile(rf"(?P<year>\d(?<!\d\d)\d{{3}})[.,]?(?:\s(?:m\.\s)?|-){_NAME}\.?[\s-](?P<day>\d{{1,2}})(?!\d)\.?"),
    ),
    # Tue Oct 11 08:10:00 CST 2022
    (
        re.compile(r":\d\d\s(?:[A-Z+-]\w{0,4}\s)?\d{4}"),
        re.compile(
            r"(?<!\w)(?P<name>[^\W\d_]{3,4})\s{1,2}(?P<day>\d{1,2})\s(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)\s"
            r"(?:(?P<clockzone>[A-Z]{1,5}|[+-]\d{4})\s)?(?P<year>\d{4})(?!\d)"
        ),
    ),
]
_SIGN = re.compile(f"[{''.join(sorted({sign for signs, _ in _SIGNED for sign in signs if len(sign) == 1}))}]")
_PLAIN = frozenset("tTg")  # in most texts of Latin letters
_WITH_WORD = frozenset("tTыكتgжй")  # the signs whose shapes hold a year of four figures, and a word behind a number
_YEAR = re.compile(r"\d{4}")
_TWICE = re.compile(r"[-/.]\s?\d{1,2}\s?[-/.]\s?\d")
_STROKES = (
    (_FIRST, re.compile(r"\d{4}\s?[-/.]")),
    (_MINGUO, re.compile(r"/\d\d/\d\d\s")),
    (_LAST, re.compile(r"[-/.]\s?\d{4}")),
)
_NOT_LATIN = re.compile("[^\0-\u024f]")  # the last letter of Latin script without marks of their own
_WORD = re.compile(r"[^\W\d_]{3,}")
# 11/10/2022, 20221011, 10-08 12:00, 5 Th3 2022, 3 hours ago, Today at 10:20
_NUMBERED = re.compile(
    r"\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d|\d{8}|\d[-/]\d{1,2}\s{0,3}\d?\d:|\d[\s,]{1,2}[tT]h\.?\s{0,2}\d"
    r"|(?i:\bago\b|\btoday\b|\byesterday\b|\bnow\b)"
)
COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<dash>-?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)"
    r"(?:(?P<gap>T?)(?P<hour>\d\d)(?P<colon>:?)(?P<minute>\d\d)(?:(?P=colon)(?P<second>\d\d)(?:\.\d{1,9})?)?"
    r"(?P<offset>Z|[+-]\d\d:?\d\d)?)?"
)


def shapes_in(key: str) -> list[re.Pattern[str]]:
    """The shapes that a folded text may hold."""
    found = _PLAIN if key.isascii() else frozenset(_SIGN.findall(key))
    year = _YEAR.search(key)
    word = year and _WORDED.search(key)
    if not word:
        found -= _WITH_WORD
    if _TWICE.search(key):
        found = found.union(*(sign for sign, core in _STROKES if core.search(key)))
    shapes = [shape for signs, shape in _SIGNED if not signs.isdisjoint(found)] if found else []
    if year:
        shapes += [shape for core, shape in _NAMED if (word if core is _WORDED else core.search(key))]
    return shapes


def may_be_dated(text: str) -> bool:
    """Whether a line in Latin script may hold a date, also one that counts from now; others: True. A year is none."""
    return _NOT_LATIN.search(text) is not None or _NUMBERED.search(text) is not None or _names_a_month(text)


def _names_a_month(key: str) -> bool:
    return not MONTHS.keys().isdisjoint(_WORD.findall(key.casefold()))
