"""The hidden comment of Founder's systems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from newsspider.reading.enpproperty import Enpproperty, read_enpproperty

WEB = (
    "<!--enpproperty <articleid>3202457</articleid><date>2011-12-15 19:15:35.0</date><author>于澄</author>"
    "<title><p>院长：农民工不愿&amp;滥用诉权</p></title><keyword>诉权,薪酬</keyword><subtitle></subtitle>"
    "<introtitle>带农民工到公路局要回被欠赔偿金后</introtitle><siteid>4</siteid><nodename>滚动新闻</nodename>"
    "<urlpad>null</urlpad><sourcename>海湾日报</sourcename><journalist>null</journalist><liability>刘一</liability>"
    "/enpproperty-->"
)
PAPER = (
    "<!--enpproperty <founder-date>2017-10-09 23:59:57</founder-date><founder-pagenum>A01</founder-pagenum>"
    "<founder-papername>海湾日报</founder-papername><founder-type>2</founder-type> /enpproperty-->"
)


@pytest.mark.parametrize(
    ("comment", "wanted"),
    [
        (
            WEB,
            Enpproperty(
                title="院长：农民工不愿&滥用诉权",
                kicker="带农民工到公路局要回被欠赔偿金后",
                date="2011-12-15 19:15:35",
                author="于澄",
                editor="刘一",
                source="海湾日报",
                section="滚动新闻",
                keywords="诉权,薪酬",
            ),
        ),
        (PAPER, Enpproperty(date="2017-10-09 23:59:57", paper="海湾日报", page="A01")),
        ("<!-- enpproperty <date>2024-05-13 13:48:13:671</date>-->", Enpproperty(date="2024-05-13 13:48:13")),
        ("<!--enpproperty <title>同题</title><subtitle>同题</subtitle>/enpproperty-->", Enpproperty(title="同题")),
        ("<!--enpproperty <title>没有结束 /enpproperty-->", Enpproperty()),
        ("<!-- about enpproperty -->", None),
    ],
)
@pytest.mark.parametrize("frame", ["<html><body><p>x</p>{}</body></html>", "<html><body><p>x</p></body></html>{}"])
def test_the_comment_is_read_wherever_it_stands(comment: str, wanted: Enpproperty | None, frame: str) -> None:
    assert read_enpproperty(html.document_fromstring(frame.format(comment))) == wanted


@given(st.lists(st.sampled_from(["<title>", "</title>", "<date>", "<founder-date>", "</", "&#0;", "&", "x"])))
def test_no_comment_makes_reading_fail(parts: list[str]) -> None:
    found = read_enpproperty(html.document_fromstring(f"<p>x</p><!--enpproperty {''.join(parts)}-->"))
    assert isinstance(found, Enpproperty)
