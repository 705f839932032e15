"""What runs learn of a site and leave to the next, in the ledger: loaded when first asked for, stored at the end."""

from collections.abc import Callable

from newsspider.delivery.errors import StorageError
from newsspider.delivery.ledger import Ledger
from newsspider.discovery.record import LinkRecord
from newsspider.identity import site


class Lessons:
    """Without a ledger a run learns for itself alone. `failed` is told when the ledger cannot be read or written."""

    def __init__(self, now: Callable[[], float], ledger: Ledger | None, failed: Callable[[StorageError], None]) -> None:
        self._now, self._ledger, self._failed = now, ledger, failed
        self._links: dict[str, LinkRecord] = {}

    def links(self, url: str) -> LinkRecord:
        """What came of the links of this URL's site."""
        name = site(url)
        if name not in self._links:
            stored = self._load(f"links {name}")
            self._links[name] = LinkRecord.load(stored, self._now()) if stored else LinkRecord()
        return self._links[name]

    def close(self) -> None:
        """Store it all."""
        for name, record in self._links.items():
            self._store(f"links {name}", record.dump(self._now()))

    def _load(self, subject: str) -> bytes | None:
        try:
            return self._ledger.learned(subject) if self._ledger else None
        except StorageError as error:
            self._failed(error)
            return None

    def _store(self, subject: str, content: bytes) -> None:
        try:
            if self._ledger:
                self._ledger.keep_learned(subject, content)
        except StorageError as error:
            self._failed(error)
