"""Page and (misspelt so) Articel: content/20221010/Page01BC.htm → Articel01002MT.htm."""

from newsspider.epapers.family import Family, Shape
from newsspider.epapers.page import EpaperPage


class ArticelPage(EpaperPage):
    """The two letters behind a number are the paper's."""

    _titles = (".duneirong h2", ".neirong h2", "#contenttitle", "#title", ".news_title", "#news-header", "h2")
    _kickers = (".neirong h3", ".duneirong h3", "h3")
    _subtitles = (".neirong h4", ".duneirong h4", "h4")
    _bodies = ("#contenttext", "#oldcontenttext", ".contenttext", ".font06")
    _galleries = ("#imagelist", ".imagelist")


FAMILY = Family(
    "articel_page",
    Shape.of(r"/{date:%Y%m%d}/Page(?P<number>[A-Z]?\d{2,3})[A-Za-z]{1,2}\.htm", r"/{date:%Y%m%d}/Articel\w+\.htm"),
    ArticelPage,
    alone=True,
    start_pages=("index.htm",),
)
