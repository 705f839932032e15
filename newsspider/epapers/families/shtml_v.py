"""shtml: shtml/sxrb/20221010/v01.shtml (also vA1, index) → 123456.shtml."""

from newsspider.epapers.family import Family, Shape
from newsspider.epapers.page import EpaperPage


class ShtmlPage(EpaperPage):
    """The text stands in `.details`, `#content_div` or unnamed paragraphs of `.f-14`."""

    _titles = (".detConTit", ".detailCon h1", ".detail h2", ".atitle h1", ".f-20 strong", ".f-20", "h1")
    _kickers = (".detConYin", ".atitle h3", "div.f-14:not(.height-25)")
    _subtitles = (".detConFu", ".atitle h4", "div.f-14:not(.height-25)")
    _signed = (".detConAuthor",)
    _bodies = (".details", "#content_div", "div.f-14.height-25", ".acon", ".para")
    _galleries = (".detPic", "#article_img_marquee", "#NewsPic")


FAMILY = Family(
    "shtml_v",
    Shape.of(
        r"/shtml/\w+/{date:%Y%m%d}/(?:index|vlist|v(?P<number>[A-Z]?\d{1,3}))\.shtml",
        r"/shtml/\w+/{date:%Y%m%d}/\d+\.shtml",
    ),
    ShtmlPage,
    start_pages=("index.shtml",),
)
