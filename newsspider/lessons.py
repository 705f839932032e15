"""What runs learn of a site and leave to the next, in the ledger: loaded when first asked for, stored at the end."""

from collections.abc import Callable, Mapping

from newsspider.delivery.errors import StorageError
from newsspider.delivery.hints import Hints
from newsspider.delivery.ledger import Ledger
from newsspider.delivery.looks import Looks
from newsspider.discovery.record import LinkRecord
from newsspider.identity import site
from newsspider.list_plan import ListPlan


class Lessons:
    """Without a ledger a run learns for itself alone. `failed` is told when the ledger cannot be read or written."""

    def __init__(self, now: Callable[[], float], ledger: Ledger | None, failed: Callable[[StorageError], None]) -> None:
        self._now, self._ledger, self._failed = now, ledger, failed
        self._links: dict[str, LinkRecord] = {}
        self._lists: dict[str, ListPlan] = {}
        self._looks: dict[str, Looks] = {}
        self._hints: dict[str, Hints] = {}
        self._notes: dict[str, bytes] = {}

    def links(self, url: str) -> LinkRecord:
        """What came of the links of this URL's site."""
        name = site(url)
        if name not in self._links:
            stored = self.recall(f"links {name}")
            self._links[name] = LinkRecord.load(stored, self._now()) if stored else LinkRecord()
        return self._links[name]

    def lists(self, url: str) -> ListPlan:
        """When this site's lists were asked for, and what they brought."""
        name = site(url)
        if name not in self._lists:
            stored = self.recall(f"lists {name}")
            self._lists[name] = ListPlan.load(stored) if stored else ListPlan()
        return self._lists[name]

    def looks(self, name: str) -> Looks:
        """What second looks at this site's articles found."""
        if name not in self._looks:
            stored = self.recall(f"looks {name}")
            self._looks[name] = Looks.load(stored) if stored else Looks()
        return self._looks[name]

    def hints(self, url: str) -> Hints:
        """What lists of this URL's site said of its articles."""
        name = site(url)
        if name not in self._hints:
            stored = self.recall(f"hints {name}")
            self._hints[name] = Hints.load(stored) if stored else Hints()
        return self._hints[name]

    def note(self, subject: str, content: bytes) -> None:
        """Keep this for the next run."""
        self._notes[subject] = content

    def close(self) -> None:
        """Store it all."""
        kinds: dict[str, Mapping[str, ListPlan | Looks | Hints]] = {
            "lists": self._lists,
            "looks": self._looks,
            "hints": self._hints,
        }
        for kind, sites in kinds.items():
            for name, each in sites.items():
                self._store(f"{kind} {name}", each.dump())
        for subject, content in self._notes.items():
            self._store(subject, content)
        for name, record in self._links.items():
            self._store(f"links {name}", record.dump(self._now()))

    def recall(self, subject: str) -> bytes | None:
        """What was noted of this subject."""
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
