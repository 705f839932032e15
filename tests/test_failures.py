"""What became of a request that brought no page: the fate, the words, and no name of a class."""

import pytest
from scrapy import exceptions as scrapy
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newsspider.failures import BLOCKED, GONE, Ended, Private, Refused, of_status, outcome
from newsspider.repair.inflate import Broken
from newsspider.run.fates import Fate
from newsspider.run.outcome import Outcome

URL = "https://news.example/p/1.html"


def of(error: Exception) -> Outcome:
    return outcome(Failure(error))  # type: ignore[no-untyped-call]  # Twisted has no types


@pytest.mark.parametrize(
    ("status", "fate"),
    [
        (304, Fate.UNCHANGED),
        *((status, Fate.GONE) for status in (404, 410)),
        *((status, Fate.BLOCKED) for status in (401, 403, 412, 429, 451, 521)),
        *((status, Fate.FAILED) for status in (300, 400, 402, 405, 408, 418, 500, 502, 503, 504, 520, 522, 530, 999)),
    ],
)
def test_what_a_status_makes_of_a_url(status: int, fate: Fate) -> None:
    found = of_status(status)
    assert (found.fate, found.why) == (fate, f"HTTP {status}")
    assert found.not_modified is (status == 304)
    assert not found.network  # something came back


def test_the_contract_s_sets() -> None:
    assert {404, 410} == GONE
    assert {401, 403, 412, 429, 451, 521} == BLOCKED


@pytest.mark.parametrize(
    ("error", "fate", "why", "network"),
    [
        (Refused("not a page of text", "application/pdf"), Fate.INVALID, "not a page of text", False),
        (scrapy.IgnoreRequest("max redirections reached"), Fate.FAILED, "redirects without end", False),
        (Ended(Outcome(Fate.ROBOTS, "robots.txt forbids it")), Fate.ROBOTS, "robots.txt forbids it", False),
        (scrapy.IgnoreRequest(""), Fate.FILTERED, "left out by a middleware", False),
        (scrapy.CannotResolveHostError("x"), Fate.FAILED, "DNS: the host name is not known", True),
        (scrapy.DownloadTimeoutError("x"), Fate.FAILED, "time-out", True),
        (scrapy.DownloadConnectionRefusedError("x"), Fate.FAILED, "connection refused", True),
        (scrapy.DownloadFailedError("SSL routines"), Fate.FAILED, "TLS: certificate or handshake refused", True),
        (scrapy.DownloadFailedError("x"), Fate.FAILED, "connection lost", True),
        (FileNotFoundError(2, "No such file", "/a"), Fate.FAILED, "the file cannot be read: No such file", False),
        (Broken("it breaks off"), Fate.FAILED, "its compression is broken", False),
        (Private("http://127.0.0.1/: loopback"), Fate.FILTERED, "private address", False),
        (ConnectionResetError("x"), Fate.FAILED, "connection lost", True),
        (ValueError("x"), Fate.FAILED, "the answer cannot be understood", False),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_every_failure_has_its_words(error: Exception, fate: Fate, why: str, network: bool) -> None:
    found = of(error)
    assert (found.fate, found.why, found.network) == (fate, why, network)


def test_a_refusal_says_more_of_this_one() -> None:
    assert of(Refused("not a page of text", "image/png")).detail == "image/png"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://news.example/1", "javascript:void(0)"])
def test_a_redirect_that_is_not_followed_says_where_it_led(target: str) -> None:
    error = HttpError(Response(URL, status=302, headers={"Location": target}))
    found = of(error)
    assert (found.fate, found.why) == (Fate.FAILED, "redirects to an address that is not fetched")
    assert found.detail == target
