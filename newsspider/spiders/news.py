"""`scrapy crawl news -a url=HOME`: any site, without a site file."""

import re
from typing import Any, ClassVar, Final, Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from newsspider.arguments import COMMON, ArgumentError, a_url
from newsspider.unknown_site import UnknownSite

_HOME: Final = re.compile(r"/?(?:(?:index|default|home)\.\w{2,5})?", re.I)


class NewsSiteSpider(UnknownSite):
    """Begins at a front page, section page, feed or sitemap and recognises sections and articles by their links."""

    name = "news"
    arguments = {"url": a_url, **COMMON}
    sections: ClassVar[int] = 30

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider; ArgumentError when it is given no site."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        if "url" not in spider.options:
            raise ArgumentError("spider news needs -a url=HOME_OR_SECTION_URL")
        home = _HOME.fullmatch(urlsplit(spider.options["url"]).path) is not None
        spider.looks_around = home  # who names a section wants it
        spider.sections = NewsSiteSpider.sections if home else 0  # type: ignore[misc]
        spider.lists = [spider.options["url"]]  # type: ignore[misc]  # a site file's data, this spider's argument
        return spider
