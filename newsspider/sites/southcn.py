"""南方网 (southcn.com). Not checked against the live site; evidence: two pages of 2023."""

from newsspider.cms.press import Southcn
from newsspider.site import SiteSpider


class SouthcnSpider(SiteSpider):
    """南方网: front page, sections and articles."""

    name = "southcn"
    allowed_domains = ["southcn.com"]
    lists = ["https://www.southcn.com/", "https://news.southcn.com/"]
    article_urls = r"/node_\w+/\w+\.shtml"
    sections = 20
    page = Southcn
