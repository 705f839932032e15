"""Yahoo新聞（香港） (hk.news.yahoo.com). Not checked against the live site; evidence: a stored page."""

from newsspider.cms.portals import Yahoo
from newsspider.site import SiteSpider


class YahooHkSpider(SiteSpider):
    """Yahoo新聞（香港）: list and articles."""

    name = "yahoo_hk"
    allowed_domains = ["hk.news.yahoo.com"]
    lists = ["https://hk.news.yahoo.com/"]
    article_urls = r"news\.yahoo\.com/[^/]+-\d{9}\.html"
    page = Yahoo
