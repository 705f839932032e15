"""新华网 (news.cn).

Not checked against the live site; evidence: pages of 2020 to 2024, the JSON lists in ten public programs.
"""

from newsspider.cms.press import Xinhua
from newsspider.discovery.sources import JsonList
from newsspider.site import SiteSpider


class XinhuaSpider(SiteSpider):
    """新华网: front page, sections and articles."""

    name = "xinhua"
    allowed_domains = ["news.cn", "xinhuanet.com"]
    lists = [
        "https://www.news.cn/",
        *(
            JsonList(
                f"http://qc.wa.news.cn/nodeart/list?nid={node}&pgnum={{page}}&cnt=50&tp=1&orderby=1",
                items="data.list",
                link="LinkUrl",
                title="Title",
            )
            for node in (113352, 113321, 113207)  # politics, regions, law
        ),
    ]
    article_urls = r"/\d{4}-\d{2}/\d{2}/c_\d+\.htm|/\d{8}/[0-9a-f]{32}/c\.html"
    sections = 30
    page = Xinhua
