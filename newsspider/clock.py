"""The run's clock: the wall's, or one that starts where NEWSSPIDER_NOW says, to see today what a month will do."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], float]  # seconds since 1970


def clock_from(moment: str) -> Clock:
    """The wall's clock for "", else one that says `moment` (ISO 8601, UTC without offset) now. Raises ValueError."""
    if not moment:
        return time.time
    started = datetime.fromisoformat(moment)
    ahead = (started if started.tzinfo else started.replace(tzinfo=UTC)).timestamp() - time.time()
    return lambda: time.time() + ahead


def day_and_time(now: float) -> datetime:
    """The same in UTC."""
    return datetime.fromtimestamp(now, UTC)
