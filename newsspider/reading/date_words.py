"""Words that dates are written with: halves of the day, time zones, numbers. Tables only, and their look-up."""

from datetime import datetime, timedelta, timezone, tzinfo

CHINA = timezone(timedelta(hours=8), "UTC+08:00")
"""The zone of mainland China, Hong Kong, Macau and Taiwan: no daylight saving since 1992."""

# Half of the day as written: whether the hour counts from noon. 中午 is 11-13 o'clock: 12 and 1 count from noon.
MORNING = frozenset({"上午", "凌晨", "早上", "清晨", "早晨", "午前", "오전", "am", "πμ", "ص", "sa"})
AFTERNOON = frozenset({"下午", "晚上", "晚间", "傍晚", "午后", "夜间", "오후", "pm", "中午", "μμ", "م", "ch"})

# Minutes east of UTC. Only names with one meaning in practice; those with several are in _AMBIGUOUS.
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "TRT": 180, "SAST": 120, "CAT": 120, "EAT": 180, "WAT": 60, "PKT": 300, "NPT": 345,
    "WIB": 420, "WITA": 480, "WIT": 540, "ICT": 420, "SGT": 480, "HKT": 480, "PHT": 480, "AWST": 480, "JST": 540,
    "KST": 540, "ACST": 570, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "BRT": -180, "ART": -180,
    "CLT": -240, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600, "NST": -210, "ADT": -180,
    "格林尼治标准时间": 0, "格林威治标准时间": 0, "格林尼治时间": 0,
    "世界标准时间": 0, "北京时间": 480, "台北时间": 480,
    "香港时间": 480, "东京时间": 540, "日本时间": 540, "首尔时间": 540,
}  # fmt: skip
_AMBIGUOUS = {"CST": (480, -360), "IST": (330, 120), "BST": (60, 360), "AST": (-240, 180), "GST": (240,)}
# Names of a zone with daylight saving in which the hour stands for either: standard time, minutes east of UTC.
_NORTH_AMERICAN = {"ET": -300, "CT": -360, "MT": -420, "PT": -480, "美东时间": -300, "美西时间": -480}
_CHINESE_DIGITS = {char: str(digit) for digit, chars in enumerate(["〇零○", *"一二三四五六七八九"]) for char in chars}
LOCAL_TIME = "当地时间"
ZONE_WORDS = sorted(
    (word for word in (*_ZONES, *_NORTH_AMERICAN, LOCAL_TIME) if not word.isascii()), key=len, reverse=True
)


def named_zone(name: str, moment: datetime, zone: tzinfo | None) -> tzinfo | None:
    """The zone that a written name means at this (naive) moment; None when it is not known for certain.

    A name with several meanings (CST) is believed only where the page's own zone agrees with one of them.
    """
    if name in _ZONES:
        return timezone(timedelta(minutes=_ZONES[name]))
    if name in _NORTH_AMERICAN and moment.year >= 2007:
        minutes = _NORTH_AMERICAN[name] + (60 if _north_american_summer(moment) else 0)
        return timezone(timedelta(minutes=minutes))
    if name in _AMBIGUOUS and zone is not None:
        own = zone.utcoffset(moment)
        if own is not None and any(
            abs(own - timedelta(minutes=each)) <= timedelta(hours=1) for each in _AMBIGUOUS[name]
        ):
            nearest = min(_AMBIGUOUS[name], key=lambda minutes: abs(own - timedelta(minutes=minutes)))
            return timezone(timedelta(minutes=nearest))
    return None


def is_zone_name(name: str) -> bool:
    """Whether a written word names a zone at all, certain or not."""
    return name in _ZONES or name in _AMBIGUOUS or name in _NORTH_AMERICAN or name == LOCAL_TIME


def _north_american_summer(moment: datetime) -> bool:
    # From the second Sunday of March to the first of November, both at two o'clock (Energy Policy Act, since 2007).
    def sunday(month: int, nth: int) -> datetime:
        first = datetime(moment.year, month, 1, 2)  # naive on purpose: the rule is in local wall time
        return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))

    return sunday(3, 2) <= moment < sunday(11, 1)


def number(written: str | None) -> int:
    """The value of a number in digits or in Chinese numerals; 0 for none, 1 for 元 (the first year of an era)."""
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
