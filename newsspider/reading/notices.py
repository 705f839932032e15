"""Pages that say, with status 200, that there is nothing here any more."""

import re
from typing import Final

from newsspider.reading.blocks import Document

MAX_NOTICE: Final = 80  # characters of a line that says it
MAX_PROSE: Final = 150  # characters of body beside it: more is an article that speaks of such a thing
# What Chinese and English systems answer for an article that is no more.
_REMOVED: Final = re.compile(
    r"(?:页面|頁面|文章|内容|內容|稿件|新闻|新聞|网页|網頁|信息|資訊)[^。，]{0,8}"
    r"(?:不存在|已[被经經]?[删刪]除|已下[线線]|已撤下|找不到|已失效)"
    r"|(?:您|你)(?:访问|訪問|查看|要找|要查看)的[^。，]{0,10}(?:不存在|[删刪]除|找不到)"
    r"|^\W*(?:404|410)\W*(?:not found|error|页面|$)"
    r"|\b(?:page|article|story|content)\b[^.]{0,30}\b(?:not found|no longer available|been removed|does not exist)"
    r"|(?:can.t|cannot|couldn.t) find (?:the|that|this) (?:page|article)",
    re.I,
)


def removal_notice(document: Document, inside: list[bool]) -> str | None:
    """The line that says that this page's article was removed; None on a page with an article's text."""
    prose = sum(len(block.text) for block, kept in zip(document.blocks, inside, strict=True) if kept)
    if prose > MAX_PROSE:
        return None
    return next((b.text for b in document.blocks if len(b.text) <= MAX_NOTICE and _REMOVED.search(b.text)), None)
