"""网易新闻 (163.com). Not checked against the live site; evidence: 85 pages of 2011 to 2024."""

from newsspider.cms.portals import NetEase
from newsspider.site import SiteSpider


class NetEaseSpider(SiteSpider):
    """网易新闻: front page, sections and articles."""

    name = "netease"
    allowed_domains = ["163.com"]
    lists = ["https://news.163.com/"]
    article_urls = r"/(?:dy|news)/article/\w{16}\.html|/\d{2}/\d{4}/\d{2}/\w{16}\.html"
    sections = 20
    page = NetEase
