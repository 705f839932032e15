"""Hosts that refuse or ask for patience: how long to wait for one, and when a run leaves it alone."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

HOLLOW: Final = 3  # times as many such pages in a row as refusals: articles do go missing


def host_of(url: str) -> str:
    """The host of a URL, as the downloader's slots are named; "" for a file."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


@dataclass(slots=True)
class _Host:
    refusals: Counter[str] = field(default_factory=Counter)  # in a row, by their words
    hollow: int = 0  # pages without an article in a row, of the kinds that a site sends in an article's place
    articles: int = 0  # that came
    busy: int = 0  # 429 and 503 in a row
    until: float = 0.0  # when the pause is over
    waited: float = 0.0  # seconds, in this run
    left: str = ""  # why it is left alone
    refuses: bool = False  # it is left alone for its refusals


class Hosts:
    """The hosts of one run.

    `most`: refusals in a row (403, captcha, login wall, …) after which a host is left alone; 0: never. `first`: seconds
    of the first pause, doubled while nothing but 429 and 503 comes. `patience`: seconds of pauses that a host is
    granted. `tries`: answers 429 and 503 in a row after which it is left alone.
    """

    def __init__(self, most: int = 10, first: float = 2.0, patience: float = 300.0, tries: int = 3) -> None:
        self.most, self.first, self.patience, self.tries = most, first, patience, tries
        self.on_left: Callable[[str, str], None] = lambda host, why: None  # called when a host is left alone
        self._hosts: dict[str, _Host] = {}

    def refused(self, host: str, why: str) -> None:
        """A page of it was refused: `why` in words."""
        known = self._of(host)
        known.refusals[why] += 1
        if self.most and known.refusals.total() >= self.most and not known.left:
            said, _ = known.refusals.most_common(1)[0]
            known.refuses = True
            self._leave(host, f"the host refused {known.refusals.total()} times in a row ({said})")

    def hollow(self, host: str, why: str) -> None:
        """A page came that says that it is gone, or nothing at all. Single ones are no refusal."""
        known = self._of(host)
        known.hollow += 1
        if self.most and known.hollow >= HOLLOW * self.most and not known.left:
            known.refuses = True
            self._leave(host, f"the host sent {known.hollow} pages in a row without an article ({why})")

    def answered(self, host: str) -> None:
        """An article of it came."""
        known = self._of(host)
        known.refusals.clear()
        known.hollow = 0
        known.articles += 1

    def calm(self, host: str) -> None:
        """It answered something else than 429 and 503."""
        self._of(host).busy = 0

    def pause(self, host: str, asked: float | None, now: float) -> float | None:
        """It answered 429 or 503 at `now`: seconds until it may be asked again; None: not in this run.

        `asked`: the seconds of its Retry-After.
        """
        known = self._of(host)
        if known.left:
            return None
        if now < known.until:  # said to a request that was under way when the pause began
            return known.until - now
        known.busy += 1
        wait = max(asked or 0.0, self.first * 2.0 ** (known.busy - 1))
        if known.waited + wait > self.patience:
            self._leave(host, "the host asks to come back later" if asked else "the host stays busy")
        elif known.busy >= self.tries:
            self._leave(host, "the host stays busy")
        else:
            known.waited += wait
            known.until = now + wait
            return wait
        return None

    def left_alone(self, host: str) -> str:
        """Why the run asks it no more; "" while it does."""
        known = self._hosts.get(host)
        return known.left if known else ""

    def blocked(self) -> str | None:
        """The run in one sentence when a host was left alone for its refusals and no other one brought articles."""
        left = {name: host for name, host in self._hosts.items() if host.refuses}
        others = any(host.articles for name, host in self._hosts.items() if name not in left)
        if not left or others:
            return None
        name, host = next(iter(left.items()))
        return f"{host.left.replace('the host', name)}; what was left is for the next run"

    def _leave(self, host: str, why: str) -> None:
        self._of(host).left = why
        self.on_left(host, why)

    def _of(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())
