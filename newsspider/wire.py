"""The answer's head, bounded: Twisted reads header lines for as long as a server sends them, and keeps them all."""

from contextlib import suppress
from typing import Any, Final

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError
from scrapy.http import Response
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS, ParseError
from twisted.web.http_headers import InvalidHeaderName

from newsspider.failures import Refused

MAX_LINE: Final = 65_536  # bytes; Twisted's 16,384 lose the page of a site that sets one large cookie
MAX_HEAD: Final = 262_144  # bytes, as browsers take; 1xx answers before the page's own count too


class HeadTooLong(Exception):  # noqa: N818 - says more than "Error" would
    """The head of an answer does not end."""


class _Parser(_LenientHTTPClientParser):
    MAX_LENGTH = MAX_LINE

    def headerReceived(self, name: bytes, value: bytes) -> None:  # noqa: N802 - Twisted's name
        # A name that is none loses its line, as with browsers, and not the page.
        with suppress(InvalidHeaderName):
            super().headerReceived(name.strip(), value)  # type: ignore[no-untyped-call]  # Twisted has no types


class _Protocol(_LenientHTTP11ClientProtocol):
    def request(self, request: Any) -> Any:
        self.head = 0  # bytes of it that have come
        answer = super().request(request)
        if self._parser is not None:  # as in Scrapy's own: it is made by the line above, and holds nothing yet
            self._parser.__class__ = _Parser
        return answer

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        if self._parser is not None and self._parser.state in (STATUS, HEADER):
            self.head += len(data)
            if self.head > MAX_HEAD + MAX_LINE:  # what is read at once may hold the body's beginning
                self._giveUp(Failure(HeadTooLong()))  # type: ignore[no-untyped-call]  # Twisted has no types
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]


class _Factory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: Any) -> _Protocol:  # noqa: N802 - Twisted's name
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class BoundedHttp(HTTP11DownloadHandler):
    """Scrapy's handler of http and https; refuses a head of more than MAX_HEAD bytes, and what is no HTTP."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Factory

    async def download_request(self, request: Request) -> Response:
        """The response. Raises as Scrapy's handler does, and Refused."""
        try:
            return await super().download_request(request)
        except DownloadFailedError as error:
            for failure in getattr(error.__cause__, "reasons", ()):
                if failure.check(HeadTooLong):
                    raise Refused(f"its headers have more than {MAX_HEAD:,} bytes") from error
                if failure.check(ParseError):
                    raise Refused("the answer is not HTTP", str(failure.value)[:200]) from error
            raise
