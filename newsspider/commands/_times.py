"""Times and durations as a person writes and reads them."""

import re
from datetime import datetime
from typing import Final

from newsspider.commands._answers import Mistake

SECONDS: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_DURATION: Final = re.compile(r"([0-9]{1,6})([smhdw])")


def duration(said: str) -> int:
    """Seconds of a duration as in "30m", "6h", "2d"; Mistake for anything else."""
    read = _DURATION.fullmatch(said)
    if read is None or not int(read[1]):
        raise Mistake(f"{said!r} is not a duration: write a number and m, h, d or w, like 30m, 6h or 2d")
    return int(read[1]) * SECONDS[read[2]]


def ago(seconds: float) -> str:
    """A span in its largest whole unit, rounded down: "3h" for 3 hours and 59 minutes; "0s" for none."""
    for unit, length in reversed(SECONDS.items()):
        if seconds >= length:
            return f"{int(seconds // length)}{unit}"
    return "0s"


def local(moment: float) -> str:
    """Seconds since 1970 as "2026-11-22 14:15:16+01:00", in the zone of this machine's user."""
    return datetime.fromtimestamp(moment).astimezone().isoformat(sep=" ", timespec="seconds")


def seconds(said: str) -> float:
    """Seconds since 1970 of a time in a run's record. Raises ValueError."""
    return datetime.fromisoformat(said).timestamp()
