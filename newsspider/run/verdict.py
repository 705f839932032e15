"""The verdict of a run and its exit code: what a person would say who looked at the run at three in the morning.

Order of judging, first that holds:

1. `usage`, `locked`: nothing was done.
2. `storage` before `error`: on a full disk other things raise too, and the disk is what has to be mended first.
3. `error` before `interrupted`: a bug stays a bug when somebody stops the run after it.
4. `interrupted` before all that is judged by shares: half a run proves nothing about a site.
5. `blocked`, by refusals in a row or by shares, and `network`: they explain whatever is missing below.
6. `layout_broken`: it says more than `nothing_delivered`, and counts although some articles were delivered.
7. `nothing_found`, `nothing_delivered`, `ok`.
"""

import signal
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

EXIT_CODES: Mapping[str, int] = MappingProxyType(
    {
        "ok": 0,
        "error": 1,
        "usage": 2,
        "nothing_found": 10,
        "nothing_delivered": 11,
        "layout_broken": 12,
        "blocked": 13,
        "network": 14,
        "storage": 15,
        "locked": 16,
        "interrupted": 143,
    }
)
FLOORS: Mapping[str, float] = MappingProxyType({"title": 0.5, "text": 0.5, "published_at": 0.5})
NEW = frozenset(("delivered", "revised"))
_FLOOR_PAGES = 5  # fewer pages say nothing about a layout
_HISTORY_PAGES = 10  # of a site at 90 %, 6 of 10 and fewer come by chance in 1.3 % of runs
_HISTORY_DROP = 0.3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the run was: a name of EXIT_CODES, its exit code, and the reason in one sentence."""

    name: str
    code: int
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


@dataclass(slots=True)
class RunFacts:
    """What is known at the end of a run. Sentences are None when the thing did not happen."""

    usage: str | None = None
    locked: str | None = None
    storage: str | None = None
    errors: int = 0  # exceptions that escaped
    first_error: str | None = None
    imbalance: str | None = None  # Fates.imbalance()
    signal: int | None = None  # signal.SIGINT or signal.SIGTERM
    fates: Mapping[str, int] = field(default_factory=dict)  # Fates.counts()
    repeats: Counter[str] = field(default_factory=Counter)  # of these, what ended so in an earlier run too
    # Requests by how they ended, retries apart; robots.txt apart:
    fetched: int = 0  # an answer that was no block, 304 and 404 too
    fetched_blocked: int = 0  # 401 403 412 429 451 521, captcha, challenge, consent
    fetched_network: int = 0  # DNS, connect, TLS, time-out
    articles_network: int = 0  # found URLs that failed so
    gave_up: str | None = None  # Hosts.blocked()
    commonest_failure: str = ""  # "HTTP 403", "connection refused", …
    rejected: int = 0  # found URLs that were left out by the look of the link alone
    lists_read: int = 0  # front and section pages that came whole (200)
    lists_unchanged: int = 0  # … that answered 304
    lists_spared: int = 0  # … that the plan of lists left for another run
    lists_failed: int = 0  # … that did not come
    no_issue: list[str] = field(default_factory=list)  # newspapers' days without an issue, and why
    pages_read: int = 0  # pages parsed as articles: the fill rates are over these
    fill: Mapping[str, float] = field(default_factory=dict)
    usual: Mapping[str, float] = field(default_factory=dict)  # the same from this site's earlier runs
    floors: Mapping[str, float] = field(default_factory=lambda: FLOORS)  # of the required fields


def judge(facts: RunFacts) -> Verdict:
    """The verdict; total and pure."""
    name, reason = _certain(facts) or _took_over(facts) or _layout(facts) or _outcome(facts)
    code = 128 + facts.signal if name == "interrupted" and facts.signal else EXIT_CODES[name]
    return Verdict(name, code, " ".join(reason.split()))


def _certain(facts: RunFacts) -> tuple[str, str] | None:
    for name, reason in (("usage", facts.usage), ("locked", facts.locked), ("storage", facts.storage)):
        if reason:
            return name, reason
    if facts.errors or facts.first_error:
        more = f" (and {facts.errors - 1} more)" if facts.errors > 1 else ""
        return "error", (facts.first_error or "an exception escaped") + more
    if facts.imbalance:
        return "error", facts.imbalance
    if facts.signal:
        left = facts.fates.get("pending", 0)
        return "interrupted", f"stopped by {signal.Signals(facts.signal).name}; {left} left for the next run"
    return None


def _took_over(facts: RunFacts) -> tuple[str, str] | None:
    if facts.gave_up:
        return "blocked", facts.gave_up
    # Of all fetches, or of the articles alone: sections that still answer are no comfort.
    fetched = facts.fetched + facts.fetched_blocked + facts.fetched_network
    unasked = sum(facts.fates.get(name, 0) for name in ("known", "pending", "duplicate", "robots")) + facts.rejected
    tried = sum(facts.fates.values()) - unasked
    blocked = facts.fates.get("blocked", 0)
    return _majority(facts, "fetches", fetched, facts.fetched_blocked, facts.fetched_network) or _majority(
        facts, "new articles", tried, blocked, facts.articles_network
    )


def _majority(facts: RunFacts, what: str, total: int, blocked: int, network: int) -> tuple[str, str] | None:
    if (blocked + network) * 2 <= total:
        return None
    name, count = ("blocked", blocked) if blocked >= network else ("network", network)
    words = {"blocked": "were refused", "network": "got no answer"}[name]
    mostly = f", mostly {facts.commonest_failure}" if facts.commonest_failure else ""
    return name, f"{count} of {total} {what} {words}{mostly}"


def _layout(facts: RunFacts) -> tuple[str, str] | None:
    for name, floor in facts.floors.items():
        rate, usual = facts.fill.get(name, 0.0), facts.usual.get(name, 0.0)
        on = f"{name} on {rate:.0%} of {facts.pages_read} pages"
        if facts.pages_read >= _FLOOR_PAGES and rate < floor:
            return "layout_broken", f"{on}, the floor is {floor:.0%}"
        if facts.pages_read >= _HISTORY_PAGES and usual - rate > _HISTORY_DROP:
            return "layout_broken", f"{on}, on this site it used to be {usual:.0%}"
    return None


def _outcome(facts: RunFacts) -> tuple[str, str]:
    fates = {name: count for name, count in facts.fates.items() if count}
    found = sum(fates.values())
    told = ", ".join(f"{count} {name}" for name, count in fates.items())
    mostly = f", mostly {facts.commonest_failure}" if facts.commonest_failure else ""
    if facts.lists_failed and not (facts.lists_read or facts.lists_unchanged or fates.keys() & NEW):
        return "nothing_found", f"none of {facts.lists_failed} front and section pages could be read{mostly}"
    if not found and facts.no_issue:
        more = f" (and {len(facts.no_issue) - 1} more)" if len(facts.no_issue) > 1 else ""
        return "nothing_found", f"no issue of {facts.no_issue[0]}{more}"
    if found == facts.rejected:
        if facts.lists_spared and not facts.lists_read:
            return "ok", "nothing new is due: the lists were asked for a short time ago"
        # A front page that answers 304 has nothing new, which is no failure.
        if facts.lists_unchanged and facts.lists_unchanged >= facts.lists_read:
            return "ok", "nothing new: the section pages have not changed"
        return "nothing_found", f"no article links on {facts.lists_read} pages read{mostly}"
    if fates.keys() & NEW:
        return "ok", told
    seen = fates.keys() & {"known", "unchanged", "duplicate"}
    # Beside known articles, what a rule leaves out, the site took back or was no article before is no failure.
    news = {name for name, count in fates.items() if count > facts.repeats[name]}
    if seen and not news - seen - {"filtered", "gone"}:
        return "ok", f"nothing new: {told}"
    return "nothing_delivered", f"{found} found, none delivered: {told}"
