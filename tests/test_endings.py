"""What follows an early end of the document is read too."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from newsspider.repair import readable
from newsspider.repair.endings import without_early_ends

LATER = "<div>第二段在页脚模板之后。</div>"


@pytest.mark.parametrize(
    ("page", "whole"),
    [
        (f"<p>一</p></body></html>{LATER}</body></html>", f"<p>一</p>{LATER}</body></html>"),
        (f"<p>一</p></BODY ></HTML>\n{LATER}", f"<p>一</p>\n{LATER}"),
        ("<p>一</p></html>" + "字" * 20, "<p>一</p>" + "字" * 20),
        ("<p>一</p></body></html><p>二</p></html><!-- x -->\n</html>", "<p>一</p><p>二</p></html><!-- x -->\n</html>"),
    ],
)
def test_an_end_that_content_follows_goes(page: str, whole: str) -> None:
    assert without_early_ends(page) == whole


@pytest.mark.parametrize(
    "page",
    [
        "<p>一</p></body></html>",
        "<p>一</p></body>\n</html>\n<!-- cached <p> at 10:00, in 0.2 seconds --> ",
        "<p>一</p></body></html><!-- unclosed <p>",
        "<p>一</p></body></html> 19 characters",
        "<p>一</p>",
    ],
)
def test_an_end_at_the_end_stays(page: str) -> None:
    assert without_early_ends(page) is page


def test_the_parser_reads_what_follows() -> None:
    body = f"<html><head><meta charset=utf-8></head><body><p>一</p></body></html>{LATER}".encode()
    response = readable(HtmlResponse("https://news.example/p/1.html", body=body, encoding="utf-8")).response
    assert isinstance(response, HtmlResponse)
    assert "第二段" in lxml.html.document_fromstring(response.text).text_content()


@given(st.lists(st.sampled_from(["</html>", "</body>", "<p>", "<!--", "-->", "字" * 20, " ", "x"])).map("".join))
def test_only_ends_go_and_the_second_time_none(page: str) -> None:
    whole = without_early_ends(page)
    assert without_early_ends(whole) == whole
    assert whole.replace("</html>", "").replace("</body>", "") == page.replace("</html>", "").replace("</body>", "")
