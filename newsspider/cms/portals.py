"""The large Chinese portals."""

from newsspider.cms.readers import Family, authors, editors, heading, moment, source, story


class Sina(Family, general=True):
    """新浪, from 2016 on."""

    title = heading("h1.main-title || #artibodyTitle")
    published_at = moment(".date-source .date || #pub_date || .time-source")
    source = source(".date-source .source || #media_name")
    editors = editors(".show_author || .article-editor")
    body = story("#article || #artibody")


class NetEase(Family, general=True):
    """网易, from 2011 on."""

    published_at = moment(".post_info || .post_time_source || .ep-time-soure")
    source = source(".ep-source .left || .post_info || .post_time_source")
    editors = editors(".ep-editor")
    body = story(".post_body || #endText || .post_text")


class Tencent(Family, general=True):
    """腾讯新闻."""

    published_at = moment(".media-meta || .a_time")
    editors = editors("#QQeditor")
    body = story("#ArticleContent || .content-article || #Cnt-Main-Article-QQ")


class Sohu(Family, general=True):
    """搜狐号."""

    title = heading(".text-title h1")
    published_at = moment("#news-time")
    source = source(".article-info [data-role=original-link]")
    editors = editors("p[data-role=editor-name]")
    body = story("article#mp-editor")


class Wechat(Family, general=True):
    """微信公众号."""

    title = heading("#activity-name")
    source = source("#js_name")
    authors = authors("#js_author_name")
    body = story("#js_content")


class Yahoo(Family, general=True):
    """Yahoo 新聞 of Hong Kong and Taiwan."""

    title = heading("h1[data-test-locator=headline] || .caas-title-wrapper h1")
    body = story(".caas-body")
