"""新浪新闻 (sina.com.cn).

Not checked against the live site; evidence: pages of 2016 to 2024, the rolling list in ten public programs.
"""

from newsspider.cms.portals import Sina
from newsspider.discovery.sources import JsonList
from newsspider.site import SiteSpider


class SinaSpider(SiteSpider):
    """新浪新闻: rolling list and articles."""

    name = "sina"
    allowed_domains = ["sina.com.cn"]
    lists = [
        JsonList(
            "https://feed.mix.sina.com.cn/api/roll/get?pageid=153&lid=2509&num=50&page={page}",
            items="result.data",
            time="ctime",
        ),
    ]
    article_urls = r"/doc-i\w+\.s?html"
    page = Sina
