"""read.do: read.do?m=i&iid=11077&eid=24387&idate=1_2023-03-21 → …&sid=1234…; the issues of a month come as JSON."""

from newsspider.epapers.dates import day_of
from newsspider.epapers.family import Family, Shape
from newsspider.epapers.page import EpaperPage
from newsspider.reading.dates import When
from newsspider.reading.found import Found

SHAPE = Shape.of(
    r"/read\.do\?(?!.{0,200}\bsid=)(?=.{0,200}\biid=).{0,200}\bidate=\d+_{date:%Y-%m-%d}",
    r"/read\.do\?(?=.{0,200}\bsid=).{0,200}\bidate=\d+_{date:%Y-%m-%d}",
)


class ReadDoPage(EpaperPage):
    """Papers of Anhui; the day of an article is in its query."""

    _titles = (".articleTitle",)
    _kickers = (".articleTitle1", ".articleTitle2")
    _subtitles = (".articleTitle2",)
    _signed = (".articleAuthor",)
    _bodies = (".articleContent",)
    _galleries = ("#article_image",)

    def published_at(self) -> Found[When] | None:
        """The day of the issue."""
        day = day_of(SHAPE.articles, self.response.url)
        return Found(When(day.isoformat(), "day", day.isoformat()), "url") if day else None


FAMILY = Family("epaper_read_do", SHAPE, ReadDoPage, calendar=True, alone=True)
