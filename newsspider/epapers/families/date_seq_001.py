"""Dates in tables: 2022/20221010/20221010_001/20221010_001.html → 20221010_001_1234.html."""

from newsspider.epapers.family import Family, Shape
from newsspider.epapers.page import EpaperPage


class SequencePage(EpaperPage):
    """Table cells with the class names of Founder's oldest templates, but the kicker and the subtitle by place."""

    _titles = ("td.font01",)
    _kickers = ("td.font02",)
    _subtitles = ("td.font02",)
    _signed = ("td.font03",)
    _bodies = ("td.font6",)
    _galleries = ("td.font6 table", "#newspic")


FAMILY = Family(
    "date_seq_001",
    Shape.of(
        r"/{date:%Y%m%d}_(?P<number>\w{2,4})/\d{8}_\w{2,4}\.html?$", r"/{date:%Y%m%d}_\w{2,4}/\d{8}_\w{2,4}_\w+\.html?$"
    ),
    SequencePage,
    alone=True,
)
