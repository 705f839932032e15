"""长江网 (cjn.cn). Not checked against the live site; evidence: a stored page."""

from newsspider.cms.systems import Trs
from newsspider.site import SiteSpider


class CjnSpider(SiteSpider):
    """长江网: front page, sections and articles."""

    name = "cjn"
    allowed_domains = ["cjn.cn"]
    lists = ["http://news.cjn.cn/"]
    article_urls = r"/\d{6}/t\d{8}_?\d+\.htm"
    sections = 30
    page = Trs
