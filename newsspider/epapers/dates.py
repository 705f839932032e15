"""Dates in the URLs of issues, both ways: `{date:%Y-%m/%d}` in a template is a day, in a pattern it finds one.

Only directives of the year, month and day with fixed width are known: %Y %m %d.
"""

import re
from datetime import date
from string import Formatter
from typing import Final
from urllib.parse import urlsplit

_FIELD: Final = re.compile(r"\{date:([^{}]{1,40})\}")
_GROUPS: Final = {"%Y": r"(?P<year>\d{4})", "%m": r"(?P<month>\d{2})", "%d": r"(?P<day>\d{2})"}
_AGAIN: Final = {"%Y": r"\d{4}", "%m": r"\d{2}", "%d": r"\d{2}"}
_DIRECTIVE: Final = re.compile(r"%.")


def issue_url(template: str, day: date) -> str:
    """The template's URL for this day."""
    return template.format(date=day)


def check_template(template: str) -> None:
    """ValueError for a template that does not spell out a whole day with the directives %Y, %m and %d."""
    fields = list(Formatter().parse(template))
    if any(name is not None and (name != "date" or conversion) for _, name, _, conversion in fields):
        raise ValueError("its only field is {date:…}, as in {date:%Y-%m/%d}")
    directives = _DIRECTIVE.findall("".join(spec or "" for _, _, spec, _ in fields))
    if not set(_GROUPS) <= set(directives) or set(directives) - set(_GROUPS):
        raise ValueError("{date:…} must hold %Y, %m and %d, and no other directive")


def dated(pattern: str) -> re.Pattern[str]:
    """A regular expression in which {date:…} stands for a day, the same one wherever it stands.

    It is searched in a URL's path and query; its groups year, month and day are those of the first {date:…}.
    """
    seen: set[str] = set()

    def directive(match: re.Match[str]) -> str:
        found = (_AGAIN if match[0] in seen else _GROUPS)[match[0]]
        seen.add(match[0])
        return found

    return re.compile(_FIELD.sub(lambda field: _DIRECTIVE.sub(directive, field[1]), pattern))


def day_of(pattern: re.Pattern[str], url: str) -> date | None:
    """The day that a URL of this pattern names; None for one of another pattern, or of no day at all."""
    match = pattern.search(address(url))
    if match is None or not match.groupdict().get("year"):
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def address(url: str) -> str:
    """What patterns are searched in: path and query."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
