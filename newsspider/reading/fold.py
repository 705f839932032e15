"""One form of the words for matching, the same length as what was written.

Every reader matches on the folded text and cuts names and sources out of the text beside it at the same positions,
so folding replaces one character by one character and never more.
"""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, Self

from newsspider.reading.compiled import compiled

# Traditional (and variant) characters of labels, verbs, weekdays and surnames. A whole conversion is not needed here:
# what is shown stays as written, this only lets one table of Simplified words match both scripts.
_TO_SIMPLIFIED = """
並并 亞亚 佈布 佔占 來来 係系 倉仓 個个 們们 倫伦 傳传 傾倾 億亿 優优 儲储 內内 兩两 別别 剛刚 創创 劃划 劇剧 劉刘
劑剂 動动 務务 勞劳 匯汇 區区 協协 厲厉 參参 叢丛 吳吴 呂吕 員员 問问 喬乔 單单 嗎吗 嚴严 國国 園园 圖图 團团 執执
堯尧 報报 場场 塗涂 壇坛 壢坜 壯壮 夢梦 婁娄 孫孙 學学 宮宫 實实 寧宁 審审 寫写 寶宝 將将 專专 尋寻 對对 導导 屬属
島岛 嶽岳 巖岩 帥帅 師师 庫库 廈厦 廣广 廳厅 張张 強强 後后 從从 復复 愛爱 慶庆 應应 戶户 掃扫 採采 擊击 據据 攝摄
數数 於于 時时 晉晋 暫暂 曉晓 書书 會会 東东 桿杆 條条 楊杨 業业 榮荣 構构 樂乐 樓楼 標标 樸朴 機机 檔档 檢检 欄栏
權权 欒栾 歐欧 歸归 氣气 沒没 湯汤 溫温 滙汇 滿满 漢汉 澤泽 濟济 濱滨 瀏浏 灣湾 為为 烏乌 無无 熱热 營营 爲为 爾尔
獨独 獲获 獻献 現现 環环 產产 畢毕 畫画 當当 發发 監监 盤盘 盧卢 眾众 碩硕 碼码 磯矶 祕秘 祿禄 竇窦 筆笔 節节 範范
簡简 籌筹 籤签 糾纠 紀纪 約约 納纳 紐纽 級级 終终 組组 絕绝 絡络 統统 經经 綜综 綫线 維维 網网 線线 緝缉 編编 練练
縣县 總总 繆缪 繪绘 羅罗 義义 習习 聖圣 聞闻 聯联 聲声 聶聂 職职 聽听 肅肃 臺台 與与 舉举 舊旧 荊荆 莊庄 華华 萬万
葉叶 著着 蓋盖 蓮莲 蔣蒋 蕭萧 薦荐 薩萨 藍蓝 藝艺 藥药 藺蔺 蘆芦 蘇苏 蘭兰 處处 號号 蟲虫 衆众 術术 衛卫 衞卫 裏里
裡里 製制 複复 見见 視视 覺觉 覽览 觀观 訂订 計计 訊讯 記记 訪访 設设 許许 評评 詢询 話话 詳详 語语 說说 説说 調调
談谈 請请 論论 諶谌 諸诸 講讲 謝谢 證证 譙谯 譚谭 譯译 讀读 讚赞 豐丰 貝贝 負负 財财 貢贡 責责 貴贵 買买 費费 貼贴
賀贺 資资 賈贾 賓宾 質质 賴赖 賽赛 贊赞 趕赶 趙赵 車车 軍军 軒轩 載载 輯辑 轅辕 轉转 辦办 農农 這这 連连 週周 進进
遊游 運运 過过 達达 遲迟 遼辽 還还 邊边 郵邮 鄉乡 鄒邹 鄔邬 鄥邬 鄧邓 鄭郑 鄺邝 醫医 鈕钮 銀银 鋒锋 錄录 錢钱 錫锡
錯错 鍾钟 鎮镇 鏈链 鏡镜 鐘钟 長长 門门 閆闫 閉闭 開开 間间 閔闵 閩闽 閭闾 閱阅 閲阅 閻阎 闕阙 關关 闞阚 陝陕 陳陈
陸陆 陽阳 隊队 際际 隨随 隱隐 雜杂 離离 雲云 電电 鞏巩 韋韦 韓韩 頁页 頂顶 項项 頓顿 頭头 頻频 題题 顏颜 顧顾 餘余
館馆 饒饶 馬马 馮冯 駐驻 駱骆 騰腾 體体 鬱郁 魯鲁 鮑鲍 鮮鲜 鳳凤 鹹咸 麥麦 黃黄 點点 黨党 齊齐 龍龙 龎庞 龐庞 龔龚
龜龟
"""
_SIMPLIFIED = str.maketrans({pair[0]: pair[1] for pair in _TO_SIMPLIFIED.split()})


