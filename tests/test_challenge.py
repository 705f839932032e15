import pytest

from newsspider.challenge import SMALL, challenge

URL = "https://news.example.com/p/1.html"


def page(title: str, body: str = "", size: int = 0) -> bytes:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode() + b" " * size


@pytest.mark.parametrize(
    "title",
    [
        "安全验证",
        "人机验证 - 云媒网",
        "请输入验证码",
        "访问验证",
        "滑块验证",
        "Just a moment...",
        "Attention Required! | Cloudflare",
        "Access Denied",
        "Are you a robot?",
        "Pardon Our Interruption",
    ],
)
def test_what_asks_for_a_person(title: str) -> None:
    assert challenge(URL, URL, False, page(title)) == "a captcha page"


@pytest.mark.parametrize(
    "title",
    [
        "多地开展食品安全验证工作",
        "访问日本",
        "Access denied: how libraries lost their readers",
        "Just a moment in time",
        "验证码短信骗局调查",
        "",
    ],
)
def test_headlines_that_speak_of_such_things(title: str) -> None:
    assert challenge(URL, URL, False, page(title, "<p>text</p>")) is None


def test_marks_count_on_pages_without_prose() -> None:
    script = "<script>window._cf_chl_opt={}</script>"
    assert challenge(URL, URL, False, page("x", script)) == "a challenge page"
    assert challenge(URL, URL, False, page("x", script + "<p>text</p>")) is None
    assert challenge(URL, URL, False, page("Access Denied", script, SMALL)) is None
    assert challenge(URL, URL, True, page("x")) == "a challenge page"


def test_consent_is_another_host() -> None:
    assert challenge("https://consent.example.com/v2", URL, False, page("x")) == "a consent page"
    assert challenge("https://consent.example.com/v2", "https://consent.example.com/", False, page("x")) is None
