"""环球网 (huanqiu.com).

Not checked against the live site; evidence: a page of 2020, two public readers of its text fields.
"""

from newsspider.cms.scripted import Huanqiu
from newsspider.site import SiteSpider


class HuanqiuSpider(SiteSpider):
    """环球网: front page, sections and articles."""

    name = "huanqiu"
    allowed_domains = ["huanqiu.com"]
    lists = ["https://www.huanqiu.com/"]
    article_urls = r"/article/\w{11}"
    sections = 30
    page = Huanqiu
