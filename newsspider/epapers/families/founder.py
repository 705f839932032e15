"""The article of Founder's (方正) e-paper systems, old and new: papers mix their templates, so one page reads all."""

from collections.abc import Sequence
from typing import ClassVar

from newsspider.epapers.page import EpaperPage


class FounderPage(EpaperPage):
    """Selectors as counted in 430 public spiders; `founder-` elements are the system's own."""

    _titles: ClassVar[Sequence[str]] = (
        "founder-title",
        "#Title",
        "#main-title",
        ".totalTitle h2",
        ".newsdetatit h3",
        "h2.art-title",
        ".bmnr_con_biaoti",
        ".main-article-alltitle h2",
        "td.font01",
        ".text_c h1",
        ".article h1",
        "#news_content h1",
        "#APP-Title",
        "h1",
    )
    _kickers = (
        "#PreTitle", "#APP-PreTitle", "#intro-title", ".introtitle", ".bmnr_con_yinti", "td.font02", ".text_c h3",
        ".article h3",
    )  # fmt: skip
    _subtitles = (
        "#SubTitle", "#APP-SubTitle", "#sub-title", "p.subtitle", ".sub-title", ".bmnr_con_futi", "td.font02",
        ".text_c h2", ".article h2",
    )  # fmt: skip
    _signed = ("founder-author", "#Author", "span.Author", "#NewsArticleAuthor", ".text_c h4", ".article .sec")
    _bodies = (
        "founder-content",
        "cms-content",
        "#ozoom",
        ".main-article-con",
        ".article-content",
        ".content_tt",
        ".newsdetatext",
        ".detail-art",
    )
    _galleries = (
        ".attachment", "#newspic", "#reslist", ".pic_c", ".main_ar_pic_text", "table.c_c", "div.pic", ".wztp",
    )  # fmt: skip
