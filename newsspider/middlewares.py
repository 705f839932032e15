"""Between fetch and parse: what comes from the wire becomes a page that can be read, or is refused with a reason."""

import re
from typing import Final, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.responsetypes import responsetypes
from scrapy.utils.response import get_base_url

from newsspider.archive.stored import TRUNCATED
from newsspider.challenge import challenge
from newsspider.failures import Challenged, Refused
from newsspider.repair import readable
from newsspider.repair.inflate import CODINGS, TooLarge, inflate
from newsspider.repair.kinds import magic

MAX_TAGS: Final = 60_000  # NEWSSPIDER_MAX_TAGS of settings.py, for who reads a page without settings
# A tag this long (bytes) is looked at, and refused from this many attributes: libxml2 compares each with all others,
# 1.3 s for 32,000. No tag this long of 1,106 news pages has more than 54 words outside its quotes.
_LONG_TAG: Final = re.compile(rb"<[a-zA-Z][^<>]{16000,}")
_QUOTED: Final = re.compile(rb"\"[^\"]*\"|'[^']*'")
_MAX_ATTRIBUTES: Final = 2_000
AS_IT_IS: Final = "as_it_is"  # in a request's meta: a feed, sitemap or JSON list, whose reader has bounds of its own
_MAX_CODINGS: Final = 2  # of one body; more is no mistake of a server, and each may cost the whole bound anew
_FLAGS: Final = {TRUNCATED: TRUNCATED, "dataloss": TRUNCATED}
_BASE: Final = re.compile(rb"<base\b[^>]{0,2000}>", re.I)


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

    Refuses, before anything is parsed: a page larger than NEWSSPIDER_MAX_PAGE bytes, one with more than
    NEWSSPIDER_MAX_TAGS tags (a plain text: lines), a tag with thousands of attributes, a file that is no text, an empty
    page. What was cut goes on in `meta["repair_cuts"]`, what was seen in the response's flags.
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
        if not request.meta.get("dont_obey_robotstxt"):  # a robots.txt that is refused would allow everything
            self._check(response)
            asked = request.meta.get("redirect_urls", [request.url])[0]
            if met := challenge(response.url, asked, b"cf-mitigated" in response.headers, response.body):
                raise Challenged(met)
        repaired = readable(response)
        request.meta["repair_cuts"] = repaired.cuts
        return _with_sound_base(repaired.response)

    def _check(self, response: Response) -> None:
        if len(response.body) > self.max_page:
            raise Refused(f"the page has more than {self.max_page:,} bytes (NEWSSPIDER_MAX_PAGE)")
        if not response.body.strip(b" \t\r\n\0"):
            raise Refused("the page is empty")
        if kind := magic(response.body):
            raise Refused("not a page of text", kind)
        if response.body.count(b"<") > self.max_tags:
            raise Refused(f"the page has more than {self.max_tags:,} tags (NEWSSPIDER_MAX_TAGS)")
        if any(len(_QUOTED.sub(b"", tag).split()) > _MAX_ATTRIBUTES for tag in _LONG_TAG.findall(response.body)):
            raise Refused(f"a tag of the page has more than {_MAX_ATTRIBUTES:,} attributes")
        if not isinstance(response, HtmlResponse) and response.body.count(b"\n") > self.max_tags:  # each a paragraph
            raise Refused(f"the text has more than {self.max_tags:,} lines (NEWSSPIDER_MAX_TAGS)")


def _with_own_flags(response: Response) -> Response:
    # The flags go into the export, where Scrapy's "partial" (no Content-Length: as old servers answer) and "cached"
    # would say nothing; "dataloss" is a page that broke off.
    own = [_FLAGS[flag] for flag in response.flags if flag in _FLAGS]
    return response if own == response.flags else response.replace(flags=own)


def _with_sound_base(response: Response) -> Response:
    # Scrapy's selector resolves <base href> and raises on one that is no URL ("http://[broken/"): the tag goes.
    if isinstance(response, TextResponse):
        try:
            get_base_url(response)
        except ValueError:
            return response.replace(body=_BASE.sub(b"<!-- broken -->", response.body))
    return response


def _typed(response: Response) -> Response:
    # A file: URL has no Content-Type, and a server may name none: bytes that open like HTML are HTML.
    if type(response) in (Response, TextResponse) and _opens_like_html(response.body):
        return response.replace(cls=HtmlResponse)
    return response


def _opens_like_html(body: bytes) -> bool:
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
