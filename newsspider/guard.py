"""No page may send this crawler where its author could not go: into the user's own machine and network."""

from functools import cached_property
from ipaddress import ip_address
from typing import Any, Final, Self
from urllib.request import getproxies

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]  # it has no types

from newsspider.addresses import PORTS, Place, Reach, host_key, place
from newsspider.arguments import MAX_URL
from newsspider.failures import Private, Refused

_MAX_NOTED: Final = 10_000  # refused names that are remembered until their request has failed


class PublicAddresses:
    """Refuses private, loopback, link-local and metadata addresses, but for the hosts and ports that the user named.

    Every request passes here: links, redirects, meta refreshes, robots.txt. What a name resolves to is judged when it
    is resolved, and these very addresses are connected to: a name that changes its address in between gains nothing.
    Behind a proxy of the environment the proxy resolves the names, and has to judge them.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.refused: dict[Place, str] = {}  # by resolution, until the request has failed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Stand between the crawl and its resolver while the spider is open."""
        guard = cls(crawler)
        crawler.signals.connect(guard.opened, signals.spider_opened)
        crawler.signals.connect(guard.closed, signals.spider_closed)
        return guard

    def opened(self) -> None:
        """Judge what names resolve to from now on."""
        from twisted.internet import reactor

        self.resolver: Any = reactor.nameResolver
        reactor.installNameResolver(_Judging(self.resolver, self))

    def closed(self) -> None:
        """Give the resolver back."""
        from twisted.internet import reactor

        reactor.installNameResolver(self.resolver)

    @cached_property
    def reach(self) -> Reach:
        """What may be reached: asked for first when the spider knows where it begins."""
        proxies = [url if "://" in url else f"http://{url}" for name, url in getproxies().items() if name != "no"]
        starts = [*getattr(self.crawler.spider, "starts", ()), *proxies]
        return Reach.of(self.crawler.settings.getlist("NEWSSPIDER_PRIVATE_HOSTS"), starts)

    @cached_property
    def files(self) -> frozenset[str]:
        """The files that the user named, as requests spell them."""
        starts = getattr(self.crawler.spider, "starts", ())
        return frozenset(Request(url).url for url in starts if url.startswith("file:"))

    def process_request(self, request: Request) -> None:
        """Let a request pass, or raise Private or Refused."""
        if len(request.url) > MAX_URL:  # grown on the way: no link and no argument is as long
            raise Refused(f"the address has more than {MAX_URL:,} characters", request.url[:300])
        scheme = request.url.partition(":")[0]
        if scheme not in PORTS:
            if not self.reach.everything and request.url not in self.files:
                raise Private(f"{scheme}: is not fetched")
        elif kind := self.reach.refusal(*place(request.url)):
            raise Private(f"{request.url}: {kind}"[:300])

    def process_exception(self, request: Request, exception: Exception) -> None:
        """A name without a public address is refused, not unknown, and not tried again."""
        if isinstance(exception, CannotResolveHostError) and (kind := self.refused.pop(place(request.url), None)):
            raise Private(f"{request.url}: {kind}"[:300]) from exception

    def judge(self, address: str, where: Place) -> bool:
        """Whether this address, to which the place's name resolves, may be connected to."""
        kind = None if self.reach.names(*where) else self.reach.refusal_of(ip_address(address.partition("%")[0]))
        if kind and len(self.refused) < _MAX_NOTED:
            self.refused[where] = f"{address}: {kind}"
        return kind is None


@implementer(IHostnameResolver)
class _Judging:
    """A resolver that keeps back the addresses that may not be connected to."""

    def __init__(self, resolver: Any, guard: PublicAddresses) -> None:
        self.resolver, self.guard = resolver, guard

    def resolveHostName(self, receiver: Any, host: str, port: int = 0, *more: Any, **named: Any) -> Any:  # noqa: N802
        port = named.pop("portNumber", port)
        judged = _Receiver(receiver, self.guard, (host_key(host), port))
        return self.resolver.resolveHostName(judged, host, port, *more, **named)


@implementer(IResolutionReceiver)
class _Receiver:
    def __init__(self, receiver: Any, guard: PublicAddresses, where: Place) -> None:
        self.receiver, self.guard, self.where = receiver, guard, where

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if self.guard.judge(address.host, self.where):
            self.receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.receiver.resolutionComplete()
