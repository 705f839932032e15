"""Agencies and papers of the mainland that write their own markup."""

from newsspider.cms.hooks import BaiduIds
from newsspider.cms.readers import Family, editors, heading, moment, source, story, words_in
from newsspider.reading.dates import When
from newsspider.reading.found import Found


class People(Family, general=True):
    """人民网, 2019 to 2024."""

    published_at = moment(".channel .col-1-1 || .box01 .fl || .artOri")
    source = source(".channel .col-1-1 || .box01 .fl || .artOri")
    editors = editors(".edit || .editor")
    body = story(".rm_txt_con || #rwb_zw || .box_con || .artDet")


class Xinhua(Family, general=True):
    """新华网, 2020 to 2024; big5.xinhuanet.com too."""

    title = heading(".head-line h1 || .h-title")
    _line = moment(".h-time || .info")
    source = source(".h-info .source || .header-cont .source || .source")
    editors = editors("#articleEdit .editor || .editor")
    body = story("#detailContent || #p-detail || #detail")

    def published_at(self) -> Found[When] | None:
        """Year, day and hour have an element each, in the desktop's header; else the line below the headline."""
        parts = (self._elements(f".header-time .{name}") for name in ("year", "day", "time"))
        said = [words_in(found) for each in parts if (found := next(each, None)) is not None]
        when = self.clock.read("{}/{} {}".format(*said)) if len(said) == 3 else None
        return Found(when, "selector", when.raw) if when else self._line()


class Chinanews(Family, general=True):
    """中国新闻网; only the body's class was seen."""

    body = story(".left_zw")


class Guancha(Family, general=True):
    """观察者网."""

    published_at = moment(".time span")
    source = source(".time")
    body = story(".content.all-txt || div.article-content")


class Southcn(BaiduIds, general=True):
    """南方网 since /node_…/….shtml."""

    title = heading("#article_title")
    editors = editors(".m-editor")
    body = story(".m-article #content")


class GovCn(Family, general=True):
    """中国政府网."""

    title = heading("#ti")
    published_at = moment(".pages-date")
    source = source(".pages-date")
    body = story("#UCAP-CONTENT || .pages_content")
