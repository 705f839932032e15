"""香港01 (hk01.com).

Not checked against the live site; evidence: addresses only; its JSON interface is not used, and pages are read the
standard way.
"""

from newsspider.site import SiteSpider


class Hk01Spider(SiteSpider):
    """香港01: front page, sections and articles."""

    name = "hk01"
    allowed_domains = ["hk01.com"]
    lists = ["https://www.hk01.com/"]
    article_urls = r"hk01\.com/[^/?]+/\d{6,9}/"
    sections = 20
