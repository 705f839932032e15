"""Lists in JSON or JSONP, read by a table of paths: where the items are, and in each its URL, title and date.

A path names steps by dots: "data.list", "0.url"; a list that a name meets is gone through ("columns.items" takes the
items of every column). A link may be a template of paths instead: "https://m.site.example/a/{id}.html".
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from newsspider.discovery.listed import Listed, Listing, address, decoded, moment, newest_first, unpacked, words
from newsspider.reading.moments import Clock

MAX_STEPS: Final = 20_000  # values that a path may lead to
# What stands around the JSON of JSONP and of scripts: callback( … );  var list = … ;
_BEFORE: Final = re.compile(r"\s*(?:/\*\*?/)?\s*(?:(?:var|let|const)\s+)?[\w.$\[\]'\"]{1,100}\s*[(=]\s*(?=[\[{])")
_NAME: Final = re.compile(r"\{([^{}]{1,100})\}")


def read_json_list(
    body: bytes, url: str, clock: Clock, *, items: str, link: str, title: str, time: str
) -> Listing | None:
    """What a JSON list holds; None where there is no JSON, or nothing at the path `items`."""
    found = json_in(decoded(unpacked(body)))
    if found is None:
        return None
    rows = [row for value in at(found, items) for row in (value if isinstance(value, list) else [value])]
    if not rows:
        return None
    entries = [
        Listed(where, words(_text(row, title)), moment(next(at(row, time), None), clock))
        for row in rows[:MAX_STEPS]
        if (where := address(url, _link(row, link)))
    ]
    return Listing("json", newest_first(entries))


def json_in(text: str) -> Any:
    """The value of JSON, JSONP or a script that assigns one; None where there is none."""
    before = _BEFORE.match(text)
    try:
        return json.JSONDecoder(strict=False).raw_decode(text[before.end() if before else 0 :].lstrip())[0]
    except (ValueError, RecursionError):
        return None


def at(value: Any, path: str) -> Iterator[Any]:
    """The values that a path leads to; "" is the value itself."""
    values = [value]
    for step in filter(None, path.split(".")):
        values = [each for value in values for each in _step(value, step)][:MAX_STEPS]
    yield from values


def _step(value: Any, step: str) -> Iterator[Any]:
    if isinstance(value, list):
        if step.isascii() and step.isdecimal():
            yield from value[int(step[:9]) :][:1]
        else:
            yield from (each[step] for each in value if isinstance(each, dict) and step in each)
    elif isinstance(value, dict) and step in value:
        yield value[step]


def _link(row: Any, link: str) -> str:
    return _NAME.sub(lambda name: _text(row, name[1]), link) if "{" in link else _text(row, link)


def _text(row: Any, path: str) -> str:
    value = next(at(row, path), None) if path else None
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
