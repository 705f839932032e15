"""One form of the words for matching, the same length as what was written.

Every reader matches on the folded text and cuts names and sources out of the text beside it at the same positions,
so folding replaces one character by one character and never more.
"""

import unicodedata
from typing import NamedTuple, Self

# Traditional (and variant) characters of labels, verbs, weekdays and surnames. A whole conversion is not needed here:
# what is shown stays as written, this only lets one table of Simplified words match both scripts.
_TO_SIMPLIFIED = """
記记 編编 輯辑 責责 來来 攝摄 報报 導导 時时 間间 發发 佈布 圖图 視视 頻频 標标 題题 設设 計计 見见 習习 實实 訊讯 員员 譯译
對对 審审 監监 製制 劃划 統统 籌筹 執执 總总 評评 論论 聯联 電电 綜综 臺台 聞闻 網网 傳传 專专 處处 繪绘 畫画 錄录 資资 產产 後后
單单 轉转 載载 經经 權权 許许 聲声 號号 週周 點点 鐘钟 剛刚 當当 東东 國国 華华 聖圣 貢贡 獻献 縣县 區区 壢坜 蘭兰 雲云 義义
門门 連连 綫线 線线 報报 閱阅 讀读 瀏浏 覽览 擊击 數数 參参 與与 條条 讚赞 贊赞 複复 鏈链 環环 際际 財财 會会 學学 協协 團团 隊队
辦办 廣广 衛卫 業业 機机 構构 觀观 眾众 體体 滙汇 匯汇 賽赛 黨党 應应 據据 勞劳 動动 軍军 醫医 農农 術术 藝艺 創创 獨独 屬属
聽听 說说 話话 談谈 訪访 問问 談谈 講讲 內内 兩两 為为 從从 個个 這这 們们 曉晓 係系 灣湾 龍龙 鄉乡 鎮镇 務务 長长 職职 師师 億亿 萬万
張张 陳陈 劉刘 楊杨 黃黄 趙赵 吳吴 孫孙 馬马 羅罗 鄭郑 謝谢 鄧邓 馮冯 葉叶 蘇苏 盧卢 蔣蒋 賈贾 韓韩 呂吕 蕭萧 鍾钟 譚谭 陸陆 鄒邹 賀贺
顧顾 錢钱 湯汤 閻阎 嚴严 溫温 駱骆 聶聂 龔龚 歐欧 陽阳 寧宁 畢毕 關关 莊庄 簡简 賴赖 麥麦 闕阙 繆缪 龐庞 魯鲁 韋韦 項项 費费 鄔邬 鄺邝
顏颜 藍蓝 閔闵 齊齐 閆闫 車车 龎庞 鄥邬 諸诸 遲迟 東东 獨独 軒轩 轅辕 尋寻 樓楼 閩闽 餘余 於于 嶽岳 巖岩 褟褟 龜龟 饒饶
塗涂 厲厉 鳳凤 買买 荊荆 晉晋 紀纪 樂乐 倉仓 貝贝 寶宝 祿禄 鞏巩 車车 強强 單单 桿杆 鬱郁 隱隐 譙谯 闞阚
"""
_SIMPLIFIED = str.maketrans({pair[0]: pair[1] for pair in _TO_SIMPLIFIED.split()})


class _Folding(dict[int, int]):
    """Code point to code point, filled as characters are met; NFKC forms of more than one character are left."""

    def __init__(self, keep_punctuation: bool) -> None:
        self._keep_punctuation = keep_punctuation

    def __missing__(self, code: int) -> int:
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char)
        if len(folded) != 1 or (self._keep_punctuation and not char.isalnum()):
            folded = char
        if not folded.isprintable() and folded != "\n":
            folded = " "
        self[code] = ord(folded)
        return self[code]


_NFKC = _Folding(keep_punctuation=False)
_NFKC_LETTERS = _Folding(keep_punctuation=True)


class Strand(NamedTuple):
    """A piece of text in three aligned forms of equal length."""

    key: str  # NFKC and Simplified where a label needs it: what patterns match
    shown: str  # NFKC: what names are cut from
    written: str  # NFKC for letters and digits, punctuation as written: what sources are cut from

    @classmethod
    def of(cls, text: str) -> Self:
        """Fold a text; control characters become spaces, line breaks stay."""
        shown = text.translate(_NFKC)
        return cls(shown.translate(_SIMPLIFIED), shown, text.translate(_NFKC_LETTERS))

    def cut(self, start: int, end: int | None = None) -> "Strand":
        """The same slice of all three forms."""
        return Strand(self.key[start:end], self.shown[start:end], self.written[start:end])

    def blank(self, start: int, end: int, mark: str = "\x1f") -> "Strand":
        """The strand with one part overwritten by `mark`, which separates what stands around it."""
        gap = mark * (end - start)
        return Strand(*(form[:start] + gap + form[end:] for form in self))

    def trim(self, chars: str) -> "Strand":
        """Without these characters (and white space) at both ends."""
        start, end = 0, len(self.key)
        while start < end and (self.key[start] in chars or self.key[start].isspace()):
            start += 1
        while end > start and (self.key[end - 1] in chars or self.key[end - 1].isspace()):
            end -= 1
        return self.cut(start, end)


def simplified(char_or_name: str) -> str:
    """Traditional to Simplified for the characters that labels and surnames use, nothing else."""
    return char_or_name.translate(_SIMPLIFIED)
