"""The pace of each host: its Crawl-delay, and pauses that it asked for. Nothing sleeps; other hosts go on."""

from time import monotonic
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.pqueues import DownloaderAwarePriorityQueue, DownloaderInterface

_LEAST = 0.1  # seconds: a slot without any delay would not look when it was last asked
_IN_HAND = 4  # requests of one host that wait in the downloader: more would take the places of other hosts


class HostPace:
    """Keeps the delay of each download slot, which is a host, at what its host asks for."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.least: dict[str, float] = {}  # slot → seconds between two requests

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen behind AutoThrottle, which would shorten the delay again."""
        extension = cls(crawler)
        crawler.signals.connect(extension.downloaded, signals.response_downloaded)
        return extension

    @classmethod
    def of(cls, crawler: Crawler) -> "HostPace":
        """The extension of this crawl."""
        extension = crawler.get_extension(cls)
        if extension is None:
            raise RuntimeError("HostPace is not among the EXTENSIONS: see newsspider/settings.py")
        return extension

    def downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        """Lengthen what AutoThrottle made of the delay."""
        self._keep(request.meta.get("download_slot", ""))

    def key(self, request: Request) -> str:
        """The slot that a request goes through."""
        said: str = self._downloader.get_slot_key(request)
        return said

    def slow_down(self, key: str, seconds: float) -> None:
        """At least so many seconds between two requests from now on, one at a time."""
        self.least[key] = seconds
        # A slot that was idle for a minute is made anew, from these.
        self._downloader.per_slot_settings[key] = {"delay": seconds, "concurrency": 1, "jitter": 0.0}
        self._keep(key)

    def pause(self, key: str, seconds: float) -> None:
        """No request for so long, those that wait in the downloader included."""
        slot = self._slots.get(key)
        if slot is not None:
            slot.delay = max(slot.delay, _LEAST)
            slot.lastseen = monotonic() + seconds

    def drop(self, key: str, error: Exception) -> None:
        """End the requests that wait for their turn."""
        slot = self._slots.get(key)
        while slot is not None and slot.queue:
            _, waiting = slot.queue.popleft()
            waiting.errback(error)

    def _keep(self, key: str) -> None:
        slot, seconds = self._slots.get(key), self.least.get(key)
        if slot is not None and seconds is not None:
            slot.delay, slot.concurrency, slot.jitter = max(slot.delay, seconds), 1, 0.0

    @property
    def _downloader(self) -> Any:
        return self.crawler.engine.downloader

    @property
    def _slots(self) -> dict[str, Slot]:
        slots: dict[str, Slot] = self._downloader.slots
        return slots


class _Ready(DownloaderInterface):
    """Shows the queue only hosts that may be asked now."""

    def stats(self, possible_slots: Any) -> list[tuple[int, str]]:
        now = monotonic()
        slots = self.downloader.slots
        return [
            (active, key)
            for active, key in super().stats(possible_slots)
            if key not in slots or (slots[key].lastseen <= now and active < max(_IN_HAND, 2 * slots[key].concurrency))
        ]


class PatientQueue(DownloaderAwarePriorityQueue):
    """Requests for a host that is paused or has enough in hand stay in the queue, where they are in nobody's way."""

    def __init__(self, crawler: Crawler, *args: Any, **kwargs: Any) -> None:
        super().__init__(crawler, *args, **kwargs)
        self._downloader_interface = _Ready(crawler)
