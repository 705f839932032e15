"""Spider arguments: what is accepted, and the one line that says what is wrong with the rest."""

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.arguments import COMMON, ArgumentError, a_count, a_date, a_url, read_arguments, url_file, urls


def test_common_arguments_are_parsed() -> None:
    read = read_arguments("news", COMMON, {"since": "2026-10-01", "until": "2026-10-02", "limit": "3"})
    assert read == {"since": date(2026, 10, 1), "until": date(2026, 10, 2), "limit": 3}


@pytest.mark.parametrize(
    "said",
    ["yesterday", "2026-13-01", "11.10.2026", "", "2026-10-11T08:10", "20261011", "2026-W41-1", "２０２６-10-11"],
)
def test_a_bad_date_is_refused(said: str) -> None:
    with pytest.raises(ArgumentError, match="YYYY-MM-DD"):
        a_date(said)


@pytest.mark.parametrize("said", ["0", "-1", "1.5", "ten", "", "٣", "9" * 5_000, "000"])
def test_a_bad_count_is_refused(said: str) -> None:
    with pytest.raises(ArgumentError, match="from 1"):
        a_count(said)


def test_a_comma_list_of_urls_keeps_commas_inside_a_url() -> None:
    said = "https://a.example/x,1.html,https://b.example/,https://a.example/x,1.html"
    assert urls(said) == ["https://a.example/x,1.html", "https://b.example/"]


def test_a_file_of_urls_passes_over_blank_lines_and_comments(tmp_path: Path) -> None:
    path = tmp_path / "urls"
    path.write_text(
        "\ufeff# mine\n\nhttps://a.example/1\r\nhttps://a.example/2\nhttps://a.example/1\n", encoding="utf-8"
    )
    assert url_file(str(path)) == ["https://a.example/1", "https://a.example/2"]


def test_a_bad_line_of_a_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "urls"
    path.write_text("https://a.example/1\nnot a url\n")
    with pytest.raises(ArgumentError, match="line 2 of"):
        url_file(str(path))


def test_urls_come_from_standard_input_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("https://a.example/1\n"))
    assert url_file("-") == ["https://a.example/1"]


def test_an_empty_file_of_urls_is_refused(tmp_path: Path) -> None:
    (tmp_path / "urls").write_text("# nothing\n")
    with pytest.raises(ArgumentError, match="names no URL"):
        url_file(str(tmp_path / "urls"))


def test_an_unreadable_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=r"cannot be opened|does not exist"):
        a_url("file:///" + "x" * 1000)
    with pytest.raises(ArgumentError, match="is a directory"):
        a_url(tmp_path.as_uri())


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("https://me:secret@a.example/", "has a user in it"),
        ("https://me@a.example/", "has a user in it"),
        ("https://a b.example/", "a space in its host"),
        ("https://a.example:99999/", "is not a URL"),
        ("file://otherhost/etc/hostname", "a file of another host"),
    ],
)
def test_an_address_that_cannot_be_asked_for_is_refused(said: str, why: str) -> None:
    with pytest.raises(ArgumentError, match=why) as refused:
        a_url(said)
    assert "secret" not in str(refused.value)


def test_a_file_of_this_host_is_read(tmp_path: Path) -> None:
    page = tmp_path / "a b.html"
    page.write_text("x")
    said = page.as_uri().replace("file:///", "file://localhost/")
    assert (a_url(page.as_uri()), a_url(said)) == (page.as_uri(), said)


@given(st.text(max_size=200))
def test_any_text_is_a_url_or_a_clear_refusal(said: str) -> None:
    try:
        read = a_url(said)
    except ArgumentError as error:
        refused = str(error)
    else:
        refused = ""
        assert read == said.strip()
    assert len(refused.splitlines()) <= 1


@given(st.dictionaries(st.text(max_size=10), st.text(max_size=20), max_size=4))
def test_any_arguments_are_parsed_or_refused(given_arguments: dict[str, str]) -> None:
    try:
        read = read_arguments("news", COMMON, given_arguments)
    except ArgumentError:
        return
    assert read.keys() == given_arguments.keys()
