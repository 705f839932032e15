"""One article as one line of JSON that every reader reads back to the same strings.

Measured with jq 1.6, DuckDB 2.0, pandas 3.1, pyarrow 26 and orjson 3.13: the escape of a lone surrogate is refused by
all but pandas, so it becomes U+FFFD. U+2028, U+2029 and U+0085 are read by all of them, raw or escaped, but raw they
tear the line for whoever splits text by Unicode's line ends (Python's `str.splitlines`), so they are written as
escapes, as JSON does with every control below U+0020: nothing of the text is changed. NUL is read by all of these but
refused by PostgreSQL (text and jsonb), so it is left out.
"""

import dataclasses
import json
from typing import Any

from newsspider.article import Article

_LINE_ENDS = {c: f"\\u{ord(c):04x}" for c in "\u0085\u2028\u2029"}


def dump_line(article: Article) -> bytes:
    r"""The article's line: UTF-8, fields in the order of Article, ended by "\n", which is nowhere else in it.

    Raises ValueError for NaN and infinities, TypeError for what is no JSON.
    """
    line = _encode(article)
    # The escape of NUL may also be the text "\\u0000", and surrogates only show when encoded: look closely only then.
    if "\\u0000" in line or not _is_utf8(line):
        line = _encode(_cleaned(dataclasses.asdict(article)))
    for end, escape in _LINE_ENDS.items():
        line = line.replace(end, escape)
    return line.encode() + b"\n"


def clean_text(text: str) -> str:
    """The text as `dump_line` writes it: without NUL, surrogate pairs joined, lone surrogates as U+FFFD."""
    text = text.replace("\0", "")
    return text if _is_utf8(text) else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _fields(value: Any) -> dict[str, Any]:
    # Not dataclasses.asdict: it copies every list and string's holder, four times the cost.
    return {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_fields).encode


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {clean_text(key): _cleaned(each) for key, each in value.items()}
    return value
