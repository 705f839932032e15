"""The arguments of spiders (`-a name=value`): each a parser that says in one line what is wrong and how to mend it."""

import os
import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

SCHEMES: Final = ("http", "https", "file")
MAX_URL: Final = 2_083  # characters, as Scrapy's URLLENGTH_LIMIT
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COUNT: Final = re.compile(r"[0-9]{1,9}")


class ArgumentError(ValueError):
    """A spider argument that cannot be used; the message is one line for the person at the prompt."""


def a_date(said: str) -> date:
    """A day as YYYY-MM-DD."""
    try:
        if _DAY.fullmatch(said):
            return date.fromisoformat(said)
    except ValueError:
        pass  # 2026-02-30: said below, as is a form that Python reads too, 20261011 or 2026-W41-1
    raise ArgumentError(f"{said[:200]!r} is not a date: write it as YYYY-MM-DD, like 2026-10-11")


def a_count(said: str) -> int:
    """A whole number from 1."""
    if not _COUNT.fullmatch(said) or not int(said):
        raise ArgumentError(f"{said[:200]!r} is not a count: give a whole number from 1 to 999,999,999")
    return int(said)


def a_url(said: str) -> str:
    """An http, https or file URL; a file must be there and readable, since nothing will come of it later."""
    url = said.strip()
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise ArgumentError(f"{said!r} is not a URL: {error}") from None
    if parts.scheme not in SCHEMES or len(url) > MAX_URL or not url.isprintable():
        raise ArgumentError(
            f"{said[:200]!r} is not a URL that can be fetched: give one that begins with http://, https:// or file://"
        )
    if parts.scheme == "file":
        if parts.netloc not in ("", "localhost"):
            raise ArgumentError(f"{said!r} is a file of another host: write it as file:///path")
        readable_file(unquote(parts.path))
    elif not host:
        raise ArgumentError(f"{said!r} names no host: write it as https://host/path")
    elif "@" in parts.netloc:
        raise ArgumentError(f"the URL of {host!r} has a user in it: write it as https://host/path")
    elif " " in host:
        raise ArgumentError(f"{said!r} has a space in its host: write it as https://host/path")
    return url


def urls(said: str) -> list[str]:
    """A comma list of URLs. A comma inside a URL stays where what follows it is no URL of its own."""
    found: list[str] = []
    for part in said.split(","):
        if part.strip().startswith(tuple(f"{scheme}:" for scheme in SCHEMES)) or not found:
            found.append(part)
        else:
            found[-1] += f",{part}"
    return list(dict.fromkeys(a_url(each) for each in found))


def url_file(said: str) -> list[str]:
    """The URLs in a file, one a line ("-": standard input); blank lines and lines that begin with # are passed over."""
    text = sys.stdin.read() if said == "-" else readable_file(said).read_text(encoding="utf-8-sig", errors="replace")
    listed = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                listed.append(a_url(line))
            except ArgumentError as error:
                raise ArgumentError(f"line {number} of {said}: {error}") from None
    if not listed:
        raise ArgumentError(f"{said} names no URL: write one a line")
    return list(dict.fromkeys(listed))


def readable_file(said: str) -> Path:
    """A file that can be opened."""
    path = Path(said)
    try:
        if path.is_dir():
            raise ArgumentError(f"{said} is a directory: name a file")
        if not path.exists():
            raise ArgumentError(f"{said} does not exist: check the path")
        if not path.is_file():
            raise ArgumentError(f"{said} is no regular file: name a file")
    except (OSError, ValueError) as error:
        raise (
            error if isinstance(error, ArgumentError) else ArgumentError(f"{said!r} cannot be opened: {error}")
        ) from None
    if not os.access(path, os.R_OK):
        raise ArgumentError(f"{said} cannot be read: give this user the right to read it")
    return path


COMMON: Final[Mapping[str, Callable[[str], Any]]] = {"since": a_date, "until": a_date, "limit": a_count}


def read_arguments(spider: str, known: Mapping[str, Callable[[str], Any]], given: Mapping[str, str]) -> dict[str, Any]:
    """Parse what was given to `spider`; ArgumentError names the argument."""
    read: dict[str, Any] = {}
    for name, said in given.items():
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"it takes {', '.join(known)}"
            raise ArgumentError(f"unknown argument {name!r} of spider {spider}: {hint}")
        try:
            read[name] = known[name](said)
        except ArgumentError as error:
            raise ArgumentError(f"{name}: {error}") from None
    if "since" in read and "until" in read and read["since"] > read["until"]:
        raise ArgumentError(f"since={read['since']} is after until={read['until']}: no day is in between")
    return read
