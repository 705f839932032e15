"""When to look at a delivered article again: often while it is news, then not at all."""

from collections.abc import Sequence
from datetime import UTC, datetime

HOUR = 3600
CHECKS: tuple[int, ...] = (HOUR, 6 * HOUR, 24 * HOUR, 7 * 24 * HOUR)  # seconds after publication


def next_check(since: int, now: int, checks: Sequence[int] = CHECKS) -> int | None:
    """The first moment of the plan after now; None when the article is past them all. `since`: its publication."""
    return min((since + each for each in checks if since + each > now), default=None)


def epoch(moment: str | None) -> int | None:
    """Seconds since 1970 of an article's time (ISO 8601 with offset, or a date: then noon UTC); None for None."""
    if moment is None:
        return None
    if len(moment) == len("2026-11-22"):
        moment += "T12:00:00+00:00"
    time = datetime.fromisoformat(moment)
    return int((time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp())
