"""中国政府网 (www.gov.cn). Not checked against the live site; evidence: configurations and programs, no stored page."""

from newsspider.cms.press import GovCn
from newsspider.site import SiteSpider


class GovCnSpider(SiteSpider):
    """中国政府网: list and articles."""

    name = "gov_cn"
    allowed_domains = ["www.gov.cn"]
    lists = ["https://www.gov.cn/yaowen/liebiao/"]
    article_urls = r"/\d{6}/content_\d+\.htm"
    page = GovCn
