"""szbz: Html/szbz/20221010/szbzA1.Html (or Index.Html) → szbz12345.Html."""

from newsspider.epapers.family import Family, Shape
from newsspider.epapers.page import EpaperPage


class SzbzPage(EpaperPage):
    """Mostly papers of Heilongjiang and Jilin."""

    _titles = ("div.title", 'td[height="40"]')
    _kickers = ("div.yinti", "div.subtitle")
    _subtitles = ("div.futi", "div.subtitle")
    _signed = ("div.author",)
    _bodies = ("div.content", "#ozoom", "#copytext")
    _galleries = ('table[align="center"]', "#copytext table")


FAMILY = Family(
    "szbz",
    Shape.of(
        # a page has one or two digits, an article more
        r"(?i:/szbz/{date:%Y%m%d}/(?:index|szbz(?P<number>[A-Z]?\d{1,2}))\.html?)",
        r"(?i:/szbz/{date:%Y%m%d}/szbz\d{3,}\.html?)",
    ),
    SzbzPage,
    alone=True,
    start_pages=("Index.Html",),
)
