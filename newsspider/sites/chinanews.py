"""中国新闻网 (chinanews.com.cn).

Not checked against the live site; evidence: configurations and programs, no stored page.
"""

from newsspider.cms.press import Chinanews
from newsspider.discovery.sources import Rolling
from newsspider.site import SiteSpider


class ChinanewsSpider(SiteSpider):
    """中国新闻网: list and articles."""

    name = "chinanews"
    allowed_domains = ["chinanews.com.cn", "chinanews.com"]
    lists = [Rolling("https://www.chinanews.com.cn/scroll-news/{date:%Y}/{date:%m%d}/news.shtml")]
    article_urls = r"/\d{4}/\d{2}-\d{2}/\d+\.shtml"
    page = Chinanews
