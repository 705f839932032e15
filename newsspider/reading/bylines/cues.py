"""A cheap look: may this text hold byline matter? Prose should cost next to nothing."""

import re

from newsspider.reading.fold import variants
from newsspider.reading.patterns import opening_with
from newsspider.reading.roles import LABELS

_GLANCE = 70  # of a longer text, so much of either end is looked at
_SHORT = 2 * _GLANCE

# The last character of a label, in both scripts; with a separator after it: 说： is no label.
_LAST = "".join(sorted({char for label in LABELS for char in variants(label[-1])}))
_WORDS = {
    "来來": "源", "稿": "源", "出": "[处處]", "转轉": "自|[载載]", "作": "者", "记記": "者", "通": "[讯訊]员|訊員", "实實": "[习習]生",
    "评評": "[论論][员員]", "编編": "[辑輯译譯]", "责責": "[编編]", "值": "班", "校": "[对對]", "统統": "[筹籌]", "排": "版", "摄攝": "",
    "供": "[稿图圖]", "翻": "[译譯]", "撰": "[文稿]", "采採": "[写寫]", "本": "[报報网網台臺刊社][讯訊综綜快消]", "日": "[电電讯訊]",
    "报報": "[讯訊]|[导道導](?:[)）〕】\\s]|$)", "快": "[讯訊]", "专專": "[讯訊]", "消": "息[(（]", "版": "[权權]", "新": "[闻聞]\\s?[/／]",
    "《": ".{2,12}》\\s?[(（]", "对對": "[此本]文", "©": "",
    # By Jane, (Reuters) -, Reporting by, Editing by
    "BbVPpDRrEeWw": "(?<!\\w.)(?:[Yy]:?\\s[A-Z]|[OoAa][NnRr]:?\\s[A-ZÀ-Þ]|i\\s[A-Z]|oor\\s|eporting by|dit(?:ing|ed) by|ritten by)",
    "(（": "[A-Z][A-Za-z]{1,8}[)）]\\s?[-–—_]",
}  # fmt: skip
_STRONG = re.compile(opening_with({**_WORDS, _LAST: "[\\])】］）]?\\s{0,2}[:：/／|｜丨│︱—]|】"}))
_WEAK = re.compile(
    r"\d{4}\s?[-/.年년]\s?\d|\d[日月]|[前昨今][天日]|\d\s?\S{0,2}前|刚刚|剛剛|\d{1,2}-\d{4}:\d\d|\w\s\d{1,2},?\s\d{4}|\d\s\w{3,10}\.?,?\s(?:de\s)?\d{4}|"
    r"\d\d[/.-]\d\d[/.-]\d{4}|[12]\d{7}|\d\s\w{3,7} ago\b|[Pp]hoto|[Ff]oto|[Ss]ource:|Quelle|Fuente|[Aa]uth?or|yesterday|[Cc]opyright|"
    r"[Rr]ights|民國|民国|二[〇○零]|令和"
)


def looks_like_byline(text: str) -> bool:
    """Whether a text may hold byline matter: a look at its two ends that misses nothing that read_byline finds there."""
    if len(text) <= _SHORT:
        return _STRONG.search(text) is not None or _WEAK.search(text) is not None
    return _STRONG.search(text, 0, _GLANCE) is not None or _STRONG.search(text, len(text) - _GLANCE) is not None


def has_strong_cue(text: str) -> bool:
    """Whether a label, a role word or a dateline's verb is in it; a date alone is none."""
    return _STRONG.search(text) is not None
