"""Qpaper: Html/2022-10-10/Qpaper.html, Qpaper_2.html → 12345.html."""

from newsspider.epapers.family import Family, Shape
from newsspider.epapers.page import EpaperPage


class QpaperPage(EpaperPage):
    """The parts are `doctitle`, `subdoctitle`, `doccontent`, as class or id."""

    _titles = (".doctitle", "#doctitle", "div.title", "td.title")
    _kickers = ("#yinti", ".yinti")
    _subtitles = (".subdoctitle", "#subdoctitle")
    _signed = (".docauthor", "#docauthor")
    _bodies = (".doccontent", "#doccontent", "#content", "div.content", "td.content")
    _galleries = (".docpic", ".doccontent table")


FAMILY = Family(
    "qpaper",
    Shape.of(r"/Html/{date:%Y-%m-%d}/Qpaper\w*\.html?", r"/Html/{date:%Y-%m-%d}/\d+\.html?"),
    QpaperPage,
)
