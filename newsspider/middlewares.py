"""Between fetch and parse: what comes from the wire becomes a page that can be read, or is refused with a reason."""

import re
from typing import Final, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, JsonResponse, Response, TextResponse, XmlResponse
from scrapy.responsetypes import responsetypes
from scrapy.utils.response import get_base_url

from newsspider.archive.stored import TRUNCATED
from newsspider.bounds import MAX_TAGS, Kind, too_much
from newsspider.challenge import instead
from newsspider.failures import Ended, Refused
from newsspider.repair import readable
from newsspider.repair.inflate import CODINGS, TooLarge, inflate
from newsspider.repair.kinds import UNKNOWN, is_noise, magic

AS_IT_IS: Final = "as_it_is"  # in a request's meta: a feed, sitemap or JSON list, whose reader has bounds of its own
_MAX_CODINGS: Final = 2  # of one body; more is no mistake of a server, and each may cost the whole bound anew
_FLAGS: Final = {TRUNCATED: TRUNCATED, "dataloss": TRUNCATED}
_BASE: Final = re.compile(rb"<base\b", re.I)


class HonestUserAgent:
    """Adds NEWSSPIDER_CONTACT to the User-Agent, so that a site's owner can reach who runs this."""

    def __init__(self, user_agent: str, contact: str) -> None:
        self.user_agent = f"{user_agent} (+{contact})" if contact else user_agent

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read both from the settings."""
        return cls(crawler.settings["USER_AGENT"], crawler.settings["NEWSSPIDER_CONTACT"])

    def process_request(self, request: Request) -> None:
        """Sign the request."""
        request.headers.setdefault("User-Agent", self.user_agent)


class Decoded:
    """In place of Scrapy's HttpCompressionMiddleware, which passes on what is left of a body that breaks off, and
    undoes as many codings as a header names.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the bound from the settings."""
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_request(self, request: Request) -> None:
        """Say what can be undone."""
        request.headers.setdefault("Accept-Encoding", "gzip, deflate, br, zstd")

    def process_response(self, request: Request, response: Response) -> Response:
        """The response without its codings. Raises Refused."""
        said = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1").lower()
        codings = [name for each in said.split(",") if (name := each.strip()) not in ("", "identity")]
        if not codings or not response.body:
            return response
        if unknown := [name for name in codings if name not in CODINGS]:
            raise Refused("its coding is not read", unknown[0][:100])
        if len(codings) > _MAX_CODINGS:
            raise Refused("its coding is not read", f"{len(codings)} codings, one over the other")
        limit = request.meta.get("download_maxsize", self.limit)
        body = response.body
        try:
            for name in reversed(codings):
                body = inflate(body, name, limit)
        except TooLarge:
            raise Refused(
                "the page is larger than DOWNLOAD_MAXSIZE", f"{len(response.body):,} bytes of {said}"
            ) from None
        headers = response.headers.copy()
        del headers["Content-Encoding"]
        kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
        as_text = {"encoding": None} if issubclass(kind, TextResponse) else {}  # judged anew from the body
        return response.replace(cls=kind, headers=headers, body=body, **as_text)


class ReadablePages:
    """Bounds the page that is handed to the parser, and repairs its encoding and mirror glosses.

    Refuses, before anything is parsed: a page larger than NEWSSPIDER_MAX_PAGE bytes, one of more than
    NEWSSPIDER_MAX_TAGS tags, of tags with thousands of attributes or of more lines than a text has, a file that is no
    text, an empty page, a part of one. What was cut goes on in `meta["repair_cuts"]`, what was seen in the response's
    flags.
    """

    def __init__(self, max_page: int, max_tags: int = MAX_TAGS) -> None:
        self.max_page, self.max_tags = max_page, max_tags

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the bounds from the settings."""
        return cls(*map(crawler.settings.getint, ("NEWSSPIDER_MAX_PAGE", "NEWSSPIDER_MAX_TAGS")))

    def process_response(self, request: Request, response: Response) -> Response:
        """The page as it was written."""
        if response.status >= 300:
            return response
        if response.status == 206:  # nobody asked for a part
            raise Refused("a part of the page alone (HTTP 206)")
        if AS_IT_IS in request.meta:
            return response
        response = _typed(_with_own_flags(response))
        checked = not request.meta.get("dont_obey_robotstxt")  # a robots.txt that is refused would allow everything
        if checked:
            self._check(response)
            asked = request.meta.get("redirect_urls", [response.url])[0]
            if met := instead(response.url, asked, response.headers, response.body):
                raise Ended(met)
        repaired = readable(response)
        page = repaired.response
        if checked and isinstance(page, TextResponse):
            if repaired.binary or is_noise(page.body):
                raise Refused("not a page of text", UNKNOWN)
            if said := too_much(page.body, self.max_tags, _kind(page)):
                raise Refused(said)
        request.meta["repair_cuts"] = repaired.cuts
        return _with_sound_base(page) if checked else page

    def _check(self, response: Response) -> None:
        if len(response.body) > self.max_page:
            raise Refused(f"the page has more than {self.max_page:,} bytes (NEWSSPIDER_MAX_PAGE)")
        if not response.body.strip(b" \t\r\n\0"):
            raise Refused("the page is empty")
        if kind := magic(response.body):
            raise Refused("not a page of text", kind)


def _kind(response: TextResponse) -> Kind:
    kinds: tuple[tuple[type[TextResponse], Kind], ...] = (
        (HtmlResponse, "html"),
        (XmlResponse, "xml"),
        (JsonResponse, "json"),
    )
    return next((kind for cls, kind in kinds if isinstance(response, cls)), "text")


def _with_own_flags(response: Response) -> Response:
    # The flags go into the export, where Scrapy's "partial" (no Content-Length: as old servers answer) and "cached"
    # would say nothing; "dataloss" is a page that broke off.
    own = [_FLAGS[flag] for flag in response.flags if flag in _FLAGS]
    return response if own == response.flags else response.replace(flags=own)


def _with_sound_base(response: Response) -> Response:
    # Scrapy's selector resolves <base href> and raises on one that is no URL ("http://[broken/"): no tag is called so.
    if isinstance(response, TextResponse):
        try:
            get_base_url(response)
        except ValueError:
            return response.replace(body=_BASE.sub(b"<broken", response.body))
    return response


def _typed(response: Response) -> Response:
    # A file: URL has no Content-Type, and a server may name none: bytes that open like HTML are HTML.
    if type(response) in (Response, TextResponse) and _opens_like_html(response.body):
        return response.replace(cls=HtmlResponse)
    return response


def _opens_like_html(body: bytes) -> bool:
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
