"""itlic: content/2022-10/10 → edition3052_A1.html or /01 → 123456.html."""

from newsspider.epapers.family import Family, Shape
from newsspider.epapers.page import EpaperPage


class EditionPage(EpaperPage):
    """Pages have names of their own only in links."""

    _titles = (".newsdetail_bg h1", ".newsdetail h1", "div.clearfix h1", "h1")
    _kickers = (".newsdetail_bg h3", ".newsdetail h3")
    _subtitles = (".newsdetail_bg h2", ".newsdetail h2")
    _signed = (".newsdetail_bg .author",)
    _bodies = ("#newspapercontent", "div.content")
    _galleries = ("#newspapercontent .pic", "div.content .pic")


FAMILY = Family(
    "content_edition",
    Shape.of(
        r"/content/{date:%Y-%m/%d}(?:/(?:edition\w*?_)?(?P<number>[A-Z]?\d{1,2})(?:\.html)?)?/?$",
        r"/content/{date:%Y-%m/%d}/\d{4,}\.html",
    ),
    EditionPage,
)
