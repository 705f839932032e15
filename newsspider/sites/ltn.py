"""自由時報 (ltn.com.tw).

Not checked against the live site; evidence: two stored pages, the list in ten public programs.
"""

from newsspider.cms.taiwan import Ltn
from newsspider.site import SiteSpider


class LtnSpider(SiteSpider):
    """自由時報: list and articles."""

    name = "ltn"
    allowed_domains = ["ltn.com.tw"]
    lists = ["https://news.ltn.com.tw/list/breakingnews"]
    article_urls = r"/news/\w+/(?:breakingnews|paper)/\d+"
    page = Ltn
