"""The time of day beside a date, and the zone that it is in."""

import re
from datetime import date, datetime, timedelta, timezone, tzinfo

from newsspider.reading.date_words import AFTERNOON, MORNING, ZONE_WORDS, is_zone_name, named_zone, number

_CLOCK = (
    r"(?P<hour>\d{1,2})(?:\s?:\s?(?P<minute>\d{2})(?:\s?:\s?(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"|\s?[时点시h]\s?(?P<minute2>\d{1,2})(?:\s?[分분](?:\s?(?P<second2>\d{1,2})\s?秒)?)?"
    r"|\.(?P<minute3>\d{2})(?![.\d])|(?=\s?[ap]\.?\s?m))"
    r"(?:(?!\d)|(?<=:\d\d:\d\d)(?=\d{1,3}[㐀-鿿]))(?:\s?Uhr)?"  # 04:29:4439健康网
    r"(?:\s?(?P<suffix>[AaPp]\.?\s?[Mm]\.?|[πμ]\.?μ\.?|[صم]|(?-i:SA|CH))(?!\w))?"
    r"(?:\s?(?P<offset>[+-]\d{2}:?\d{2}|Z)(?![\d\w])|[\s(]{0,2}(?:UTC|GMT)\s?(?P<utc>[+-]\s?\d{1,2}(?::?\d{2})?)(?!\d)"
    r"|[\s(]{0,2}(?P<zone>(?-i:[A-Z]{2,5}))(?!\w))?"
)
_HALF = "|".join(sorted((word for word in MORNING | AFTERNOON if not word.isascii()), key=len, reverse=True))
_AFTER = re.compile(
    r"(?:[\s,.)]{0,4}(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|\([^\W\d_]{1,9}\)|[일월화수목금토]요일))?"
    r"(?P<gap>[\s,.|/·・T@()-]{0,6})"
    rf"(?P<place>{'|'.join(ZONE_WORDS)})?\s?"
    r"(?:(?:at|um|à|a las|às|ore|om|kl\.?|klo|в|о|u|v|у|στις|alle|pukul|jam|saat"
    r"|lúc|godz\.|o godz\.?|ساعت|الساعة|בשעה)\s)?"
    rf"(?P<half>{_HALF}|[AP]M)?\s?{_CLOCK}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<![\d:.])(?P<half>{_HALF})?\s?{_CLOCK}\)?[\s,|·-]{{0,4}}(?:(?:on|le|am|el|ngày|-)\s)?(?:[^\W\d_]{{2,10}}[.,]{{0,2}}\s)?$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")  # no time of day is without one
AFTER = 60  # characters after a date in which its time of day stands
BEFORE = 40  # characters before it
_PLACE_BEFORE = re.compile(rf"(?P<place>{'|'.join(ZONE_WORDS)})\s?$")


def clock_beside(key: str, match: re.Match[str]) -> tuple[re.Match[str] | None, int, int]:
    """The time of day after the date or, failing that, right before it; and the span of both."""
    start, end = match.span()
    if "clock" in match.re.groupindex:
        return match, start, end
    if _DIGIT.search(key, end, end + AFTER):
        clock = _AFTER.match(key, end, end + AFTER)
        if clock and any(clock.group("gap", "half", "place", "minute", "minute2", "suffix")):
            return clock, start, clock.end()
    least = max(0, start - BEFORE)
    if _DIGIT.search(key, least, start):
        clock = _BEFORE.search(key, least, start)
        if clock and (clock["minute"] or clock["suffix"]):
            return clock, clock.start(), end
    return None, start, end


def moment_of(
    day: date, parts: dict[str, str | None], match: re.Match[str], zone: tzinfo | None
) -> tuple[datetime | None, str]:
    """The moment and its precision; None when the time of day or its zone is not known for certain.

    `parts`: the groups of the time of day; `match`: the date.
    """
    if written := parts.get("clock"):
        hour, minute, *rest = (int(part) for part in written.split(":"))
        second = rest[0] if rest else None
    else:
        hour, second_word = number(parts["hour"]), parts.get("second") or parts.get("second2")
        minute = number(parts.get("minute") or parts.get("minute2") or parts.get("minute3"))
        second = number(second_word) if second_word else None
    half = parts.get("half") or parts.get("suffix")
    hour24 = _hour(hour, half.lower().replace(".", "").replace(" ", "")) if half else hour
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
    if half in ("晚上", "夜间") and not hour % 12 >= 5:
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
    start = match.start()
    if not name and start and (place := _PLACE_BEFORE.search(match.string, max(0, start - 12), start)):
        name = place["place"]
    if name and is_zone_name(name):
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
