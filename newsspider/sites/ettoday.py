"""東森新聞雲 (ettoday.net).

Not checked against the live site; evidence: a stored page, a described data set of 200, the list in ten public
programs.
"""

from newsspider.cms.taiwan import Ettoday
from newsspider.site import SiteSpider


class EttodaySpider(SiteSpider):
    """東森新聞雲: list and articles."""

    name = "ettoday"
    allowed_domains = ["ettoday.net"]
    lists = ["https://www.ettoday.net/news/news-list.htm"]
    article_urls = r"/news/\d{8}/\d+\.htm"
    page = Ettoday
