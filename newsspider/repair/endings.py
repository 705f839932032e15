"""Ends of documents in the middle of a page: templates that include whole pages, a CMS that appends to one.

libxml2 from 2.14 stops at the first `</html>` or `</body>`, as no browser does: what follows would be lost.
"""

import re
from typing import Final

_END: Final = re.compile(r"</(?:html|body)\s{0,9}>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[a-z]", re.IGNORECASE)
_TEXT: Final = 20  # characters without a tag that count as content


def without_early_ends(text: str) -> str:
    """The page without each `</html>` and `</body>` that more content follows: the same object if none is."""
    ends = list(_END.finditer(text))
    after = len(text)
    while ends and not _has_content(text[ends[-1].end() : after]):
        after = ends.pop().start()
    if not ends:
        return text
    last = ends[-1].end()
    return _END.sub("", text[:last]) + text[last:]


def _has_content(between: str) -> bool:
    first, *rest = between.split("<!--")
    plain = first + "".join(part.partition("-->")[2] for part in rest)
    return _TAG.search(plain) is not None or len(plain.strip()) >= _TEXT
