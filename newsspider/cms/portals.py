"""The large Chinese portals."""

from newsspider.cms.readers import authors, editors, moment, source, story
from newsspider.fields import text
from newsspider.page import ArticlePage


class Sina(ArticlePage, general=True):
    """新浪, from 2016 on."""

    title = text("h1.main-title, #artibodyTitle")
    published_at = moment(".date-source .date || #pub_date || .time-source")
    source = source(".date-source .source || #media_name")
    editors = editors(".show_author || .article-editor")
    body = story("#article || #artibody")


class NetEase(ArticlePage, general=True):
    """网易, from 2011 on."""

    published_at = moment(".post_info || .post_time_source || .ep-time-soure")
    source = source(".ep-source .left || .post_info || .post_time_source")
    editors = editors(".ep-editor")
    body = story(".post_body || #endText || .post_text")


class Tencent(ArticlePage, general=True):
    """腾讯新闻."""

    published_at = moment(".media-meta || .a_time")
    editors = editors("#QQeditor")
    body = story("#ArticleContent || .content-article || #Cnt-Main-Article-QQ")


class Sohu(ArticlePage, general=True):
    """搜狐号."""

    title = text(".text-title h1")
    published_at = moment("#news-time")
    source = source(".article-info [data-role=original-link]")
    editors = editors("p[data-role=editor-name]")
    body = story("article#mp-editor")


class Wechat(ArticlePage, general=True):
    """微信公众号."""

    title = text("#activity-name")
    source = source("#js_name")
    authors = authors("#js_author_name")
    body = story("#js_content")


class Yahoo(ArticlePage, general=True):
    """Yahoo 新聞 of Hong Kong and Taiwan."""

    title = text("h1[data-test-locator=headline], .caas-title-wrapper h1")
    body = story(".caas-body")
