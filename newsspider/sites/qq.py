"""腾讯新闻 (qq.com).

Not checked against the live site; evidence: pages of 2018 and 2024; the front page is mostly script.
"""

from newsspider.cms.portals import Tencent
from newsspider.site import SiteSpider


class TencentSpider(SiteSpider):
    """腾讯新闻: list and articles."""

    name = "qq"
    allowed_domains = ["qq.com"]
    lists = ["https://news.qq.com/"]
    article_urls = r"/rain/a/\w+|/a/\d{8}/\d+\.htm"
    page = Tencent
