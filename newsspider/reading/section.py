"""The section, from the breadcrumb that stands above the headline."""

import re
from collections.abc import Sequence
from typing import Final

from newsspider.reading.blocks import Block

_LEAD: Final = re.compile(
    r"^(?:您?(?:当前|現在|现在|所在)?的?(?:所在)?位置(?:是)?|您在这里|目前位置|You are here)\s*[:：]?\s*", re.I
)
_ARROW: Final = re.compile(r"\s*(?:-?>+|＞+|›|»|→|·)\s*")
_SLASH: Final = re.compile(r"\s*(?:/|--|·)\s*")  # parts the steps of a line without arrows
_QUOTES: Final = str.maketrans("", "", "«»")
_HINTS: Final = (*">＞›»", "位置", "您在这里", "you are here")  # one of them is in each, lower-cased
_ENDS: Final = frozenset(("正文", "首页", "网站首页", "首頁", "主页", "内容", "home", "article", "新闻", "文章"))
FAR: Final = 40  # blocks above the headline that are looked at
MAX_CRUMB: Final = 120  # characters


def crumb(blocks: Sequence[Block]) -> str | None:
    """The last real step of a breadcrumb among these blocks: "当前位置：首页 > 时政 > 正文" → "时政"."""
    lines = [block.text for block in blocks[-FAR:] if len(block.text) <= MAX_CRUMB]
    if not may_lead("\n".join(lines)):
        return None
    for line in reversed(lines):
        text = line.translate(_QUOTES) if "«" in line else line  # where "»" closes a quotation
        if not may_lead(text) or not (_LEAD.match(text) or any(arrow in text for arrow in ">＞›»")):
            continue
        said = _LEAD.sub("", text)
        steps = [step.strip() for step in (_ARROW if _ARROW.search(said) else _SLASH).split(said)]
        named = [step for step in steps[:-1] if step and step.lower() not in _ENDS]
        if len(steps) > 2 and named:
            return named[-1]
    return None


def may_lead(said: str) -> bool:
    """Whether a breadcrumb may be among these words."""
    return any(map(said.lower().__contains__, _HINTS))


def is_name(said: str) -> bool:
    """Whether this can be the name of a section: some systems write its address, or its number."""
    return "://" not in said and not said.isdecimal()
