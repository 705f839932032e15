"""Dates that need the clock: 昨天 10:20, 3小时前, 2 hours ago, 10月8日 12:00."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice
from typing import Final

from newsspider.reading.patterns import opening_with

_UNITS = {"秒": "seconds", "分": "minutes", "小": "hours", "个": "hours", "钟": "hours", "天": "days", "日": "days"}
_UNITS |= {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_DAYS = {"今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "yesterday": 1, "前天": 2}

_AGO = re.compile(
    r"(?<![\d.])(?P<count>\d{1,3}|an?|one)\s?(?P<unit>秒钟?|分钟?|个?小时|个?钟头|天|日|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)"
    r"\s?(?:之前|以前|前|ago\b)",
    re.IGNORECASE,
)
_JUST_NOW = re.compile(r"刚刚|刚才|\bjust now\b", re.IGNORECASE)
_NEAR_DAY = re.compile(
    r"(?P<word>今天|今日|昨天|昨日|前天|\btoday\b|\byesterday\b)(?:,?\s{0,2}(?:at\s)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?!\d))?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"(?<![\d年/.-])(?:(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:\s{0,3}(?P<hour>\d{1,2}):(?P<minute>\d{2})(?!\d))?"
    # 3-5 or 3/5 alone is anything; with a time of day it is a date: 10-0812:00
    r"|(?P<month2>\d{1,2})(?P<sep>[-/])(?P<day2>\d{1,2})\s{0,3}(?P<hour2>\d{1,2}):(?P<minute2>\d{2})(?::\d{2})?(?!\d))"
)

_Reader = Callable[[re.Match[str], datetime], tuple[datetime, str] | None]
_HINT = re.compile(
    opening_with({"前刚今昨月": "", "aA": "(?i:go)", "dD": "(?i:ay)", "nN": "(?i:ow)", r"\d": r"(?P<time>:\d\d)"})
)


def relative_dates(key: str, zone: tzinfo | None, now: datetime) -> Iterator[tuple[int, int, str, str]]:
    """Candidates in a folded text: start, end, ISO moment (or day), precision; in the order of the text.

    An hour or a day ago gives a day, for it says no more. Without `zone` every result is a day, in the zone of `now`.
    """
    hints = hints_in(key)
    readers = [(shape, reader) for signs, shape, reader in _READERS if not signs.isdisjoint(hints)] if hints else ()
    found = [(match, reader) for shape, reader in readers for match in islice(shape.finditer(key), 8)]
    if not found:
        return
    local = now.astimezone(zone or now.tzinfo or UTC)
    for match, reader in sorted(found, key=lambda pair: pair[0].start()):
        value = reader(match, local)
        if value is None:
            continue
        moment, precision = value
        if precision == "day" or zone is None:
            yield *match.span(), moment.date().isoformat(), "day"
        else:
            yield *match.span(), moment.replace(second=0, microsecond=0).isoformat(), precision


def hints_in(key: str) -> set[str]:
    """The signs of times that count from now, which most texts do not hold; ":" for a time of day."""
    return {":" if hint["time"] else hint[0].lower() for hint in _HINT.finditer(key)}


def _ago(match: re.Match[str], local: datetime) -> tuple[datetime, str]:
    unit = _UNITS[match["unit"][0].lower()]
    count = int(match["count"]) if match["count"].isdecimal() else 1
    moment = (local.astimezone(UTC) - timedelta(**{unit: count})).astimezone(local.tzinfo)
    return moment, "minute" if unit in ("seconds", "minutes") else "day"


def _near_day(match: re.Match[str], local: datetime) -> tuple[datetime, str] | None:
    day = local - timedelta(days=_DAYS[match["word"].lower()])
    return _at(day, match["hour"], match["minute"])


def _month_day(match: re.Match[str], local: datetime) -> tuple[datetime, str] | None:
    month, day = int(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    if match["sep"] == "/" and month <= 12 and day <= 12 and month != day:
        return None  # which is the month is not said
    for year in (local.year, local.year - 1):
        try:
            there = local.replace(year=year, month=month, day=day)
        except ValueError:
            continue
        value = _at(there, match["hour"] or match["hour2"], match["minute"] or match["minute2"])
        if value and value[0] <= local + timedelta(days=1):
            return value
    return None


def _at(day: datetime, hour: str | None, minute: str | None) -> tuple[datetime, str] | None:
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
    if hour is None or minute is None:
        return midnight, "day"
    if int(hour) > 23 or int(minute) > 59:
        return None
    return midnight.replace(hour=int(hour), minute=int(minute)), "minute"


# Each beside the hints of which one is in every text that it reads.
_READERS: Final[Sequence[tuple[frozenset[str], re.Pattern[str], _Reader]]] = (
    (frozenset(("前", "ago")), _AGO, _ago),
    (frozenset(("刚", "now")), _JUST_NOW, lambda match, local: (local, "minute")),
    (frozenset(("今", "昨", "前", "day")), _NEAR_DAY, _near_day),
    (frozenset(("月", ":")), _MONTH_DAY, _month_day),
)
