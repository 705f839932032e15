"""凤凰网 (ifeng.com). Not checked against the live site; evidence: pages of 2011 to 2024."""

from newsspider.cms.scripted import Ifeng
from newsspider.site import SiteSpider


class IfengSpider(SiteSpider):
    """凤凰网: front page, sections and articles."""

    name = "ifeng"
    allowed_domains = ["ifeng.com"]
    lists = ["https://news.ifeng.com/"]
    article_urls = r"/c/\w{11}$|/a/\d{8}/\d+_\d\.shtml"
    sections = 20
    page = Ifeng
