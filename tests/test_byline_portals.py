"""What portals print around a byline: counters, buttons, desks, places; and what is therefore nobody's name."""

import pytest

from newsspider.reading.bylines import read_byline
from newsspider.reading.people import authors


@pytest.mark.parametrize(
    ("text", "source", "names", "editors"),
    [
        ("2026-11-21 00:40:28 来源: 江洲时报(北京) 有0人参与 手机看新闻", "江洲时报(北京)", [], []),
        ("2026-11-21 17:45来源： 江洲网 网友评论 (0)", "江洲网", [], []),
        ("2026-11-21 13:08:57 来源:江洲网 栏目:国内新闻 【大 中 小】", "江洲网", [], []),
        ("2026/11/21 10:43:00 来源：江洲者报 发表评论", "江洲者报", [], []),
        ("2026-11-21 20:05:11 来源: 江洲时报网络版 暂无网友评论", "江洲时报网络版", [], []),
        ("2026-11-21 19:34 来源：江洲网 作者：何永康 江洲网编辑：文秋华", "江洲网", ["何永康"], ["文秋华"]),
        ("来源：江洲网编辑：文秋华", "江洲网", [], ["文秋华"]),
        ("（江洲网编辑：文秋华）", None, [], ["文秋华"]),
        ("江洲网编辑：文秋华", None, [], ["文秋华"]),
        ("作者：何永康 江苏南通 职员", None, ["何永康"], []),
        ("2026-11-21 04:29:4439江洲网", "39江洲网", [], []),
        ("来源：资料图", None, [], []),
        (
            "(Reporting by Ann Lee, Bo Chen, with additional reporting by Max Koll and Eva Roe, editing by Jo Bird.)",
            None,
            ["Ann Lee", "Bo Chen", "Max Koll", "Eva Roe"],
            ["Jo Bird"],
        ),
    ],
)
def test_a_byline_among_what_portals_print(text: str, source: str | None, names: list[str], editors: list[str]) -> None:
    byline = read_byline(text)
    assert byline
    assert byline.whole
    assert byline.source == source
    assert [author.name for author in byline.authors] == names
    assert [editor.name for editor in byline.editors] == editors


def test_the_seconds_stand_though_a_name_with_digits_is_glued_to_them() -> None:
    byline = read_byline("2026-11-21 04:29:4439江洲网")
    assert byline
    assert byline.published
    assert byline.published.at == "2026-11-21T04:29:44+08:00"


def test_the_place_before_the_button_is_where_it_was_posted_from() -> None:
    byline = read_byline("2026-11-21 07:16:06 来源: 江洲青年报 北京 举报")
    assert byline
    assert (byline.source, byline.ip_region, byline.whole) == ("江洲青年报", "北京", True)


def test_words_that_explain_nothing_leave_the_source_alone_but_the_line_in_place() -> None:
    byline = read_byline("2026-11-21 16:56:02 来源：江洲日报 手机看江洲 【最牛工资单】")
    assert byline
    assert (byline.source, byline.whole) == ("江洲日报", False)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Analysis by Ann Lee, XYZ Editor-at-large", ["Ann Lee"]),
        ("Ann Lee, MS, RDN", ["Ann Lee"]),
        ("Ann Lee AND Bo Chen", ["Ann Lee", "Bo Chen"]),
        ("Ana Silva, em Porto Alegre", ["Ana Silva"]),
        ("Anna, Ben, CARL", ["Anna", "Ben", "CARL"]),
        ("Текст: Анна Иванова", ["Анна Иванова"]),
        ("山田 太郎 監訳", ["山田 太郎"]),
        ("Design: Ann Lee", []),
        ("WHO'S WHO?", []),
        ("冬天里如何保持水嫩肌肤 医师来教你", []),
        ("江洲大学附属第一人民医院", ["江洲大学附属第一人民医院"]),
        ("关注", []),
        ("用户中心", []),
    ],
)
def test_who_is_named_as_the_author(said: str, names: list[str]) -> None:
    assert [author.name for author in authors([(said, False)], frozenset())] == names


def test_a_chinese_medium_is_an_organisation() -> None:
    assert [author.role for author in authors([("江洲新闻网", False), ("何永康", False)], frozenset())] == [
        "organisation",
        "author",
    ]
