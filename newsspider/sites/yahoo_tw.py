"""Yahoo奇摩新聞 (tw.news.yahoo.com). Not checked against the live site; evidence: a stored page."""

from newsspider.cms.portals import Yahoo
from newsspider.site import SiteSpider


class YahooTwSpider(SiteSpider):
    """Yahoo奇摩新聞: list and articles."""

    name = "yahoo_tw"
    allowed_domains = ["tw.news.yahoo.com"]
    lists = ["https://tw.news.yahoo.com/"]
    article_urls = r"news\.yahoo\.com/[^/]+-\d{9}\.html"
    page = Yahoo
