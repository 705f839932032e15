"""澎湃新闻 (thepaper.cn).

Not checked against the live site; evidence: pages of 2019 and 2020, public readers of __NEXT_DATA__; lists are data
too, links on them may be few.
"""

from newsspider.cms.scripted import ThePaper
from newsspider.site import SiteSpider


class ThePaperSpider(SiteSpider):
    """澎湃新闻: list and articles."""

    name = "thepaper"
    allowed_domains = ["thepaper.cn"]
    lists = ["https://www.thepaper.cn/"]
    article_urls = r"/newsDetail_forward_\d+|/detail/\d+"
    page = ThePaper
