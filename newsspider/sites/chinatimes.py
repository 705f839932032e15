"""中時新聞網 (chinatimes.com).

Not checked against the live site; evidence: a stored page, the list in ten public programs.
"""

from newsspider.cms.taiwan import Chinatimes
from newsspider.site import SiteSpider


class ChinatimesSpider(SiteSpider):
    """中時新聞網: list and articles."""

    name = "chinatimes"
    allowed_domains = ["chinatimes.com"]
    lists = ["https://www.chinatimes.com/realtimenews/"]
    article_urls = r"/(?:realtimenews|newspapers)/\d{14}-\d{6}"
    page = Chinatimes
