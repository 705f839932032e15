"""Which process is at work in a spider's folder, told without touching the lock."""

import json
import os
from pathlib import Path
from typing import Final

_LOCKS: Final = Path("/proc/locks")


def holder(folder: Path) -> int | None:
    """The id of the process that holds the folder's lock; None when nobody does.

    Taking the lock to see whether it is free would make a run that starts at that moment end as `locked`. Linux lists
    every lock; elsewhere a living process of the id on the lock's card is believed.
    """
    try:
        pid = int(json.loads((folder / ".lock").read_bytes())["pid"])
        inode = (folder / ".lock").stat().st_ino
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if _LOCKS.exists():
        return pid if (pid, inode) in _flocks(_LOCKS.read_text()) else None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        return pid  # it lives, as another user's
    return pid


def _flocks(listed: str) -> set[tuple[int, int]]:
    """(process, inode) of each lock in a text like "3: FLOCK  ADVISORY  WRITE 26500 fe:00:2222326 0 EOF"."""
    rows = (line.split() for line in listed.splitlines())
    return {(int(row[4]), int(row[5].rpartition(":")[2])) for row in rows if len(row) > 5 and row[1] == "FLOCK"}
