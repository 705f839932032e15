"""观察者网 (guancha.cn).

Not checked against the live site; evidence: pages of 2019; a long article's whole text is at …_s.shtml, which is
not asked for.
"""

from newsspider.cms.press import Guancha
from newsspider.site import SiteSpider


class GuanchaSpider(SiteSpider):
    """观察者网: front page, sections and articles."""

    name = "guancha"
    allowed_domains = ["guancha.cn"]
    lists = ["https://www.guancha.cn/"]
    article_urls = r"/\d{4}_\d{2}_\d{2}_\d+\.shtml"
    sections = 20
    page = Guancha
