"""搜狐新闻 (sohu.com). Not checked against the live site; evidence: pages of 2023 and 2024."""

from newsspider.cms.portals import Sohu
from newsspider.site import SiteSpider


class SohuSpider(SiteSpider):
    """搜狐新闻: front page, sections and articles."""

    name = "sohu"
    allowed_domains = ["sohu.com"]
    lists = ["https://news.sohu.com/"]
    article_urls = r"/a/\d+_\d+"
    sections = 20
    page = Sohu
