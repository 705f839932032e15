"""新华网 (news.cn).

Not checked against the live site; evidence: pages of 2020 to 2024; the JSON lists at qc.wa.news.cn are not used.
"""

from newsspider.cms.press import Xinhua
from newsspider.site import SiteSpider


class XinhuaSpider(SiteSpider):
    """新华网: front page, sections and articles."""

    name = "xinhua"
    allowed_domains = ["news.cn", "xinhuanet.com"]
    lists = ["https://www.news.cn/"]
    article_urls = r"/\d{4}-\d{2}/\d{2}/c_\d+\.htm|/\d{8}/[0-9a-f]{32}/c\.html"
    sections = 30
    page = Xinhua
