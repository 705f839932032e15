"""中央社 (cna.com.tw).

Not checked against the live site; evidence: two stored pages, the list in ten public programs.
"""

from newsspider.cms.taiwan import Cna
from newsspider.site import SiteSpider


class CnaSpider(SiteSpider):
    """中央社: list and articles."""

    name = "cna"
    allowed_domains = ["cna.com.tw"]
    lists = ["https://www.cna.com.tw/list/aall.aspx"]
    article_urls = r"/news/\w+/\d{12}\.aspx"
    page = Cna
