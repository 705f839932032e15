"""中国青年网 (youth.cn). Not checked against the live site; evidence: five stored pages."""

from newsspider.cms.systems import Trs
from newsspider.site import SiteSpider


class YouthSpider(SiteSpider):
    """中国青年网: front page, sections and articles."""

    name = "youth"
    allowed_domains = ["youth.cn"]
    lists = ["http://news.youth.cn/"]
    article_urls = r"/\d{6}/t\d{8}_\d+\.htm"
    sections = 30
    page = Trs
