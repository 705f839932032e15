"""三立新聞網 (setn.com).

Not checked against the live site; evidence: a stored page, the list in ten public programs.
"""

from newsspider.cms.taiwan import Setn
from newsspider.site import SiteSpider


class SetnSpider(SiteSpider):
    """三立新聞網: list and articles."""

    name = "setn"
    allowed_domains = ["setn.com"]
    lists = ["https://www.setn.com/ViewAll.aspx"]
    article_urls = r"/News\.aspx\?NewsID=\d+"
    page = Setn
