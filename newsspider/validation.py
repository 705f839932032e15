"""VALIDATE: what is no article, or not asked for, and why."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from newsspider.article import Article
from newsspider.run.fates import Fate

REQUIRED: Final = ("title", "text")
MAX_NOTICE: Final = 200  # characters of a page that says only that there is nothing
# What Chinese and English systems answer, with status 200, for an article that is no more.
_REMOVED: Final = re.compile(
    r"(?:页面|頁面|文章|内容|內容|稿件|新闻|新聞|网页|網頁|信息)[^。，]{0,8}(?:不存在|已[被经]?删除|已被刪除|已下线|已撤下|找不到|已失效)"
    r"|(?:您|你)(?:访问|查看|要找|要查看)的[^。，]{0,10}(?:不存在|已删除|被删除|找不到)"
    r"|^\W*(?:404|410)\b"
    r"|\b(?:page|article|story)\b[^.]{0,30}\b(?:not found|no longer available|been removed|does not exist)",
    re.I,
)


def objection(article: Article, options: Mapping[str, Any]) -> tuple[Fate, str] | None:
    """The fate and reason of what is not to be delivered; None for an article that is."""
    words = f"{article.title or ''}\n{article.text or ''}"
    if len(words) <= MAX_NOTICE and _REMOVED.search(words):
        return Fate.GONE, "the page says that it is gone"
    missing = [name for name in REQUIRED if not getattr(article, name)]
    if missing:
        return Fate.INVALID, f"no {' and no '.join(missing)}"
    return _outside(article.published_at, options.get("since"), options.get("until"))


def _outside(published_at: str | None, since: date | None, until: date | None) -> tuple[Fate, str] | None:
    if since is None and until is None:
        return None
    if published_at is None:
        return Fate.FILTERED, "no publication time to hold against since and until"
    day = date.fromisoformat(published_at[:10])
    if since and day < since:
        return Fate.FILTERED, "published before since"
    if until and day > until:
        return Fate.FILTERED, "published after until"
    return None
