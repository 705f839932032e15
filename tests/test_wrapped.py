"""Wrapped plain text: what is joined to one paragraph, and what stays a line."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.reading.wrapped import paragraphs

FOUNDING = Path(__file__).parent / "data" / "founding_page.txt"
STORM = (
    "Forecasters said on Friday that a storm would reach the town by the end of the week, with strong winds and heavy"
    " rain expected along the whole coast from Saturday morning until late on Sunday, when it should move off."
)
SHELTER = "The council has opened two shelters and asked residents of the lower town to leave."
COLD = (
    "江洲市气象台昨日发布寒潮预警信号受较强冷空气影响预计"
    "未来四十八小时气温下降八至十摄氏度山区有霜冻市民请注意防寒保暖。"
)


@pytest.mark.parametrize("width", [50, 60, 72, 78])
def test_paragraphs_wrapped_at_a_width_are_joined_by_spaces(width: int) -> None:
    text = "\n\n".join(textwrap.fill(each, width) for each in (STORM, SHELTER))
    assert paragraphs(f"Storm warning\nBy Tom Okafor\nNovember 20, 2026\n\n{text}\n") == [
        "Storm warning",
        "By Tom Okafor",
        "November 20, 2026",
        STORM,
        SHELTER,
    ]


def test_wrapped_chinese_is_joined_without_spaces() -> None:
    assert paragraphs("\n".join(COLD[at : at + 20] for at in range(0, len(COLD), 20))) == [COLD]


def test_a_line_that_ends_with_a_comma_goes_on() -> None:
    text = (
        "受较强冷空气影响，江洲市昨日降温，\n预计未来48小时气温下降8至10摄氏度，\n"
        "山区有霜冻。\n编辑：张雅婷\n值班主任：莫松萌"
    )
    assert paragraphs(text) == [
        "受较强冷空气影响，江洲市昨日降温，预计未来48小时气温下降8至10摄氏度，山区有霜冻。",
        "编辑：张雅婷",
        "值班主任：莫松萌",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "床前明月光，\n疑是地上霜。",
        "市区多路公交车今起恢复“四航局站”停靠点位\n雷州青年运河红色教育基地接待量突破九万人次\n少儿书画作品展以童趣心灵描绘鲜美湛江新貌",
        f"{SHELTER}\n{SHELTER}\n{SHELTER}",
        "\n".join(f"{n}. {SHELTER[:-1]}" for n in range(1, 5)),
    ],
    ids=["verse", "headlines", "paragraphs", "list"],
)
def test_what_is_a_line_by_itself_stays_one(text: str) -> None:
    assert paragraphs(text) == text.split("\n")


def test_a_portals_text_keeps_its_lines() -> None:
    text = FOUNDING.read_text(encoding="utf-8")
    assert paragraphs(text) == [" ".join(line.split()) for line in text.splitlines() if line.strip()]


@given(st.text(alphabet="ab ，。,.-中文\n", max_size=200))
def test_no_character_is_lost(text: str) -> None:
    assert "".join("".join(paragraphs(text)).split()) == "".join(text.split())
