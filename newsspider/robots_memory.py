"""A robots.txt that stays the same is not asked for in every run: RFC 9309 lets a crawler keep it for 24 hours."""

import base64
import json
from typing import Final, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from scrapy.http.request import NO_CALLBACK

from newsspider.extensions import RunExtension

DAY: Final = 24 * 3600
SAME: Final = 3  # answers that were the same before one is left out
MAX_BYTES: Final = 64 * 1024
KEPT: Final = frozenset((200, 404, 410))
REMEMBERED: Final = "remembered"  # the flag of an answer from memory


class RememberedRobots:
    """A downloader middleware behind robots.txt's own: answers its requests from the ledger, while it vouches for it.

    It does from the day on which the file has been the same for a day and SAME times.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._run = RunExtension.of(crawler).keeper

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """One for one crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> Response | None:
        """The file as it was, if it need not be asked for."""
        if not _is_robots(request):
            return None
        known = self._run.lessons.recall(_subject(request))
        if not known:
            return None
        first, last, times, status, body = json.loads(known)
        now = self._run.now()
        if times < SAME or last - first < DAY or not 0 <= now - last < DAY:
            return None
        return TextResponse(request.url, status, body=base64.b64decode(body), flags=[REMEMBERED], request=request)

    def process_response(self, request: Request, response: Response) -> Response:
        """Remember what came."""
        if _is_robots(request) and REMEMBERED not in response.flags:
            now, body = self._run.now(), base64.b64encode(response.body).decode()
            known = self._run.lessons.recall(_subject(request))
            first, _, times, *before = json.loads(known) if known else (now, now, 0, response.status, body)
            if before != [response.status, body]:
                first, times = now, 0
            if response.status in KEPT and len(response.body) <= MAX_BYTES:
                said = json.dumps([first, now, times + 1, response.status, body])
                self._run.lessons.note(_subject(request), said.encode())
            elif known:
                self._run.lessons.note(_subject(request), b"")
        return response


def _is_robots(request: Request) -> bool:
    return request.callback is NO_CALLBACK and request.url.endswith("/robots.txt")


def _subject(request: Request) -> str:
    return f"robots {request.url}"
