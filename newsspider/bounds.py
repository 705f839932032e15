"""What of a page is too much for its parser or its readers: known from the bytes, before either sees them."""

import re
from typing import Final, Literal

Kind = Literal["html", "xml", "json", "text"]

MAX_TAGS: Final = 40_000  # NEWSSPIDER_MAX_TAGS of settings.py, for who reads a page without settings
#: Lines of a plain text: each may be a byline, and is read as one; 7,000 that are take two seconds.
MAX_LINES: Final = 5_000
# libxml2 compares each attribute of a tag with all others: 2.6 ns a pair, 46 s for a tag of 100,000. The bound is on
# the squares of their numbers, summed over the page: one tag of 4,472, or 200 of 300. The most of
# 1,106 news pages has 86,396.
MAX_SQUARES: Final = 20_000_000
_COUNTED: Final = 100  # bytes of attributes from which they are counted: fewer are fewer than 50

# Tags as the HTML standard reads them, without a step back; comments and scripts have none.
_ATTRIBUTE: Final = rb"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\s>]*+))?+"
_TAG: Final = re.compile(
    rb"<(?:!--(?:-?>|[\s\S]*?(?:--!?>|\Z))"
    rb"|(?:(script)(?=[\s/>])|[a-z][^\s/>]*+)((?:" + _ATTRIBUTE + rb")*+)(?(1)[^>]*+>[\s\S]*?(?:</script|\Z)))",
    re.I,
)
_ATTRIBUTES: Final = re.compile(_ATTRIBUTE)


def too_much(body: bytes, max_tags: int, kind: Kind) -> str | None:
    """What a page in UTF-8 has too much of, in words; None when it can be read."""
    if body.count(b"<") > max_tags:
        return f"the page has more than {max_tags:,} tags (NEWSSPIDER_MAX_TAGS)"
    if kind == "text":
        # Whatever Python takes for the end of a line, as the readers do; UTF-8 has each of these bytes nowhere else.
        ends = sum(map(body.count, (b"\n", b"\r", b"\v", b"\f", b"\x1c", b"\x1d", b"\x1e", b"\xc2\x85")))
        return f"the text has more than {MAX_LINES:,} lines" if ends > MAX_LINES else None
    squares = 0  # in XML too: its parser counts them faster, but a page may be called what it is not
    for tag in _TAG.finditer(body):
        if (said := tag[2]) and len(said) > _COUNTED:
            squares += len(_ATTRIBUTES.findall(said)) ** 2
            if squares > MAX_SQUARES:
                return "the page's tags have too many attributes"
    return None
