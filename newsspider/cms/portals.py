"""The large Chinese portals."""

import re
from typing import Final

from newsspider.cms.embedded import since_1970
from newsspider.cms.readers import Family, authors, editors, heading, moment, source, story
from newsspider.reading.dates import When
from newsspider.reading.found import Found

_CT: Final = re.compile(r"\bvar ct ?= ?[\"'](1\d{9})[\"']")


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
    """微信公众号: the time of publication stands in a script, and its element is empty until that has run."""

    title = heading("#activity-name")
    source = source("#js_name")
    authors = authors("#js_author_name")
    body = story("#js_content")

    def published_at(self) -> Found[When] | None:
        """`var ct = "1793588400"`."""
        scripts = (_CT.search(each.text or "") for each in self._root.iter("script"))
        said = next((match[1] for match in scripts if match), "")
        when = since_1970(said, self.zone)
        return Found(when, "data", said) if when else None


class Yahoo(Family, general=True):
    """Yahoo 新聞 of Hong Kong and Taiwan."""

    title = heading("h1[data-test-locator=headline] || .caas-title-wrapper h1")
    body = story(".caas-body")
