"""Content management systems that many sites run."""

from newsspider.cms.hooks import GovernmentMeta
from newsspider.cms.readers import editors, moment, source, story
from newsspider.fields import text
from newsspider.page import ArticlePage


class FounderWeb(ArticlePage, general=True):
    """方正翔宇: the text stands between two comments. Seen on 光明网, 中国网, 科普中国."""

    body = story(
        "//comment()[normalize-space(.)='enpcontent']/.. || .u-mainText || #contentMain || div.article || #content"
    )
    source = source(".m-con-source || .inform p")
    published_at = moment(".m-con-time || .inform p")
    editors = editors(".liability || .editor")


class Trs(ArticlePage, general=True):
    """拓尔思 TRS WCM. The lines about the article differ from site to site: they are read by their labels."""

    body = story(".TRS_Editor || .trs_editor_view || .TRS_UEDITOR")


class Hanweb(GovernmentMeta, general=True):
    """大汉 jcms; the body's id is not verified."""

    body = story("#zoom")


class Cjyun(ArticlePage, general=True):
    """长江云: the mobile pages' title; all else is read by its labels."""

    title = text("div.a-title h1")


class SmallPortal(ArticlePage, general=True):
    """织梦 DedeCMS, PHPCMS and 帝国 EmpireCMS: local portals."""

    body = story("#fontzoom || #MyContent || .article-content || #content || .content")
