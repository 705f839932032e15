"""Text that was broken before it came here is flagged, never silent; odd but sound text is not."""

from datetime import UTC, datetime

import pytest
from scrapy.http import HtmlResponse

from newsspider.cleaning import to_article
from newsspider.page import ArticlePage
from newsspider.repair import readable
from newsspider.repair.misread import is_misread

HANS = (
    "集中力量加快工业园区建设，市领导张仁建参加调研活动。据悉，项目总投资三十亿元，明年底前建成。记者昨日从市政府获悉。"
)
HANT = (
    "市領導張仁建參加調研活動，集中力量加快工業園區建設。據悉，項目總投資三十億元，明年底前建成。記者昨日從市府獲悉。"
)
NAMES = (
    "张明李华王伟刘洋陈静杨帆赵磊黄丽周强吴芳徐超孙杰马俊朱敏胡波郭涛林峰何倩高翔罗勇郑凯梁雪宋佳谢娜唐亮韩冰冯刚于洁"
    "董浩萧雨程龙曹阳袁梦邓辉许诺傅红沈丹曾毅彭博吕欣苏醒卢毅蒋雯蔡琴贾平丁宁魏晨薛松叶子阎妮余欢潘虹杜鹃戴军夏天钟声"
)
JAPANESE = "東京の記者会見で明らかにした。サッカー代表の試合は延期となり、選手たちは宿舎で練習を続けている。" * 3
POEM = "床前明月光，疑是地上霜。举头望明月，低头思故乡。春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。" * 2

BROKEN = {
    "one character lost": HANS * 9 + "\ufffd",
    "UTF-8 read as GBK": (HANS * 3).encode().decode("gbk", "ignore"),
    "GBK read as Big5": (HANS * 3).encode("gbk").decode("big5", "ignore"),
    "Big5 read as GBK": (HANT * 3).encode("big5").decode("gbk", "ignore"),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_nobody_wrote(text: str) -> None:
    assert is_misread(text)


@pytest.mark.parametrize("text", [HANS, HANT, NAMES, JAPANESE, POEM, "锟斤拷 is a meme", "Ελλάδα и Россия ア ā ─", ""])
def test_what_somebody_wrote(text: str) -> None:
    assert not is_misread(text)


def page(text: str, *charsets: str) -> str:
    metas = "".join(f"<meta http-equiv='Content-Type' content='text/html; charset={name}'>" for name in charsets)
    return f"<html><head>{metas}<title>{text[:12]}</title></head><body><h1>{text[:12]}</h1><p>{text}</p></body></html>"


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_the_article_is_flagged(text: str) -> None:
    response = HtmlResponse("https://news.example/p/1.html", body=page(text).encode(), encoding="utf-8")
    came = readable(response).response
    assert isinstance(came, HtmlResponse)
    article = to_article(ArticlePage(came, datetime(2026, 11, 22, tzinfo=UTC)).read())
    assert article.flags.count("text_garbled") == 1


# (header, meta charsets, real encoding, text): each declares something else than what came.
DECLARED = {
    "header utf-8, body GBK": ("utf-8", ("utf-8",), "gbk", HANS),
    "meta gb2312, body UTF-8": (None, ("gb2312",), "utf-8", HANS),
    "header iso-8859-1, meta gbk": ("iso-8859-1", ("gbk",), "gbk", HANS),
    "header iso-8859-1, meta big5": ("iso-8859-1", ("big5",), "big5", HANT),
    "header gb2312, meta and body Big5": ("gb2312", ("big5",), "big5", HANT),
    "meta gb2312, body Big5": (None, ("gb2312",), "big5", HANT),
    "meta big5, body GBK": (None, ("big5",), "gbk", HANS),
    "two metas, the first wrong": (None, ("utf-8", "gb2312"), "gbk", HANS),
    "header gbk, two metas, body UTF-8": ("gbk", ("gbk", "big5"), "utf-8", HANS),
    "header utf-8, four-byte GB18030": ("utf-8", (), "gb18030", "镕㑇㛃𫖯" + HANS),
    "header gbk, UTF-16 with its mark": ("gbk", (), "utf-16", HANS),
}


@pytest.mark.parametrize(("header", "metas", "real", "text"), DECLARED.values(), ids=DECLARED)
def test_a_wrong_declaration_is_seen_through_and_flagged(
    header: str | None, metas: tuple[str, ...], real: str, text: str
) -> None:
    headers = {"Content-Type": f"text/html; charset={header}"} if header else {"Content-Type": "text/html"}
    response = HtmlResponse("https://news.example/p/1.html", body=page(text, *metas).encode(real), headers=headers)
    came = readable(response)
    assert isinstance(came.response, HtmlResponse)
    assert came.response.css("p::text").get() == text
    assert came.flags == ("charset_mismatch",)
