"""Words → a moment: the first believable date of a short text, with no more precision than was written.

What is not certain is not read: 03/04/2022 without `dayfirst`, a month and day without a year or "3 hours ago"
without `now`, a time of day whose zone is unknown (the day alone is given).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import islice

from newsspider.reading.date_clock import clock_beside, moment_of
from newsspider.reading.date_months import gregorian, month_named
from newsspider.reading.date_relative import relative_dates
from newsspider.reading.date_shapes import COMPACT, shapes_in
from newsspider.reading.date_words import CHINA, number
from newsspider.reading.fold import folded
from newsspider.reading.patterns import opening_with

__all__ = ["CHINA", "When", "find_date", "read_date"]

_LONGEST = 500  # characters looked at: a dateline is short
_LONGEST_COMPACT = 40  # 2022-10-11T08:10:00.000000000+08:00, with spaces around
_MOST_CANDIDATES = 8  # of each shape
_EARLIEST = date(1990, 1, 1)  # no news site is older

_THAI_CENTURY = 2500
_DAY = timedelta(days=1)
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


# What a date holds at least, also one that counts from now: most texts that are looked at hold none.
_LEAST = re.compile(
    opening_with(
        {
            r"\d": r"\d{3}|\s?[年년]|月\d|/\d\d/|[-/]\d{1,2}\s{0,3}\d{1,2}:",
            "年": "(?<=[〇零○一二三四五六七八九]年)",
            "民令平": "[国和成]",
            "前": "",
            "今昨": "[天日]",
            "刚": "[刚才]",
            "คพย": r"\.",
            "dD": "[aA][yY]",
            "gG": "(?<=[aA][gG])[oO]",
            "wW": "(?<=[nN][oO][wW])",
        }
    )
)


def read_date(
    text: str, *, zone: tzinfo | None, now: datetime | None = None, dayfirst: bool | None = None
) -> When | None:
    """The first believable date in a short text (its first 500 characters), or None.

    `zone` holds for times written without an offset; without either, the day alone is given. `now` (aware) opens
    relative and year-less dates and closes the future (more than a day ahead). `dayfirst` decides 03/04/2022.
    """
    text = text[:_LONGEST]
    found = find_date(folded(text), text, zone, now, dayfirst)
    return found[2] if found else None


def find_date(
    key: str, text: str, zone: tzinfo | None, now: datetime | None = None, dayfirst: bool | None = None
) -> tuple[int, int, When] | None:
    """As read_date on a folded text beside the written one: where the date stands (start, end), and the date."""
    return _find_date(key, text, zone, now, dayfirst) if may_be_date(key) else None


def may_be_date(key: str) -> bool:
    """A cheap look: may this folded text hold a date?"""
    return _LEAST.search(key) is not None


@lru_cache(maxsize=64)  # a page's dateline is read as a byline, as small print, and as the innermost element of it
def _find_date(
    key: str, text: str, zone: tzinfo | None, now: datetime | None, dayfirst: bool | None
) -> tuple[int, int, When] | None:
    if len(key) < _LONGEST_COMPACT and (whole := COMPACT.fullmatch(key.strip())):
        when = _built(whole, whole if whole["hour"] else None, zone, now, dayfirst, text)
        return (0, len(key), when) if when else None
    matches = [match for shape in shapes_in(key) for match in islice(shape.finditer(key), _MOST_CANDIDATES)]
    if len(matches) > 1:
        matches.sort(key=re.Match.start)
    for match in matches:
        clock, start, end = clock_beside(key, match)
        when = _built(match, clock, zone, now, dayfirst, text[start:end])
        if when:
            return start, end, when
    if now is not None:
        for start, end, at, precision in relative_dates(key, zone, now):
            when = When(at, precision, _tidy(text[start:end]))
            if _believable(date.fromisoformat(at[:10]), now):
                return start, end, when
    return None


def _built(
    match: re.Match[str],
    clock: re.Match[str] | None,
    zone: tzinfo | None,
    now: datetime | None,
    dayfirst: bool | None,
    raw: str,
) -> When | None:
    parts = match.groupdict()
    day = _day(parts, dayfirst)
    if day is None or not _believable(day, now):
        return None
    moment, precision = None, "day"
    if clock:
        moment, precision = moment_of(day, parts if clock is match else clock.groupdict(), match, zone)
    if moment is None:
        return When(day.isoformat(), "day", _tidy(raw))
    if now is not None and moment > now + _DAY:
        return None
    return When(moment.isoformat(), precision, _tidy(raw))


def _day(parts: dict[str, str | None], dayfirst: bool | None) -> date | None:
    year, jalali = number(parts["year"]), False
    if parts.get("one"):
        one, two = number(parts["one"]), number(parts["two"])
        if one <= 12 and two <= 12 and one != two and dayfirst is None:
            return None
        day_leads = one > 12 or (two <= 12 and dayfirst is not False)
        day, month = (one, two) if day_leads else (two, one)
    else:
        day = number(parts["day"])
        if name := parts.get("name"):
            month, jalali = month_named(name)
        else:
            month = number(parts["month"])
    if era := parts.get("era"):
        year += _ERAS[era]
    elif 100 <= year < 200:  # Minguo years are written without 民國 too
        year += _ERAS["民国"]
    elif year < 100 and parts.get("name"):  # other two figures could be anything; a Thai month's are of its era
        year += _THAI_CENTURY
    try:
        return gregorian(year, month, day, jalali=jalali)
    except ValueError:
        return None


def _believable(day: date, now: datetime | None) -> bool:
    return day >= _EARLIEST and (now is None or day <= (now + _DAY).date())


def _tidy(raw: str) -> str:
    if not raw.isprintable():
        raw = "".join(char if char.isprintable() else " " for char in raw)
    return " ".join(raw.split()).strip(" ,;|()（）[]【】·-")


def dates_in(key: str, text: str, *, zone: tzinfo | None, now: datetime | None) -> Iterator[tuple[int, int, When]]:
    """At most three dates of a line, in order."""
    at = 0
    for _ in range(3):
        found = find_date(key[at:], text[at:], zone, now)
        if not found:
            return
        start, end, when = found
        yield at + start, at + end, when
        at += end
