"""科普中国·政务 (kepu.gov.cn). Not checked against the live site; evidence: a page of 2023."""

from newsspider.cms.systems import FounderWeb
from newsspider.site import SiteSpider


class KepuSpider(SiteSpider):
    """科普中国·政务: front page, sections and articles."""

    name = "kepu"
    allowed_domains = ["kepu.gov.cn"]
    lists = ["http://www.kepu.gov.cn/"]
    article_urls = r"/\d{4}-\d{2}/\d{2}/content_\d+\.html"
    sections = 20
    page = FounderWeb
