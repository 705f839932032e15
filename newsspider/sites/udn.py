"""聯合新聞網 (udn.com).

Not checked against the live site; evidence: two stored pages, the list in ten public programs.
"""

from newsspider.cms.taiwan import Udn
from newsspider.site import SiteSpider


class UdnSpider(SiteSpider):
    """聯合新聞網: list and articles."""

    name = "udn"
    allowed_domains = ["udn.com"]
    lists = ["https://udn.com/news/breaknews/1"]
    article_urls = r"/news/story/\d+/\d+"
    page = Udn
