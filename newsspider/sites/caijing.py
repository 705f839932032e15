"""财经网 (caijing.com.cn). Not checked against the live site; evidence: two pages of 2024."""

from newsspider.cms.hooks import BaiduIds
from newsspider.site import SiteSpider


class CaijingSpider(SiteSpider):
    """财经网: front page, sections and articles."""

    name = "caijing"
    allowed_domains = ["caijing.com.cn"]
    lists = ["https://www.caijing.com.cn/"]
    article_urls = r"/\d{8}/\d+\.shtml"
    sections = 20
    page = BaiduIds
