"""A cheap look: may this text hold byline matter? Prose should cost next to nothing."""

import re

from newsspider.reading.fold import variants
from newsspider.reading.patterns import opening_with
from newsspider.reading.roles import LABELS

_GLANCE = 70  # of a longer text, so much of either end is looked at
_SHORT = 2 * _GLANCE

# The last character of a label, in both scripts; with a separator after it: 说： is no label.
_LAST = "".join(sorted({char for label in LABELS for char in variants(label[-1])}))
_STRONG = re.compile(
    opening_with(
        {
            "记記作": "者",
            "来來": "源",
            "编編": "[辑輯译譯]",
            "责責": "[编編]",
            "/／": "[文图圖摄攝]",
            "通": "[讯訊]员|訊員",
            "摄攝©": "",
            "本": "[报報网網台臺刊社][讯訊综綜快消]",
            "日": "[电電讯訊]|消息",
            "报報": "[讯訊]|[导道導](?:[)）〕】\\s]|$)",
            "稿": "源",
            "出": "[处處]",
            "转轉": "自|[载載]",
            "实實": "[习習]生",
            "评評": "[论論][员員]",
            "值": "班",
            "校": "[对對]",
            "统統": "[筹籌]",
            "排": "版",
            "供": "[稿图圖]",
            "翻": "[译譯]",
            "撰": "[文稿]",
            "采採": "[写寫]",
            "快专專": "[讯訊]",
            "消": "息[(（]",
            "版": "[权權]",
            "新": "[闻聞]\\s?[/／]",
            "《": ".{2,12}》\\s?[(（]",
            "对對": "[此本]文",
            "(（": "[A-Z][A-Za-z]{1,8}[)）]\\s?[-–—_]|[Rr]eporting|[Ee]diting|[Ww]rit|[Cc]ompil",
            _LAST: "[\\])】］）]?\\s{0,2}[:：/／|｜丨│︱╱∕—]|】",
        }
    )
)
_OPENING = re.compile(
    r"\W{0,6}(?:[Bb]y|BY|V[Oo][Nn]|P[Aa][Rr]|P[Oo][Rr]|Di|D[Oo][Oo][Rr]|Reporting|Writ|Additional)[\s:]"
)
_WEAK = re.compile(
    opening_with(
        {
            "0123456789０１２３４５６７８９": "\\d{3}|[日月]|\\d?[:：/.-]\\d\\d|\\s?\\S{0,2}前|\\s\\w{2,7} ago",
            "昨今前": "[天日]",
            "刚剛": "[刚剛才]",
            "民": "[国國]\\d",
            "二": "[〇○零]",
            "B": "[Yy]:?\\s",
            "V": "[Oo][Nn]\\s",
            "P": "[Aa][Rr]\\s|[Oo][Rr]\\s|hoto",
            "D": "i\\s|[Oo][Oo][Rr]\\s",
            "SQFA": "ource:|ource：|uelle|uente|onte|oto|utor|uthor",
            "RWE": "eporting|riting|ritten|diting",
            "Cc": "opyright",
            "IV": "mage|llustration|ideo",
            "YyTt": "esterday|oday",
            "Jj": "ust now",
            "Rr": "ights",
        }
    )
)


def looks_like_byline(text: str) -> bool:
    """Whether a text may hold byline matter: a look at its two ends, which read_byline trusts."""
    if len(text) <= _SHORT:
        return bool(_STRONG.search(text) or _OPENING.match(text) or _WEAK.search(text))
    return bool(_STRONG.search(text, 0, _GLANCE) or _STRONG.search(text, len(text) - _GLANCE) or _OPENING.match(text))


def has_strong_cue(text: str) -> bool:
    """Whether a label, a role word or a dateline's verb is in it; a date alone is none."""
    return _STRONG.search(text) is not None
