"""Between fetch and parse: what is refused before anything reads it, and with which words."""

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, JsonResponse, Response, TextResponse

from newsspider.bounds import MAX_TAGS
from newsspider.failures import Refused
from newsspider.middlewares import HonestUserAgent, ReadablePages
from newsspider.repair.kinds import is_code, named
from newsspider.settings import NEWSSPIDER_MAX_PAGE, NEWSSPIDER_MAX_TAGS

URL = "https://news.example/p/1.html"


def passed(body: bytes, response_class: type[Response] = HtmlResponse, **more: object) -> Response:
    url = str(more.pop("url", URL))
    response = response_class(url, body=body, **more)  # type: ignore[arg-type]  # headers or flags of a test
    return ReadablePages(NEWSSPIDER_MAX_PAGE, NEWSSPIDER_MAX_TAGS).process_response(Request(url), response)


def test_both_bounds_of_tags_are_one() -> None:
    assert MAX_TAGS == NEWSSPIDER_MAX_TAGS


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "the page is empty"),
        (b" \r\n\0", "the page is empty"),
        (b"x" * (NEWSSPIDER_MAX_PAGE + 1), "more than 8,388,608 bytes"),
        (b"<p>a" * 1_900_000, "more than 40,000 tags"),
        ("<p>a".encode("utf-16") * 40_001, "more than 40,000 tags"),
        (b"<p " + b" ".join(b"a%d=1" % i for i in range(5_000)) + b">x</p>", "too many attributes"),
        (b"<p " + b" ".join(b"a%d" % i for i in range(5_000)) + b">x</p>", "too many attributes"),
    ],
    ids=["empty", "blank", "bytes", "tags", "tags of UTF-16", "attributes", "attributes without values"],
)
def test_a_page_beyond_the_bounds_is_refused_before_the_parse(body: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        passed(body)


@pytest.mark.parametrize(
    ("body", "said", "kind"),
    [
        (b"%PDF-1.7\n", "text/html", "application/pdf"),
        (b"PK\x03\x04\x14", "text/html; charset=utf-8", "application/zip"),
        (b"\x1f\x8b\x08\0", "text/html", "application/gzip"),
        (b"\xd0\xcf\x11\xe0", "text/html", "application/msword"),
    ],
)
def test_what_is_no_page_of_text_is_refused_by_its_kind(body: bytes, said: str, kind: str) -> None:
    with pytest.raises(Refused, match="not a page of text") as refused:
        passed(body, headers={"Content-Type": said})
    assert refused.value.detail == kind


@pytest.mark.parametrize(
    ("response", "kind"),
    [
        (TextResponse(URL, headers={"Content-Type": "text/css; charset=utf-8"}), "text/css"),
        (TextResponse(URL, headers={"Content-Type": "application/javascript"}), "application/javascript"),
        (JsonResponse(URL, headers={"Content-Type": "application/json"}), "application/json"),
        (TextResponse("file:///a/site.css"), "text/css"),
    ],
)
def test_code_and_data_are_no_article(response: Response, kind: str) -> None:
    assert is_code(response)
    assert named(response) == kind


def test_a_page_that_is_called_a_script_is_read() -> None:
    body, headers = b"<!DOCTYPE html><p>x</p>", {"Content-Type": "application/javascript"}
    assert not is_code(passed(body, TextResponse, headers=headers))


def test_a_text_of_too_many_lines_is_refused() -> None:
    with pytest.raises(Refused, match="more than 5,000 lines"):
        passed(b"a\n\n" * 2_600, TextResponse)
    assert passed(b"<p>a</p>" + b"\n" * 40_001).status == 200


@pytest.mark.parametrize("body", [b"", b"Disallow: /\n" * 40_001, b"Disallow: /<p>" * 40_001])
def test_a_robots_txt_is_never_refused(body: bytes) -> None:
    request = Request("https://news.example/robots.txt", meta={"dont_obey_robotstxt": True})
    answer = TextResponse(request.url, body=body)
    assert ReadablePages(NEWSSPIDER_MAX_PAGE).process_response(request, answer).body == body


def test_a_long_value_of_one_attribute_is_read() -> None:
    body = b"<p data-state='" + b"a = 1, " * 20_000 + b"' data-more=\"" + b"b=2 " * 9_000 + b'">x</p>'
    assert passed(body).body == body


@pytest.mark.parametrize(
    ("flags", "kept"),
    [
        (["partial", "cached"], []),
        (["dataloss"], ["page_truncated"]),
        (["page_truncated"], ["page_truncated"]),
        ([], []),
    ],
)
def test_only_flags_of_this_project_reach_the_article(flags: list[str], kept: list[str]) -> None:
    assert passed(b"<p>x</p>", flags=flags).flags == kept


def test_the_contact_signs_every_request() -> None:
    request = Request(URL)
    HonestUserAgent("newsspider/1", "https://reader.example/bot").process_request(request)
    assert request.headers["User-Agent"] == b"newsspider/1 (+https://reader.example/bot)"
    assert HonestUserAgent("newsspider/1", "").user_agent == "newsspider/1"
