"""joyhua: nnrb/20221010/html/index.htm, page_02.htm → content_20221010002003.htm or page_02_content_001.htm."""

from newsspider.epapers.family import Family, Shape
from newsspider.epapers.page import EpaperPage


class JoyhuaPage(EpaperPage):
    """All parts of an article have names in pinyin."""

    _titles = (".bmnr_con_biaoti", ".con-title")
    _kickers = (".bmnr_con_yinti",)
    _subtitles = (".bmnr_con_futi",)
    _signed = (".bmnr_con_zuozhe",)
    _bodies = ("#zoom", ".bmnr_con_con", ".txt-box")
    _galleries = (".pic-box", "#zoom table")


FAMILY = Family(
    "html_index_page_content",
    Shape.of(
        r"/{date:%Y%m%d}/html/(?:index|page_(?P<number>\w{1,4}))\.htm",
        r"/{date:%Y%m%d}/html/(?:index_|page_\w{1,4}_)?content_\w+\.htm",
    ),
    JoyhuaPage,
    alone=True,
    start_pages=("index.htm",),
)