# Strokes that typists use for the slash and the bar; NFKC leaves them alone.
_STROKES = {"╱": "/", "∕": "/", "⁄": "/", "│": "|", "┃": "|", "∣": "|", "ǀ": "|", "丨": "|"}


class _Folding(dict[int, int]):
    """Code point to code point, filled as characters are met; NFKC forms of more than one character are left."""

    def __init__(self, keep_punctuation: bool) -> None:
        self._keep_punctuation = keep_punctuation

    def __missing__(self, code: int) -> int:
        char = chr(code)
        folded = _STROKES.get(char) or unicodedata.normalize("NFKC", char)
        if len(folded) != 1 or (self._keep_punctuation and not char.isalnum()):
            folded = char
        if not folded.isprintable() and folded != "\n":
            folded = " "
        self[code] = ord(folded)
        return self[code]


def _translation(table: Mapping[int, int]) -> Callable[[str], str]:
    def translated(text: str) -> str:
        return text.translate(table)

    return _COMPILED.Translation(table).of if _COMPILED else translated


_COMPILED: Final = compiled("fold")
_nfkc = _translation(_Folding(keep_punctuation=False))
_nfkc_of_letters = _translation(_Folding(keep_punctuation=True))
#: Traditional to Simplified for the characters that labels and surnames use, nothing else.
simplified: Final = _translation({code: ord(simple) for code, simple in _SIMPLIFIED.items()})


def folded(text: str) -> str:
    """The form that patterns match: the `key` of the text's Strand."""
    return text if text.isascii() and text.isprintable() else simplified(_nfkc(text))


class Strand(NamedTuple):
    """A piece of text in three aligned forms of equal length."""

    key: str  # NFKC and Simplified where a label needs it: what patterns match
    shown: str  # NFKC: what names are cut from
    written: str  # NFKC for letters and digits, punctuation as written: what sources are cut from

    @classmethod
    def of(cls, text: str) -> Self:
        """Fold a text; control characters become spaces, line breaks stay."""
        if text.isascii() and text.isprintable():
            return cls(text, text, text)
        shown = _nfkc(text)
        return cls(simplified(shown), shown, _nfkc_of_letters(text))

    def cut(self, start: int, end: int | None = None) -> "Strand":
        """The same slice of all three forms."""
        key, shown, written = self
        piece = key[start:end]
        if key is shown:  # one text in three places is cut once
            return _strand(Strand, (piece, piece, piece if written is key else written[start:end]))
        return _strand(Strand, (piece, shown[start:end], written[start:end]))

    def blank(self, start: int, end: int, mark: str = "\x1f") -> "Strand":
        """The strand with one part overwritten by `mark`, which separates what stands around it."""
        gap = mark * (end - start)
        key, shown, written = self
        blanked = key[:start] + gap + key[end:]
        if key is shown is written:
            return _strand(Strand, (blanked, blanked, blanked))
        return _strand(Strand, (blanked, shown[:start] + gap + shown[end:], written[:start] + gap + written[end:]))

    def trim(self, chars: str) -> "Strand":
        """Without these characters (and white space) at both ends."""
        chars += " \t\n\u3000"
        left = self.key.lstrip(chars)
        start, kept = len(self.key) - len(left), len(left.rstrip(chars))
        return self if kept == len(self.key) else self.cut(start, start + kept)


_strand = tuple.__new__  # what the class itself calls, by way of a function in Python


def variants(char: str) -> set[str]:
    """A Simplified character and the Traditional forms that fold to it."""
    return {char} | {chr(code) for code, to in _SIMPLIFIED.items() if to == char}
