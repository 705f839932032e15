"""Why a fetch came to nothing: Scrapy's failures in the words of the run's fates."""

from typing import Final

from scrapy import exceptions as scrapy
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newsspider.repair.inflate import Broken
from newsspider.run.fates import Fate
from newsspider.run.outcome import Outcome

REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
GONE: Final = frozenset((404, 410))
BLOCKED: Final = frozenset((401, 403, 412, 429, 451, 521))  # contract 1.5

ELSEWHERE: Final = "redirects to an address that is not fetched"

_NETWORK: Final = (
    (scrapy.CannotResolveHostError, "DNS: the host name is not known"),
    (scrapy.DownloadConnectionRefusedError, "connection refused"),
    (scrapy.DownloadTimeoutError, "time-out"),
    (scrapy.ResponseDataLossError, "the response broke off"),
    (scrapy.DownloadFailedError, "connection lost"),
)
_NOBODY: Final = (scrapy.CannotResolveHostError, scrapy.DownloadConnectionRefusedError)


class Refused(scrapy.IgnoreRequest):
    """A page that this project does not read, with the reason in words; `detail` says more of this one."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.detail = detail


class Ended(scrapy.IgnoreRequest):
    """A request that ends without a page, with what became of it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.why)
        self.outcome = outcome


class Private(scrapy.IgnoreRequest):
    """An address that no page may lead to: `NEWSSPIDER_PRIVATE_HOSTS` of settings.py; the message says which."""


class Bounded(scrapy.IgnoreRequest):
    """A budget or a rule keeps this request from being sent; `outcome` is what its URL comes to."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.why)
        self.outcome = outcome


def outcome(failure: Failure) -> Outcome:
    """What became of a request, from the failure that its errback was given."""
    return of_error(failure.value)


def of_error(error: BaseException | None) -> Outcome:
    """What became of a request that ended in this exception."""
    if isinstance(error, Bounded):
        return error.outcome
    if isinstance(error, HttpError):
        return _of_answer(error.response)
    if isinstance(error, Ended):
        return error.outcome
    if isinstance(error, Private):
        return Outcome(Fate.FILTERED, "private address", str(error))
    if isinstance(error, Refused):
        return Outcome(Fate.INVALID, str(error), error.detail)
    if isinstance(error, scrapy.IgnoreRequest):
        if "max redirections" in str(error):
            return Outcome(Fate.FAILED, "redirects without end")
        return Outcome(Fate.FILTERED, str(error) or "left out by a middleware")
    if isinstance(error, scrapy.DownloadCancelledError):
        return Outcome(Fate.INVALID, "the page is larger than DOWNLOAD_MAXSIZE", str(error)[:300])
    for kind, why in _NETWORK:
        if isinstance(error, kind):
            tls = "SSL" in str(error) or "certificate" in str(error).lower()
            said = "TLS: certificate or handshake refused" if tls else why
            return Outcome(Fate.FAILED, said, str(error)[:300], network=True, unreachable=isinstance(error, _NOBODY))
    if isinstance(error, OSError) and error.filename:
        return Outcome(Fate.FAILED, f"the file cannot be read: {error.strerror}")
    told = f"{type(error).__name__}: {error}"[:300]
    if isinstance(error, Broken):
        return Outcome(Fate.FAILED, "its compression is broken", told)
    if isinstance(error, OSError):
        return Outcome(Fate.FAILED, "connection lost", told, network=True)
    if isinstance(error, ValueError) and "request url" in str(error):  # javascript:…, which Scrapy makes no request of
        return Outcome(Fate.FAILED, ELSEWHERE, told)
    return Outcome(Fate.FAILED, "the answer cannot be understood", told)


def _of_answer(response: Response) -> Outcome:
    target = response.headers.get("Location") if response.status in REDIRECTS else None
    if target is not None:  # Scrapy follows to http and https, and hands back any other
        return Outcome(Fate.FAILED, ELSEWHERE, target.decode("latin-1")[:300])
    return of_status(response.status)


def of_status(status: int) -> Outcome:
    """What an HTTP status makes of a URL."""
    if status == 304:
        return Outcome(Fate.UNCHANGED, "HTTP 304", not_modified=True)
    if status in GONE:
        return Outcome(Fate.GONE, f"HTTP {status}")
    if status in BLOCKED:
        return Outcome(Fate.BLOCKED, f"HTTP {status}")
    return Outcome(Fate.FAILED, f"HTTP {status}")
