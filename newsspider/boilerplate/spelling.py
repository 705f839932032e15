"""One spelling for lines that mean the same, and for both Chinese scripts."""

import re
from typing import Final
from unicodedata import category, normalize

EDGE: Final = (
    " \t()[]{}<>«»‹›「」『』《》〈〉【】〖〗〔〕\"'“”‘’:;,.!|/\\_-–—=~*#+&•·●○■□◆◇▪▶►▸▼▲△▽★☆←→↑↓↗»>✕×✖❯›丨︱﹥、"
)

# Simplified characters of the patterns with their Traditional forms, so that each pattern is written once.
PAIRS: Final = (
    "评評论論参參与與条條暂暫时時还還没沒无無来來抢搶发發网網内內仅僅达達个個请請觉覺录錄册冊联聯后後关關统統载載贴貼读讀点點击擊开開余餘复復楼樓赞贊顶頂举舉报報对對则則区區应應热熱议議账賬号號帐帳户戶机機随隨闻聞"
    "云雲会會残殘欢歡访訪问問临臨台臺频頻马馬阅閱长長识識别別扫掃码碼图圖侧側维維众衆资資讯訊执執总總编編页頁络絡栏欄体體视視见見习習实實责責辑輯审審监監终終筹籌划劃签籤检檢处處转轉浏瀏览覽摄攝记記员員标標题題间間"
    "于於门門气氣荐薦组組库庫档檔说說扩擴链鏈顾顧过過这這该該许許兴興给給围圍观觀数數万萬级級认認调調紧緊广廣继繼续續动動闭閉创創经經权權严嚴镜鏡归歸属屬须須务務为爲断斷饮飲碍礙杀殺咨諮询詢谘諮专專线線风風险險郑鄭"
    "声聲储儲构構删刪备備证證传傳听聽节節电電营營业業违違话話邮郵国國诉訴办辦术術设設协協单單费費群羣当當现現详詳刚剛钟鍾"
)
_FULL: Final = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))
_PIECE: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[^\x00-\x7f]")  # an escape, a set, or a character beyond ASCII


def both(pattern: str) -> str:
    """The pattern for Traditional characters too."""
    return _PIECE.sub(_with_traditional, pattern)


def _with_traditional(piece: re.Match[str]) -> str:
    text = piece[0]
    if text in _FULL:
        return f"[{text}{_FULL[text]}]"
    return text[:-1] + "".join(_FULL.get(character, "") for character in text) + "]" if text[0] == "[" else text


def fold(text: str) -> str:
    """One spelling for lines that mean the same: NFKC, lower case, no brackets, bullets, arrows or colon around it."""
    return (text if text.isascii() else normalize("NFKC", text)).casefold().strip(EDGE)


def _alike() -> dict[str, str]:
    """Each character of PAIRS with the one that stands for it and its forms: two of them may share a form."""
    found: dict[str, str] = {}
    for simplified, full in _FULL.items():
        one = min(found.get(simplified, simplified), found.get(full, full))
        for other in {found.get(simplified), found.get(full)} - {None}:
            found.update((each, one) for each, stands in list(found.items()) if stands == other)
        found[simplified] = found[full] = one
    return found


_ALIKE: Final = _alike()
_DIGITS: Final = re.compile("0{2,}")
_JOINS: Final = re.compile(r"[\u1100-\u11ff\ua960-\ua97f\ud7b0-\udfff]")  # Korean letters, lone surrogates


def blurred(text: str) -> str:
    """A folded text, spelt alike in both scripts; any digits are "0", any space is " "."""
    letters = ("0" if each.isdecimal() else " " if each.isspace() else _ALIKE.get(each, each) for each in text)
    return _DIGITS.sub("0", "".join(letters))


def blur(character: str) -> str:
    """What stands for this character in a folded and blurred text; "" if that depends on those beside it."""
    folded = normalize("NFKC", character).casefold()
    joins = _JOINS.match(folded) or "M" in (category(character)[0], category(folded[:1] or " ")[0])
    rare_space = folded.isspace() and folded not in EDGE  # no line of a page has one
    return "" if len(folded) != 1 or joins or rare_space else blurred(folded)
