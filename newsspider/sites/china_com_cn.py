"""中国网 (china.com.cn). Not checked against the live site; evidence: pages of 2012 and 2024."""

from newsspider.cms.systems import FounderWeb
from newsspider.site import SiteSpider


class ChinaComCnSpider(SiteSpider):
    """中国网: front page, sections and articles."""

    name = "china_com_cn"
    allowed_domains = ["china.com.cn"]
    lists = ["http://news.china.com.cn/"]
    article_urls = r"/\d{4}-\d{2}/\d{2}/content_\d+\.s?html?"
    sections = 30
    page = FounderWeb
