"""新浪新闻 (sina.com.cn).

Not checked against the live site; evidence: pages of 2016 to 2024; the JSON list at feed.mix.sina.com.cn is not
used.
"""

from newsspider.cms.portals import Sina
from newsspider.site import SiteSpider


class SinaSpider(SiteSpider):
    """新浪新闻: front page, sections and articles."""

    name = "sina"
    allowed_domains = ["sina.com.cn"]
    lists = ["https://news.sina.com.cn/"]
    article_urls = r"/doc-i\w+\.s?html"
    sections = 30
    page = Sina
