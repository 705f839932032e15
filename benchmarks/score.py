"""Scores an export against the corpus's truth, as the public article-extraction benchmark has it.

Body: 4-grams of words (Han, Kana and Hangul: of characters), compared as multisets; precision and recall are means
over pages of right/(right + superfluous) with each page weighing the same, F1 is their harmonic mean. A leading line
that repeats the title counts neither way. A page that is not in the export is an empty one.
"""

import html
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import fmean
from typing import Any, Final

CJK: Final = "぀-ヿ㐀-䶿一-鿿豈-﫿가-힣"
TOKEN: Final = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
WIDTH: Final = 4
BAD, GOOD = 0.5, 0.9  # of a page's F1
_STAMP: Final = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[T\s]+(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?\s*(?:(Z)|([+-])(\d{2}):?(\d{2}))?)?"
)
_ALIKE: Final = str.maketrans("“”„‘’‚–—−‐‑‒", "\"\"\"'''------")
_BLANK: Final = re.compile(r"[\s\u200b\ufeff]+|[\"'`´]")
_BETWEEN: Final = re.compile(r"\s*(?:[;；、|/,，]|\band\b|\bund\b|&|\bet\b)\s*")
_BY: Final = re.compile(r"^(by|von|par|por|di|door|autor(in)?|记者|文|作者)[\s:：]*")


@dataclass(slots=True)
class Scores:
    """Of one group of pages: a value a page, where the truth has one."""

    right: list[float] = field(default_factory=list)  # shares of a page's shingles; the three sum to 1
    extra: list[float] = field(default_factory=list)
    missing: list[float] = field(default_factory=list)
    f1s: list[float] = field(default_factory=list)
    title: list[float] = field(default_factory=list)
    day: list[float] = field(default_factory=list)
    minute: list[float] = field(default_factory=list)
    authors: list[float] = field(default_factory=list)

    @property
    def f1(self) -> float | None:
        """Of the bodies; None without any."""
        return f1(fmean(self.right), fmean(self.extra), fmean(self.missing)) if self.f1s else None

    def mean(self, name: str) -> float | None:
        """Of `title`, `day`, `minute` or `authors`; None where no page's truth has it."""
        values: list[float] = getattr(self, name)
        return fmean(values) if values else None

    @property
    def bad(self) -> float | None:
        """The share of pages whose body is mostly wrong."""
        return fmean(each < BAD for each in self.f1s) if self.f1s else None


def score(truth: Iterable[Mapping[str, Any]], export: Mapping[str, Mapping[str, Any]]) -> dict[str, Scores]:
    """Scores by part of the corpus, and of `all` and `zh`; the export by URL."""
    groups: dict[str, Scores] = defaultdict(Scores)
    for page in truth:
        names = ["all", page["dataset"], *(["zh"] if (page["lang"] or "").startswith("zh") else [])]
        one = score_page(page, export.get(page["url"], {}))
        for name in names:
            for measure, value in one.items():
                getattr(groups[name], measure).append(value)
    return groups


def score_page(truth: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, float]:
    """The measures of one page that its truth allows."""
    found: dict[str, float] = {}
    if truth["body"]:
        wanted = shingles(untitled(truth["body"], truth["title"]))
        given = shingles(untitled(said.get("text") or "", truth["title"]))
        right = (wanted & given).total()
        extra, missing = given.total() - right, wanted.total() - right
        total = right + extra + missing or 1
        found |= {"right": right / total, "extra": extra / total, "missing": missing / total}
        found["f1s"] = f1(right, extra, missing)
    if truth["title"]:
        found["title"] = plain(truth["title"]) == plain(said.get("title"))
    if (wanted_at := moment(truth["date"])) is not None:
        day, timed, zoned = wanted_at
        said_day, said_timed, said_zoned = moment(said.get("published_at")) or (None, None, None)
        same = zoned is not None and zoned == said_zoned
        found["day"] = same or day == said_day
        if timed and timed.time() != datetime.min.time():
            found["minute"] = same or timed == said_timed
    if truth["authors"]:
        a, b = people(truth["authors"]), people(said.get("authors"))
        hit = len(a & b)
        found["authors"] = f1(hit, len(b) - hit, len(a) - hit)
    return found


def f1(right: float, extra: float, missing: float) -> float:
    """The harmonic mean of precision and recall; 1 where nothing was wanted and nothing given."""
    return 2 * right / (2 * right + extra + missing) if right + extra + missing else 1.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """All runs of four tokens; of a shorter text all of it."""
    tokens = TOKEN.findall(text)
    if len(tokens) < WIDTH:
        return Counter([tuple(tokens)] if tokens else [])
    return Counter(zip(*(tokens[start:] for start in range(WIDTH)), strict=False))


def plain(title: str | None) -> str:
    """A title without what is a matter of typography."""
    said = unicodedata.normalize("NFKC", html.unescape(title or "")).lower().translate(_ALIKE)
    return _BLANK.sub("", said).strip(".-|_")


def untitled(body: str, title: str | None) -> str:
    """The body without a first line that is its title."""
    first, _, rest = body.lstrip().partition("\n")
    return rest if title and plain(first.lstrip("# ")) == plain(title) else body


def moment(said: Any) -> tuple[datetime, datetime | None, datetime | None] | None:
    """(day, time as written, time in UTC where an offset is written) of a date; None for what is none."""
    found = _STAMP.search(str(said or ""))
    if not found:
        return None
    year, month, day, hour, minute, utc, sign, hours, minutes = found.groups()
    try:
        date = datetime(int(year), int(month), int(day))
        timed = date.replace(hour=int(hour), minute=int(minute)) if hour else None
    except ValueError:
        return None
    if timed is None or not (utc or sign):
        return date, timed, None
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    return date, timed, timed - offset


def people(listed: Any) -> set[str]:
    """Names in lower case without blanks and points, from a list of strings or of objects with a `name`."""
    names = set()
    for each in [listed] if isinstance(listed, str) else listed or []:
        said = str((each.get("name") or "") if isinstance(each, dict) else each)
        for name in _BETWEEN.split(said):
            bare = _BY.sub("", unicodedata.normalize("NFKC", name).lower().strip())
            names.add(re.sub(r"[\s.,·•]+", "", bare))
    return names - {""}
