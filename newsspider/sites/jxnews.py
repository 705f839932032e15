"""大江网 (jxnews.com.cn).

Not checked against the live site; evidence: programs that read it, addresses of 2013 to 2025.
"""

from newsspider.cms.hooks import BaiduIds
from newsspider.site import SiteSpider


class JxnewsSpider(SiteSpider):
    """大江网: front page, sections and articles."""

    name = "jxnews"
    allowed_domains = ["jxnews.com.cn"]
    lists = ["https://www.jxnews.com.cn/"]
    article_urls = r"/system/\d{4}/\d{2}/\d{2}/\d+\.shtml"
    sections = 20
    page = BaiduIds
