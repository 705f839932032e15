"""湖北网络广播电视台 (hbtv.com.cn).

Not checked against the live site; evidence: programs that read its lists and mobile pages.
"""

from newsspider.cms.systems import Cjyun
from newsspider.site import SiteSpider


class HbtvSpider(SiteSpider):
    """湖北网络广播电视台: front page, sections and articles."""

    name = "hbtv"
    allowed_domains = ["hbtv.com.cn"]
    lists = ["http://news.hbtv.com.cn/"]
    article_urls = r"/p/\d+\.html"
    sections = 20
    page = Cjyun
