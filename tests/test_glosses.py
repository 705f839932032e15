"""The mirror glosses: pages restored to the letter, look-alikes left alone, the damage modelled and undone."""

import json
import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.repair.glosses import repair_glosses
from newsspider.repair.readings import SYLLABLE, readings
from newsspider.repair.shifted import mend
from newsspider.repair.simplified import simplified

DATA = Path(__file__).parent / "data"
PAGE = (DATA / "founding_page.txt").read_text("utf-8")
EXPECTED = json.loads((DATA / "founding_page.expected.json").read_text("utf-8"))
EXCERPTS = json.loads((DATA / "gloss_excerpts.json").read_text("utf-8"))
LEGITIMATE = json.loads((DATA / "gloss_legitimate.json").read_text("utf-8"))
GLOSS = re.compile(rf"\({SYLLABLE}\)")
# Enough of the artefact for the rule to fire, for tests of what else a page may hold.
MIRROR = "工業(yè)園區(qū)建設(shè)會(huì)議,工業(yè)園區(qū)發(fā)展。"


def test_the_founding_page_comes_out_to_the_letter() -> None:
    repaired = repair_glosses(PAGE)
    assert repaired is not None
    lines = [line for line in repaired.text.splitlines() if line.strip()]
    assert lines[1] == EXPECTED["title"]
    assert lines[2] == "2022-10-11 08:10 来源:湛江日报 作者:记者文秋华 见习记者范子华"
    assert lines[3:8] == EXPECTED["body"]
    assert lines[8:15] == [
        "编辑:张雅婷",
        "值班主任:莫松萌",
        "评论一下",
        "评论 0人参与,0条评论",
        "还没有评论,快来抢沙发吧!",
        "最热评论",
        "最新评论",
    ]
    assert not GLOSS.search(repaired.text)
    assert repaired.repairs == (("日?qǐng)?bào)", "日報", 3), ("來(lái)?yè)屔嘲l(fā)", "來搶沙發", 1))
    assert repaired.unrepaired == 0
    assert (repaired.glosses, repaired.chars_removed) == (257, len(PAGE) - len(repaired.text))


@pytest.mark.parametrize("excerpt", EXCERPTS, ids=lambda each: each["url"])
def test_mirror_excerpts_come_out_as_they_were_written(excerpt: dict[str, str]) -> None:
    repaired = repair_glosses(excerpt["text"])
    assert repaired is not None
    assert repaired.text == excerpt["expect"]
    assert repaired.unrepaired == 0


