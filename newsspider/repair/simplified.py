"""Traditional characters back to Simplified ones, for pages that were converted away from them."""

import re
from functools import cache

from opencc import OpenCC

# OpenCC leaves 著 alone, since it is also a word of its own (著名, 原著). Everywhere else it was the particle 着.
_PARTICLE = re.compile(
    "著"
    "(?:(?<=翻译著)|(?<=[讨谈议争评辩]论著)|(?<=[彰凸]显著)|(?<=[结融配混联组综符]合著)|(?<=[更刷革]新著)"
    "|(?<![名显卓昭原专编合译论巨土拙遗新所撰旧]著))"
    "(?:(?<=[看读捧拿抱翻念听写唱]著)|(?![书《]))"
    "(?!名|作|述|称|者|译|录(?![音像])|有[《多])"
)


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """The text in Simplified characters, with 着 where the particle was meant."""
    return _PARTICLE.sub("着", str(_converter().convert(text)))
