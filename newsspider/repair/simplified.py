"""Traditional characters back to Simplified ones, for pages that were converted away from them."""

import re
from collections.abc import Callable
from functools import cache

# OpenCC leaves 著 alone, since it is also a word of its own (著名, 原著). Everywhere else it was the particle 着.
_PARTICLE = re.compile(
    "著"
    "(?:(?<=翻译著)|(?<=[讨谈议争评辩]论著)|(?<=[彰凸]显著)|(?<=[结融配混联组综符]合著)|(?<=[更刷革]新著)"
    "|(?<![名显卓昭原专编合译论巨土拙遗新所撰旧]著))"
    "(?:(?<=[看读捧拿抱翻念听写唱]著)|(?![书《]))"
    "(?!名|作|述|称|者|译|录(?![音像])|有[《多])"
)


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC  # 50 ms with its tables, which only a mirror page needs

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def simplified(text: str) -> str:
    """The text in Simplified characters, with 着 where the particle was meant."""
    return _PARTICLE.sub("着", _converter()(text))
