"""The commands' own parts, without a process: durations, nearest URLs, the marked page, locks."""

import html
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.utils.project import get_project_settings

from newsspider.commands._answers import Mistake, shown, table
from newsspider.commands._holder import holder
from newsspider.commands._ledger import nearest, needle
from newsspider.commands._marked import marked
from newsspider.commands._page import Saved, article_spider, read
from newsspider.commands._times import SECONDS, ago, duration
from newsspider.delivery.lock import RunLock
from newsspider.demo.data import stories
from newsspider.demo.pages import reply
from newsspider.identity import identity

ANY = st.text(st.characters(codec=None), max_size=20)


@given(st.integers(1, 999_999), st.sampled_from("smhdw"))
def test_a_duration_is_its_number_of_units(number: int, unit: str) -> None:
    assert duration(f"{number}{unit}") == number * SECONDS[unit]


@given(st.one_of(ANY, st.from_regex(r"[0-9]{0,8}[a-zA-Z]{0,2}", fullmatch=True)))
def test_anything_else_is_refused_in_one_line(said: str) -> None:
    if re.fullmatch(r"[0-9]{1,6}[smhdw]", said) and said.strip("0smhdw"):
        assert duration(said) > 0
        return
    with pytest.raises(Mistake) as refused:
        duration(said)
    assert "\n" not in str(refused.value)
    assert "6h" in str(refused.value)


@given(st.integers(0, 10**10))
def test_ago_is_rounded_down_and_reads_back(seconds: int) -> None:
    said = ago(seconds)
    if seconds:
        assert duration(said) <= seconds < 2 * duration(said)
    else:
        assert said == "0s"


@pytest.mark.parametrize("said", ["", "6", "h", "0h", "-1h", "6H", "6 h", "1.5h", "٦h", "9999999h"])
def test_these_are_no_durations(said: str) -> None:
    with pytest.raises(Mistake):
        duration(said)


def test_the_same_path_on_another_host_comes_nearest() -> None:
    known = ["http://news.a.com/2024/1.html", "http://www.a.com/2024/11.html", "http://www.a.com/x"]
    assert nearest(known, "http://www.a.com/2024/1.html", 2) == known[:2]


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("https://www.a.com/2024/article-77123.html", "article"),
        ("http://a.com/%E6%96%B0%E9%97%BB", "a.com"),
        ("http://a.com/", "a.com"),
        ("http://a.com/x?id=20241122", "20241122"),
    ],
)
def test_the_needle_is_in_every_spelling(url: str, part: str) -> None:
    assert needle(identity(url)) == part


def test_columns_are_aligned_by_what_a_terminal_shows() -> None:
    assert list(table([("海湾", "1"), ("abc", "22")], right=(1,))) == ["海湾   1", "abc   22"]


def test_a_page_cannot_speak_to_the_terminal() -> None:
    assert shown("a\x1b[31m b\n\tc\u202e", 20) == "a\ufffd[31m b c\ufffd"
    assert shown("x" * 100, 10) == "x" * 9 + "…"


def test_the_holder_of_a_lock_is_known_without_touching_it(tmp_path: Path) -> None:
    assert holder(tmp_path) is None
    lock = RunLock(tmp_path)
    lock.acquire(datetime.now(UTC))
    assert holder(tmp_path) == os.getpid()
    lock.release()
    assert holder(tmp_path) is None


ODD = (
    b"<html><body>a<!-- c -->b<br>c<p>d<script>alert(1)</script>e<ul><li>f<li>g</ul>h<table><tr><td>i"
    b"<p onclick='x()'>j<a href='javascript:k()'>l</a><img src=x onerror=m() alt='\"><b>n'></p>o",
    b"<p>" + b"<div>" * 300 + b"deep" + b"</div>tail" * 300,
    b"<html><body>&lt;script&gt;alert(1)&lt;/script&gt;<textarea>x</textarea>y<xmp><b>z</b></xmp>",
)


def bodies() -> list[tuple[str, str, bytes]]:
    paths = [f"/p/{number}.{'txt' if each.template == 'plain' else 'html'}" for number, each in stories().items()]
    replies = [(path, reply(path, "http://portal.test")) for path in paths]
    every = [(path, each.content_type, each.body) for path, each in replies]
    return every + [(f"/odd/{number}", "text/html", body) for number, body in enumerate(ODD)]


@pytest.mark.parametrize(("path", "kind", "body"), bodies(), ids=lambda each: each if isinstance(each, str) else "")
def test_the_marked_page_holds_every_block_once_and_nothing_that_runs(path: str, kind: str, body: bytes) -> None:
    saved = Saved(f"http://portal.test{path}", {"content-type": kind}, body, datetime(2026, 11, 22, tzinfo=UTC))
    reading = read(article_spider(get_project_settings()), saved, 10**7)
    page = marked(reading).partition("</div>\n")[2]
    assert not re.search(
        r"<(?:script|style|iframe|link|object|a|img)\b|\son\w+=|javascript:", re.sub(r">[^<]*", ">", page)
    )
    rules = {index: rule for rule, taken in reading.cleaned.taken.items() for index in taken}
    told: dict[str, str] = {}
    for title, text in re.findall(r'<span class="(?:kept|r\d+)" title="(?:dropped: )?(\w+)">([^<]*)</span>', page):
        told[title] = told.get(title, "") + "".join(html.unescape(text).split())
    wanted: dict[str, str] = {}
    for index, block in enumerate(reading.draft.parts[0].document.blocks):
        rule = rules.get(index, "kept")
        wanted[rule] = wanted.get(rule, "") + "".join(block.text.split())
    assert told == wanted
