"""What an article's URL says: its day, and the offset of a country that has only one."""

import re
from datetime import date, tzinfo
from functools import cache
from typing import Final
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from lxml.etree import _Element

from newsspider.reading.language import zone_name

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY: Final = re.compile(
    rf"(?<!\d)((?:19|20)\d\d)(?:[/_-](\d{{1,2}}|{'|'.join(MONTHS)})[/_-](\d{{1,2}})|[/_-]?(\d\d)[/_-]?(\d\d))(?!\d)"
)
# Links that are their own absolute URL, and those to a path of the same host without dots to resolve. What is written
# in any other way is for the standard library, which takes five times as long.
_WHOLE: Final = re.compile(r"(https?://[\w.-]+)(?:/[\w./%~!$&'()*+,;=:@-]*)?(?:\?[\w./%~!$&'()*+,;=:@?-]+)?", re.ASCII)
_ROOTED: Final = re.compile(r"(?:/[\w%~!$+=-][\w.%~!$+=,@&-]*)+/?(?:\?[\w./%~!$&'()*+,;=:@?-]+)?", re.ASCII)
FIRST_DAY: Final = date(1990, 1, 1)  # the web is not older

CHINA: Final = ZoneInfo("Asia/Shanghai")
# Countries with one time zone of their own (IANA zone1970.tab), by top-level domain.
COUNTRY_ZONES: Final = {
    "cn": "Asia/Shanghai", "hk": "Asia/Hong_Kong", "mo": "Asia/Macau", "tw": "Asia/Taipei", "sg": "Asia/Singapore",
    "my": "Asia/Kuala_Lumpur", "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "vn": "Asia/Ho_Chi_Minh", "th": "Asia/Bangkok",
    "ph": "Asia/Manila", "in": "Asia/Kolkata", "pk": "Asia/Karachi", "bd": "Asia/Dhaka", "lk": "Asia/Colombo",
    "np": "Asia/Kathmandu", "ir": "Asia/Tehran", "il": "Asia/Jerusalem", "tr": "Europe/Istanbul",
    "gr": "Europe/Athens", "uk": "Europe/London", "ie": "Europe/Dublin", "fr": "Europe/Paris", "de": "Europe/Berlin",
    "at": "Europe/Vienna", "ch": "Europe/Zurich", "it": "Europe/Rome", "nl": "Europe/Amsterdam",
    "be": "Europe/Brussels", "lu": "Europe/Luxembourg", "pl": "Europe/Warsaw", "cz": "Europe/Prague",
    "sk": "Europe/Bratislava", "hu": "Europe/Budapest", "si": "Europe/Ljubljana", "hr": "Europe/Zagreb",
    "rs": "Europe/Belgrade", "bg": "Europe/Sofia", "ro": "Europe/Bucharest", "md": "Europe/Chisinau",
    "ua": "Europe/Kyiv", "by": "Europe/Minsk", "lt": "Europe/Vilnius", "lv": "Europe/Riga", "ee": "Europe/Tallinn",
    "fi": "Europe/Helsinki", "se": "Europe/Stockholm", "no": "Europe/Oslo", "dk": "Europe/Copenhagen",
    "is": "Atlantic/Reykjavik", "eg": "Africa/Cairo", "za": "Africa/Johannesburg", "ng": "Africa/Lagos",
    "ke": "Africa/Nairobi", "ma": "Africa/Casablanca", "dz": "Africa/Algiers", "tn": "Africa/Tunis",
    "pe": "America/Lima", "ve": "America/Caracas", "uy": "America/Montevideo", "ae": "Asia/Dubai", "sa": "Asia/Riyadh",
    "qa": "Asia/Qatar",
}  # fmt: skip


def join(base: str, link: str) -> str | None:
    """The absolute URL of a link; None for one that is no URL, like "http://[broken/" or "http://host:99999/"."""
    link = link.strip()
    if _WHOLE.fullmatch(link):
        return link
    if _ROOTED.fullmatch(link) and (there := _WHOLE.fullmatch(base)):
        return there[1] + link
    try:
        parts = urlsplit(link)
        url = parts.geturl() if parts.scheme and parts.netloc else urljoin(base, link)
        _ = urlsplit(url).port  # raises for one that is no port; so would a request
    except ValueError:
        return None
    return url


def base_of(root: _Element, url: str) -> str:
    """What the page's relative links are relative to: its <base href>, where that is a URL, else its own."""
    return based(url, next((each.get("href") for each in root.iter("base") if each.get("href")), None))


def based(url: str, href: str | None) -> str:
    """As base_of, when the <base href> is known."""
    return (join(url, href) if href else None) or url


def day_in(url: str) -> tuple[date, str] | None:
    """The publication day that a URL's path spells out, and its spelling: /2022-10/11/, /20221011/, /2022/oct/11/."""
    try:
        path = urlsplit(url).path[:500].lower()
    except ValueError:
        return None
    for match in _DAY.finditer(path):
        month = MONTHS.index(match[2]) + 1 if match[2] in MONTHS else int(match[2] or match[4])
        year, day = int(match[1]), int(match[3] or match[5])
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= FIRST_DAY:
            return found, match[0]
    return None


def country_of(url: str) -> str:
    """The last label of a URL's host: its country's domain, or com and the like."""
    return (urlsplit(url).hostname or "").rpartition(".")[2]


def zone_of(url: str, language: str | None) -> tzinfo | None:
    """The one zone that a page's times can be in: its country's, else that of the countries of its language."""
    name = COUNTRY_ZONES.get(country_of(url)) or zone_name(language)
    return _zone(name) if name else None


_zone: Final = cache(ZoneInfo)  # which itself keeps eight, and reads the others' files again
