"""uniflows: html/2022/10/10/01/default.htm → 01_23.htm; each page of the paper is a folder."""

from newsspider.epapers.family import Family, Shape
from newsspider.epapers.page import EpaperPage


class UniflowsPage(EpaperPage):
    """The text stands in `#pgcontent`."""

    _titles = ("h2.content_title", "h2.content-title", ".content_title")
    _kickers = (".yinti_title", ".yinti-title")
    _subtitles = (".futi_title", ".futi-title")
    _signed = (".author_title",)
    _bodies = ("#pgcontent",)
    _galleries = ("#pictable4", ".content_sro", "table:has(#_picsrc)")


FAMILY = Family(
    "uniflows_default",
    Shape.of(
        r"/html/{date:%Y/%m/%d}/(?P<number>\w{1,3})/default\.htm", r"/html/{date:%Y/%m/%d}/\w{1,3}/\w{1,3}_\d+\.htm"
    ),
    UniflowsPage,
)
