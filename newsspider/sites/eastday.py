"""东方网 (eastday.com). Not checked against the live site; evidence: a stored page, seven addresses."""

from newsspider.cms.hooks import IvsIds
from newsspider.site import SiteSpider


class EastdaySpider(SiteSpider):
    """东方网: front page, sections and articles."""

    name = "eastday"
    allowed_domains = ["eastday.com"]
    lists = ["https://www.eastday.com/"]
    article_urls = r"j\.eastday\.com/p/\d+"
    sections = 20
    page = IvsIds
