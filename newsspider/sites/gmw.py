"""光明网 (gmw.cn). Not checked against the live site; evidence: pages of 2017 and 2024."""

from newsspider.cms.systems import FounderWeb
from newsspider.site import SiteSpider


class GmwSpider(SiteSpider):
    """光明网: front page, sections and articles."""

    name = "gmw"
    allowed_domains = ["gmw.cn"]
    lists = ["https://www.gmw.cn/"]
    article_urls = r"/\d{4}-\d{2}/\d{2}/content_\d+\.htm"
    sections = 30
    page = FounderWeb
