"""Words that dates are written with: months, halves of the day, time zones. Tables only, and their look-up."""

from datetime import datetime, timedelta, timezone, tzinfo

CHINA = timezone(timedelta(hours=8), "UTC+08:00")
"""The zone of mainland China, Hong Kong, Macau and Taiwan: no daylight saving since 1992."""

# One line a language, twelve groups; "|" between forms of one month. Forms that mean different months in two
# languages are left out (Croatian altogether: its listopad is October, in Polish and Czech it is November).
_MONTH_TABLE = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept "
    "october|oct november|nov december|dec",
    "de": "januar|jänner|jän februar|feber märz|mär|mrz april mai juni juli august september oktober|okt november "
    "dezember|dez",
    "fr": "janvier|janv février|févr|fevrier mars avril|avr mai juin juillet|juil août|aout septembre octobre "
    "novembre décembre|déc|decembre",
    "es": "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre|set octubre noviembre "
    "diciembre|dic",
    "it": "gennaio|gen febbraio|febbr marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|sett "
    "ottobre|ott novembre dicembre",
    "pt": "janeiro fevereiro|fev março|marco abril maio junho julho agosto setembro outubro|out novembro dezembro",
    "nl": "januari februari maart|mrt april mei juni juli augustus september oktober november december",
    "ru": "января|янв|январь февраля|фев|февраль марта|мар|март апреля|апр|апрель мая|май июня|июн|июнь "
    "июля|июл|июль августа|авг|август сентября|сен|сент|сентябрь октября|окт|октябрь ноября|ноя|ноябрь "
    "декабря|дек|декабрь",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "pl": "stycznia|styczeń|sty lutego|luty|lut marca|marzec kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze "
    "lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź "
    "listopada|listopad|lis grudnia|grudzień|gru",
    "cs": "ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec "
    "srpna|srpen září října|říjen listopadu prosince|prosinec",
    "tr": "ocak|oca şubat|şub mart nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki "
    "kasım|kas aralık|ara",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da/no": "januar februar marts|mars april maj|mai juni juli august september oktober november december|desember",
    "fi": "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu toukokuuta|toukokuu "
    "kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu lokakuuta|lokakuu "
    "marraskuuta|marraskuu joulukuuta|joulukuu",
    "id": "januari februari maret april mei juni juli agustus|agt september oktober november desember|des",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου|μαίου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου "
    "νοεμβρίου δεκεμβρίου",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "ar": "يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
    "hi": "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
}
MONTHS: dict[str, int] = {
    form: number
    for line in _MONTH_TABLE.values()
    for number, forms in enumerate(line.split(), start=1)
    for form in forms.split("|")
}

# Half of the day as written: whether the hour counts from noon. 中午 is 11-13 o'clock: 12 and 1 count from noon.
MORNING = frozenset({"上午", "凌晨", "早上", "清晨", "早晨", "午前", "오전", "am"})
AFTERNOON = frozenset({"下午", "晚上", "晚间", "傍晚", "午后", "夜间", "오후", "pm", "中午"})

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