KEPT = {
    **{each["url"]: each["text"] for each in LEGITIMATE},
    "no glosses": "集中力量加快工业园区建设(下称“建设”)。",
    "too few": "工業(yè)園區(qū)",
    "one character": "業(yè)業(yè)業(yè)業(yè)",
    "wrong readings": "業(huì)區(huì)設(huì)會(yè)",
    "two readings of one character": "調(diào)研調(diào)整調(tiáo)解會(huì)議發(fā)展",
    "the same characters without glosses": MIRROR + "會議發展工業區設" * 3,
    "rare characters that a writer glosses": "餺(bó)飥(tuō)與饆(bì)饠(luó)是唐代的麵食",
    "full-width brackets": MIRROR.replace("(", "（").replace(")", "）"),
    "a vocabulary list": "今天學三個字:會(huì)、號(hào)、請(qǐng)。",
    "a lesson": (
        "今天學三個字:會(huì)、號(hào)、請(qǐng)。這三個字,小學生每個都應該寫得對。老師說,學寫字從認讀開始,讀過還要寫;"
        "這個學期,我們還學了國、東、車、馬,每個字寫一頁。"
    ),
    "code": "function f(è){return g(ì)}",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_look_alikes_stay_as_they_are(text: str) -> None:
    assert repair_glosses(text) is None


def test_a_meant_gloss_survives_among_the_mirror_s() -> None:
    repaired = repair_glosses(MIRROR * 3 + "李翀(chōng)到會(huì)。")
    assert repaired is not None
    assert repaired.text.endswith("李翀(chōng)到会。")


DAMAGED = [
    ("湛江日?qǐng)?bào)社", "湛江日報社"),
    ("快來(lái)?yè)屔嘲l(fā)吧", "快來搶沙發吧"),
    ("嚴(yán)謹(jǐn)?shù)淖黠L(fēng)和", "嚴謹的作風和"),
    ("楊家?guī)X等", "楊家嶺等"),
    ("項(xiàng)目?jī)?chǔ)備", "項目儲備"),
    ("規(guī)范??裳写缶V的", "規范。可研大綱的"),
    ("日\ufffd(qǐng)\ufffd(bào)社", "日報社"),
]


@pytest.mark.parametrize(("damaged", "written"), DAMAGED)
def test_bytes_out_of_step_are_put_back(damaged: str, written: str) -> None:
    mended = mend(damaged)
    assert GLOSS.sub("", mended.text) == written
    assert len(mended.repairs) == 1
    repaired = repair_glosses(MIRROR * 3 + damaged)
    assert repaired is not None
    assert repaired.text.endswith(simplified(written))
    assert len(repaired.repairs) == 1


@pytest.mark.parametrize(
    "text", ["什么?(shì)", "日?qǐng)?bào", "你好??真的", "日?xyz)", "A?qǐng)", "日?qǐng)\n報", "?qǐng)"]
)
def test_what_cannot_be_explained_stays(text: str) -> None:
    assert mend(text) == (text, [])


def test_what_stays_broken_is_counted() -> None:
    repaired = repair_glosses(MIRROR * 3 + "日?qǐng)")
    assert repaired is not None
    assert repaired.unrepaired == 1


def damage(text: str, table: dict[str, str]) -> str:
    """What the mirrors do: the gloss goes in wherever the two bytes are found; a lone lead byte takes the bracket."""
    raw = text.encode("gbk")
    for char, reading in table.items():
        raw = raw.replace(char.encode("gbk"), char.encode("gbk") + f"({reading})".encode("gbk"))
    out, position = "", 0
    while position < len(raw):
        width = 1 if raw[position] < 0x80 else 2
        piece = raw[position : position + width].decode("gbk", "replace")
        out += piece if len(piece) == 1 else "?"
        position += width
    return out


def test_the_damage_is_undone_on_a_whole_page() -> None:
    written = GLOSS.sub("", mend(PAGE).text).replace("•", "·").replace("\xa0", " ")
    table = {char: max(readings().of[char]) for char in sorted(readings().seen)}
    damaged = damage(written, table)
    assert damaged.count("?") >= 4
    repaired = repair_glosses(damaged)
    assert repaired is not None
    assert repaired.text == simplified(written)


def test_markup_and_addresses_are_left_alone() -> None:
    page = (
        '<html><head><meta charset="gb2312"><title>工業(yè)園區(qū)</title></head><body class="a">'
        "<a href=\"/列會(huì)/發(fā).html\" title='建設(shè)會(huì)議'>發(fā)展</a>"
        "<img src='/圖會.jpg' alt=\"機(jī)會(huì)\">"
        "<p>????工業(yè)園區(qū)走著看著,顯著發(fā)展</p></body></html>"
    )
    repaired = repair_glosses(page)
    assert repaired is not None
    assert repaired.text == (
        '<html><head><meta charset="gb2312"><title>工业园区</title></head><body class="a">'
        "<a href=\"/列會(huì)/發(fā).html\" title='建设会议'>发展</a><img src='/圖會.jpg' alt=\"机会\">"
        "<p>工业园区走着看着,显著发展</p></body></html>"
    )


PARTICLES = [
    "沿著",
    "走著",
    "看著",
    "隨著",
    "意味著",
    "追著收藏",
    "蘊含著對",
    "顯示著",
    "談論著",
    "翻譯著",
    "結合著",
    "更新著",
    "看著書",
    "讀著《紅樓夢》",
]
WORDS = [
    "著名",
    "顯著",
    "著作",
    "原著",
    "名著",
    "專著",
    "編著",
    "土著",
    "著稱",
    "卓著",
    "昭著",
    "著者",
    "合著",
    "魯迅著《吶喊》",
    "著書立說",
    "著有《吶喊》",
]


@pytest.mark.parametrize("text", PARTICLES)
def test_the_particle_is_written_as_it_is_today(text: str) -> None:
    assert "着" in simplified(text)
    assert "著" not in simplified(text)


@pytest.mark.parametrize("text", WORDS)
def test_the_word_keeps_its_character(text: str) -> None:
    assert "着" not in simplified(text)
    assert "著" in simplified(text)


PIECES = [
    *MIRROR,
    "(yè)",
    "(huì)",
    "?qǐng)",
    "?bào)",
    "??",
    "?",
    "日",
    "報",
    "(",
    ")",
    'href="',
    '"',
    "<p>",
    "\n",
    "著",
    "a",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.booleans())
def test_any_text_is_repaired_once_and_for_all(text: str, mirror: bool) -> None:
    repaired = repair_glosses(MIRROR * 20 * mirror + text)
    if repaired is not None:
        again = repair_glosses(repaired.text)
        assert again is None or again.text == repaired.text


@given(st.text())
def test_a_text_without_bracketed_pinyin_is_never_touched(text: str) -> None:
    assert repair_glosses(GLOSS.sub("", text)) is None


@pytest.mark.parametrize(
    "text", ["(a" * 100_000, "日?qǐng)" * 40_000, "會(huì)" * 60_000 + "href=" * 40_000, "(" * 300_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    begin = process_time()
    repair_glosses(text)
    assert process_time() - begin < 5
