"""Content management systems that many sites run."""

from functools import cached_property
from typing import Final

from newsspider.article import Author, Editor
from newsspider.cms.hooks import GovernmentMeta
from newsspider.cms.readers import Family, heading, labelled, story, with_desk
from newsspider.page import ArticlePage
from newsspider.reading.dates import CHINA, When, read_date
from newsspider.reading.enpproperty import Enpproperty, read_enpproperty
from newsspider.reading.found import Found

COMMENT: Final = "enpproperty"  # the name of its reader


class FounderWeb(Family, general=True):
    """方正翔宇: a hidden comment tells all, the text stands between two others. Seen on 17 pages of 12 sites."""

    body = story(
        "//comment()[normalize-space(.)='enpcontent']/.. || .u-mainText || #contentMain || div.article || #content"
    )

    @cached_property
    def _said(self) -> Enpproperty:
        return read_enpproperty(self.response.selector.root) or Enpproperty()

    def title(self) -> Found[str] | None:
        """<title>."""
        return _found(self._said.title)

    def kicker(self) -> Found[str] | None:
        """<introtitle>."""
        return _found(self._said.kicker)

    def subtitle(self) -> Found[str] | None:
        """<subtitle>."""
        return _found(self._said.subtitle)

    def published_at(self) -> Found[When] | None:
        """<date>, in China's time."""
        when = read_date(self._said.date or "", zone=CHINA, now=self.fetched_at)
        return Found(when, COMMENT, when.raw) if when and when.precision != "day" else None

    def source(self) -> Found[str] | None:
        """What the page shows, else <sourcename>."""
        return ArticlePage.source(self) or _found(self._said.source)

    def authors(self) -> Found[list[Author]] | None:
        """What the page shows, else <author> and <journalist>: who put it on line may stand there."""
        byline = labelled(self, self._said.author or self._said.journalist or "", "作者")
        said = Found(list(byline.authors), COMMENT) if byline and byline.authors else None
        return ArticlePage.authors(self) or said

    def editors(self) -> Found[list[Editor]] | None:
        """<liability> and the editor lines."""
        byline = labelled(self, self._said.editor or "", "责任编辑")
        return Found(with_desk(self, byline.editors), COMMENT) if byline and byline.editors else None

    def section(self) -> Found[str] | None:
        """The breadcrumb, else <nodename>, which may be the newsroom's own name of a shelf."""
        return ArticlePage.section(self) or _found(self._said.section)


def _found(said: str | None) -> Found[str] | None:
    return Found(said, COMMENT) if said else None


class Trs(Family, general=True):
    """拓尔思 TRS WCM. The lines about the article differ from site to site: they are read by their labels."""

    body = story(".TRS_Editor || .trs_editor_view || .TRS_UEDITOR")


class Hanweb(GovernmentMeta, general=True):
    """大汉 jcms; the body's id is not verified."""

    body = story("#zoom")


class Cjyun(Family, general=True):
    """长江云: the mobile pages' title; all else is read by its labels."""

    title = heading("div.a-title h1")


class SmallPortal(Family, general=True):
    """织梦 DedeCMS, PHPCMS and 帝国 EmpireCMS: local portals."""

    body = story("#fontzoom || #MyContent || .article-content || #content || .content")
