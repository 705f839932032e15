"""What is fetched once per host and run, however many requests wait for it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.httpobj import urlparse_cached

T = TypeVar("T")


class OncePerHost(Generic[T]):
    """Keeps what `fetch` makes of each host; `fetch` never raises."""

    def __init__(self, fetch: Callable[[Request], Awaitable[T]]) -> None:
        self._fetch = fetch
        self._made: dict[str, asyncio.Future[T]] = {}

    async def of(self, request: Request) -> T:
        """What is known of the request's host and port."""
        host = urlparse_cached(request).netloc
        if host not in self._made:
            self._made[host] = asyncio.get_running_loop().create_future()
            self._made[host].set_result(await self._fetch(request))
        return await self._made[host]


def is_asked(request: Request) -> bool:
    """Whether the request is for a page, whose host is asked what it allows."""
    return not request.meta.get("dont_obey_robotstxt") and urlparse_cached(request).scheme in ("http", "https")


async def download(crawler: Crawler, request: Request, path: str, **meta: Any) -> Response:
    """A file of the request's host, before its pages and at most twice. Raises what the download does."""
    engine: Any = crawler.engine
    parts = urlparse_cached(request)
    asked = Request(
        f"{parts.scheme}://{parts.netloc}{path}",
        priority=1000,
        headers={"Accept": "*/*", "Accept-Encoding": "identity"},  # what is cut off can be read
        meta={"dont_obey_robotstxt": True, "max_retry_times": 1, **meta},
        callback=NO_CALLBACK,
    )
    response: Response = await engine.download_async(asked)
    return response
