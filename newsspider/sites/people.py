"""人民网 (people.com.cn).

Not checked against the live site; evidence: declared GB2312 on older pages; pages of 2019 and 2024, the rolling
list in ten public programs.
"""

from newsspider.cms.press import People
from newsspider.site import SiteSpider


class PeopleSpider(SiteSpider):
    """人民网: front page, sections and articles."""

    name = "people"
    allowed_domains = ["people.com.cn", "people.cn"]
    lists = ["http://www.people.com.cn/GB/59476/index.html", "http://www.people.com.cn/"]
    article_urls = r"/n\d?/\d{4}/\d{4}/c\d+-\d+\.html"
    sections = 30
    page = People
