"""Agencies and papers of the mainland that write their own markup."""

from newsspider.cms.hooks import BaiduIds
from newsspider.cms.readers import editors, moment, source, story
from newsspider.fields import text
from newsspider.page import ArticlePage


class People(ArticlePage, general=True):
    """人民网, 2019 to 2024."""

    published_at = moment(".channel .col-1-1 || .box01 .fl || .artOri")
    source = source(".channel .col-1-1 || .box01 .fl || .artOri")
    editors = editors(".edit || .editor")
    body = story(".rm_txt_con || #rwb_zw || .box_con || .artDet")


class Xinhua(ArticlePage, general=True):
    """新华网, 2020 to 2024; big5.xinhuanet.com too."""

    title = text(".head-line h1, .h-title")
    published_at = moment(".header-time || .h-time || .info")
    source = source(".h-info .source || .header-cont .source || .source")
    editors = editors("#articleEdit .editor || .editor")
    body = story("#detailContent || #p-detail || #detail")


class Chinanews(ArticlePage, general=True):
    """中国新闻网; only the body's class was seen."""

    body = story(".left_zw")


class Guancha(ArticlePage, general=True):
    """观察者网."""

    published_at = moment(".time span")
    source = source(".time")
    body = story(".content.all-txt || div.article-content")


class Southcn(BaiduIds, general=True):
    """南方网 since /node_…/….shtml."""

    title = text("#article_title")
    editors = editors(".m-editor")
    body = story(".m-article #content")


class GovCn(ArticlePage, general=True):
    """中国政府网."""

    title = text("#ti")
    published_at = moment(".pages-date")
    source = source(".pages-date")
    body = story("#UCAP-CONTENT || .pages_content")
