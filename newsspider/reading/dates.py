"""Words → a moment: the first believable date of a short text, with no more precision than was written.

What is not certain is not read: 03/04/2022 without `dayfirst`, a month and day without a year or "3 hours ago"
without `now`, a time of day whose zone is unknown (the day alone is given).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from itertools import chain, islice

from newsspider.reading.date_relative import relative_dates
from newsspider.reading.date_words import AFTERNOON, CHINA, MONTHS, MORNING, ZONE_WORDS, is_zone_name, named_zone
from newsspider.reading.fold import Strand

__all__ = ["CHINA", "When", "find_date", "read_date"]

_LONGEST = 500  # characters looked at: a dateline is short
_MOST_CANDIDATES = 8  # of each shape
_EARLIEST = date(1990, 1, 1)  # no news site is older

_CHINESE_DIGITS = {char: str(digit) for digit, chars in enumerate(["〇零○", *"一二三四五六七八九"]) for char in chars}
_ERAS = {"民国": 1911, "令和": 2018, "平成": 1988}  # the year before the era's first


@dataclass(frozen=True, slots=True)
class When:
    """A moment as it was written.

    at: ISO 8601 with offset ("2022-10-11T08:10:00+08:00"); with day precision the date alone ("2022-10-11").
    precision: "second", "minute" or "day". raw: as written, white space normalised.
    """

    at: str
    precision: str
    raw: str


_SHAPES = [
    # 2022年10月11日, 112年2月16日 (Minguo: three digits), 2022년 10월 11일
    re.compile(r"(?<!\d)(?P<year>\d{3,4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})(?!\d)\s?[日号일]?"),
    # 2022-10-11, 2022/10/11, 2022.10.11, 2022. 10. 11., also with the time glued on: 2022-10-1108:10
    re.compile(
        r"(?<![\d.])(?P<year>\d{4})\s?(?P<sep>[-/.])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<day>\d{1,2})"
        r"(?!\d(?!\d?:\d\d))"
    ),
    re.compile(
        r"(?P<era>民国|令和|平成)\s?(?P<year>\d{1,3}|元)\s?[年/.-]\s?(?P<month>\d{1,2})\s?[月/.-]\s?(?P<day>\d{1,2})(?!\d)\s?[日号]?"
    ),
    re.compile(
        r"(?P<year>[〇零○一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})[日号]"
    ),
    # October 11, 2022; 11 October 2022; 11 de octubre de 2022; 11. Oktober 2022; 2022. október 11.; 2022 Oct 11
    re.compile(
        r"(?<!\w)(?P<name>[^\W\d_]{3,12})\.?\s{1,2}(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,\s?|\s{1,2})(?P<year>\d{4})(?!\d)"
    ),
    re.compile(
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]{1,2}(?:de\s|of\s)?(?P<name>[^\W\d_]{3,12})\.?,?"
        r"[\s-]{1,2}(?:del?\s)?(?P<year>\d{4})(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<year>\d{4})[.,]?\s(?P<name>[^\W\d_]{3,12})\.?\s(?P<day>\d{1,2})(?!\d)\.?"),
    # Tue Oct 11 08:10:00 CST 2022
    re.compile(
        r"(?<!\w)(?P<name>[^\W\d_]{3,4})\s{1,2}(?P<day>\d{1,2})\s(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)\s"
        r"(?:(?P<clockzone>[A-Z]{1,5}|[+-]\d{4})\s)?(?P<year>\d{4})(?!\d)"
    ),
    re.compile(r"(?<![\d./-])(?P<one>\d{1,2})(?P<sep>[-/.])\s?(?P<two>\d{1,2})(?P=sep)\s?(?P<year>\d{4})(?!\d)"),
]
_DIGIT_SHAPES = [shape for shape in _SHAPES if "P<name>" not in shape.pattern]
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<offset>Z|[+-]\d{4})?)?"
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:\s?:\s?(?P<minute>\d{2})(?:\s?:\s?(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"|\s?[时点시h]\s?(?P<minute2>\d{1,2})(?:\s?[分분](?:\s?(?P<second2>\d{1,2})\s?秒)?)?"
    r"|\.(?P<minute3>\d{2})(?![.\d])|(?=\s?[ap]\.?\s?m))(?!\d)(?:\s?Uhr)?"
    r"(?:\s?(?P<suffix>[AaPp]\.?\s?[Mm]\.?)(?![A-Za-z]))?"
    r"(?:\s?(?P<offset>[+-]\d{2}:?\d{2}|Z)(?![\d\w])|[\s(]{0,2}(?:UTC|GMT)\s?(?P<utc>[+-]\s?\d{1,2}(?::?\d{2})?)(?!\d)"
    r"|[\s(]{0,2}(?P<zone>(?-i:[A-Z]{2,5}))(?!\w))?"
)
_HALF = "|".join(sorted((word for word in MORNING | AFTERNOON if not word.isascii()), key=len, reverse=True))
_AFTER = re.compile(
    r"(?:[\s,.)]{0,4}(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|\([^\W\d_]{1,9}\)|[일월화수목금토]요일))?"
    r"(?P<gap>[\s,.|/·・T@()-]{0,6})"
    rf"(?P<place>{'|'.join(ZONE_WORDS)})?\s?"
    r"(?:(?:at|um|à|a las|às|ore|om|kl\.?|klo|в|о|alle|pukul|jam|saat|o godz\.?)\s)?"
    rf"(?P<half>{_HALF}|[AP]M)?\s?{_CLOCK}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<![\d:.])(?P<half>{_HALF})?\s?{_CLOCK}\)?[\s,|·-]{{0,4}}(?:(?:on|le|am|el)\s)?(?:[^\W\d_]{{2,10}}[.,]{{0,2}}\s)?$",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(rf"(?P<place>{'|'.join(ZONE_WORDS)})\s?$")
_DIGITS = re.compile(r"\d|[二一][〇零○九]")
_RELATIVE_HINT = re.compile(r"[昨今前刚]|ago|day|now", re.IGNORECASE)
_MONTH_WORD = re.compile(r"[^\W\d_一-鿿]{3}")


def read_date(
    text: str, *, zone: tzinfo | None, now: datetime | None = None, dayfirst: bool | None = None
) -> When | None:
    """The first believable date in a short text (its first 500 characters), or None.

    `zone` holds for times written without an offset; without either, the day alone is given. `now` (aware) opens
    relative and year-less dates and closes the future (more than a day ahead). `dayfirst` decides 03/04/2022.
    """
    text = text[:_LONGEST]
    found = find_date(Strand.of(text), text, zone=zone, now=now, dayfirst=dayfirst)
    return found[2] if found else None


def find_date(
    strand: Strand, text: str, *, zone: tzinfo | None, now: datetime | None = None, dayfirst: bool | None = None
) -> tuple[int, int, When] | None:
    """As read_date on a folded text beside the written one: where the date stands (start, end), and the date."""
    key = strand.key
    if not _DIGITS.search(key) and (now is None or not _RELATIVE_HINT.search(key)):
        return None
    if len(key) < 26 and (whole := _COMPACT.fullmatch(key.strip())):
        when = _built(whole, whole if whole["hour"] else None, zone, now, dayfirst, text)
        return (0, len(key), when) if when else None
    shapes = _SHAPES if _MONTH_WORD.search(key) else _DIGIT_SHAPES
    matches = sorted(
        chain.from_iterable(islice(shape.finditer(key), _MOST_CANDIDATES) for shape in shapes), key=re.Match.start
    )
    for match in matches:
        clock, start, end = _clock_beside(key, match)
        when = _built(match, clock, zone, now, dayfirst, text[start:end])
        if when:
            return start, end, when
    if now is not None:
        for start, end, at, precision in relative_dates(key, zone, now):
            when = When(at, precision, _tidy(text[start:end]))
            if _believable(date.fromisoformat(at[:10]), now):
                return start, end, when
    return None


def _clock_beside(key: str, match: re.Match[str]) -> tuple[re.Match[str] | None, int, int]:
    # The time of day after the date or, failing that, right before it; and the span of both.
    start, end = match.span()
    if match.groupdict().get("clock"):
        return match, start, end
    clock = _AFTER.match(key, end, end + 60)
    if clock and (
        clock["gap"] or clock["half"] or clock["place"] or clock["minute"] or clock["minute2"] or clock["suffix"]
    ):
        return clock, start, clock.end()
    clock = _BEFORE.search(key, max(0, start - 40), start)
    if clock and (clock["minute"] or clock["suffix"]):
        return clock, clock.start(), end
    return None, start, end


def _built(
    match: re.Match[str],
    clock: re.Match[str] | None,
    zone: tzinfo | None,
    now: datetime | None,
    dayfirst: bool | None,
    raw: str,
) -> When | None:
    day = _day(match.groupdict(), dayfirst)
    if day is None or not _believable(day, now):
        return None
    moment, precision = _moment(day, clock, match, zone) if clock else (None, "day")
    if moment is None:
        return When(day.isoformat(), "day", _tidy(raw))
    if now is not None and moment > now + timedelta(days=1):
        return None
    return When(moment.isoformat(), precision, _tidy(raw))


def _day(parts: dict[str, str | None], dayfirst: bool | None) -> date | None:
    year = _number(parts["year"])
    if parts.get("one"):
        one, two = _number(parts["one"]), _number(parts["two"])
        if one <= 12 and two <= 12 and one != two and dayfirst is None:
            return None
        day_leads = one > 12 or (two <= 12 and dayfirst is not False)
        day, month = (one, two) if day_leads else (two, one)
    else:
        name = parts.get("name")
        month = MONTHS.get(name.casefold(), 0) if name else _number(parts["month"])
        day = _number(parts["day"])
    if era := parts.get("era"):
        year += _ERAS[era]
    elif 100 <= year < 200:  # Minguo years are written without 民國 too; two digits could be anything
        year += _ERAS["民国"]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(written: str | None) -> int:
    if not written:
        return 0
    if written == "元":
        return 1
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if ten:
        return 10 * int(_CHINESE_DIGITS.get(tens, "1" if not tens else "0")) + int(_CHINESE_DIGITS.get(ones, "0"))
    return int("".join(_CHINESE_DIGITS.get(char, "0") for char in written))


def _moment(day: date, clock: re.Match[str], match: re.Match[str], zone: tzinfo | None) -> tuple[datetime | None, str]:
    # The moment and its precision; None when the time of day or its zone is not known for certain.
    parts = clock.groupdict()
    if written := parts.get("clock"):
        hour, minute, *rest = (int(part) for part in written.split(":"))
        second = rest[0] if rest else None
    else:
        hour, second_word = _number(parts["hour"]), parts.get("second") or parts.get("second2")
        minute = _number(parts.get("minute") or parts.get("minute2") or parts.get("minute3"))
        second = _number(second_word) if second_word else None
    half = (parts.get("half") or parts.get("suffix") or "").lower().replace(".", "").replace(" ", "")
    hour24 = _hour(hour, half)
    if hour24 is None:
        return None, "day"
    try:
        moment = datetime(day.year, day.month, day.day, hour24, minute, second or 0)
        offset = _offset(parts, match, moment, zone)
    except ValueError:
        return None, "day"
    if offset is None:
        return None, "day"
    return moment.replace(tzinfo=offset), "minute" if second is None else "second"


def _hour(hour: int, half: str) -> int | None:
    if half in MORNING:
        return hour % 12 if hour <= 12 else None
    if half in ("晚上", "夜间") and not 5 <= hour % 12:
        return None  # 晚上1点 and 晚上12点 may be the next day
    if half == "中午" and hour == 11:
        return hour
    if half in AFTERNOON:
        return hour % 12 + 12 if hour <= 12 else hour
    return hour


def _offset(parts: dict[str, str | None], match: re.Match[str], moment: datetime, zone: tzinfo | None) -> tzinfo | None:
    written = parts.get("offset") or parts.get("utc") or parts.get("clockzone")
    if written and written[0] in "+-":
        if parts.get("utc") or parts.get("clockzone") or _is_offset(parts):
            return _numeric_zone(written.replace(" ", ""))
        written = None
    name = (written or parts.get("zone") or parts.get("place") or "").upper()
    if not name and (place := _PLACE_BEFORE.search(match.string, max(0, match.start() - 12), match.start())):
        name = place["place"]
    if is_zone_name(name):
        return named_zone(name, moment, zone)
    return zone


def _is_offset(parts: dict[str, str | None]) -> bool:
    # 08:10-09:30 is a span of time; an offset follows a "T", seconds or a space, or is +08:00 and the like.
    return bool(parts.get("second") or "T" in (parts.get("gap") or "") or (parts["offset"] or "").startswith("+"))


def _numeric_zone(written: str) -> timezone | None:
    digits = written[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes not in (0, 30, 45):
        return None
    return timezone((-1 if written[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def _believable(day: date, now: datetime | None) -> bool:
    return day >= _EARLIEST and (now is None or day <= (now + timedelta(days=1)).date())


def _tidy(raw: str) -> str:
    return " ".join(raw.split()).strip(" ,;|()（）[]【】·-")


def dates_in(
    strand: Strand, text: str, *, zone: tzinfo | None, now: datetime | None
) -> Iterator[tuple[int, int, When]]:
    """At most three dates of a line, in order."""
    at = 0
    for _ in range(3):
        found = find_date(strand.cut(at), text[at:], zone=zone, now=now)
        if not found:
            return
        start, end, when = found
        yield at + start, at + end, when
        at += end
