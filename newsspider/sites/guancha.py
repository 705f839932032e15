"""观察者网 (guancha.cn).

Not checked against the live site; evidence: pages of 2019. The whole text of a long article is at …_s.shtml, which
its page links as 余下全文.
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
