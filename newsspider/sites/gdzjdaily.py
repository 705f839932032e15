"""湛江云媒 (gdzjdaily.com.cn): /p/{id}.html, further pages /p/{id}_2.html, the same on m.gdzjdaily.com.cn.

Its class names are unknown here: pages are read by labels, the standard way.
"""

from newsspider.page import ArticlePage
from newsspider.reading.urls import CHINA
from newsspider.site import SiteSpider


class GdzjdailyPage(ArticlePage):
    """湛江云媒's article pages."""

    site_zone = CHINA


class GdzjdailySpider(SiteSpider):
    """湛江云媒's front page, sections and articles."""

    name = "gdzjdaily"
    allowed_domains = ["gdzjdaily.com.cn"]
    lists = ["https://www.gdzjdaily.com.cn/"]
    article_urls = r"/p/\d+\.html"
    sections = 30
    page = GdzjdailyPage
