"""Settings that cannot be used, found before anything is fetched."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any, Final

from scrapy.settings import BaseSettings

from newsspider import settings as ours
from newsspider.addresses import Reach
from newsspider.clock import clock_from
from newsspider.reading.rights import OBEYED
from newsspider.repair.scripts import SCRIPTS

Read = Callable[[BaseSettings, str], Any]  # raises ValueError or TypeError for what it cannot read


class _UnknownWord(ValueError):  # noqa: N818 - it is a word, not an error of the program
    """One word of several; the message is the word."""


def _words(known: Sequence[str]) -> Read:
    def read(settings: BaseSettings, name: str) -> None:
        if wrong := [word for word in settings.getlist(name) if word not in known]:
            raise _UnknownWord(wrong[0])

    return read


def _number(settings: BaseSettings, name: str) -> None:
    if settings.getfloat(name) < 0:
        raise ValueError(settings[name])


#: Settings whose values are neither numbers nor True or False → how they are read, and what they take.
READ: Final[dict[str, tuple[Read, str]]] = {
    "NEWSSPIDER_SCRIPT": (_words(tuple(SCRIPTS)), ", ".join(SCRIPTS)),
    "NEWSSPIDER_OBEY_RIGHTS": (_words(tuple(OBEYED)), ", ".join(OBEYED)),
    "NEWSSPIDER_NOW": (lambda settings, name: clock_from(settings[name] or ""), "a moment, like 2026-11-22T08:00:00Z"),
    "NEWSSPIDER_LOOK_AGAIN_HOURS": (
        lambda settings, name: [float(hours) for hours in settings.getlist(name)],
        "hours, like 1,6,24,168",
    ),
    "NEWSSPIDER_PRIVATE_HOSTS": (
        lambda settings, name: Reach.of(settings.getlist(name)),
        "HOST, HOST:PORT, NETWORK/BITS or *, with commas between",
    ),
}
_TYPES: Final[dict[type, tuple[Read, str]]] = {
    bool: (BaseSettings.getbool, "True or False"),
    int: (_number, "a number, 0 or more"),
    float: (_number, "a number, 0 or more"),
}


def misspelt(given: Sequence[str]) -> str | None:
    """What is wrong with a `-s NEWSSPIDER_…=` that no setting of this project answers to; None when nothing is."""
    known = [name for name in vars(ours) if name.startswith("NEWSSPIDER_")]
    for name in (each.partition("=")[0] for each in given):
        if name.startswith("NEWSSPIDER_") and name not in known:
            near = get_close_matches(name, known, 1)
            return f"there is no setting {name}: " + (f"did you mean {near[0]}?" if near else "README lists them")
    return None


def unusable(settings: BaseSettings) -> str | None:
    """What is wrong with the value of a setting that settings.py has; None when nothing is."""
    for name, default in vars(ours).items():
        read, takes = READ.get(name) or _TYPES.get(type(default)) or (None, "")
        if read is None or not name.isupper():
            continue
        try:
            read(settings, name)
        except (ValueError, TypeError) as error:
            said = str(error) if isinstance(error, _UnknownWord) else settings[name]
            return f"{name} cannot be {said!r}: it takes {takes}"
    return None
