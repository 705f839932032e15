"""One run per spider and data folder, by a lock that the kernel takes back when its process dies."""

import fcntl
import json
import os
from datetime import datetime
from pathlib import Path

from newsspider.delivery.errors import Locked, StorageError


class RunLock:
    """Holds `<folder>/.lock` (flock) while a run is at work. The file stays; only the lock comes and goes.

    The lock belongs to the open file, so it is not handed to child processes (the descriptor closes on exec).
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / ".lock"
        self._fd: int | None = None

    def acquire(self, started: datetime) -> None:
        """Take the lock or raise Locked with the holder; the folder is made. StorageError when it cannot be written."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StorageError.of(self.path, error) from error
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pid, since = _holder(fd)
            os.close(fd)
            raise Locked(self.path, pid, since) from None
        except OSError as error:  # a network file system without locks
            os.close(fd)
            raise StorageError.of(self.path, error) from error
        self._fd = fd
        self._sign(fd, started)

    def release(self) -> None:
        """Give the lock back. The file is not removed: another process may hold it open and wait on it."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def __enter__(self) -> "RunLock":
        return self

    def __exit__(self, *exc: object) -> None:
        self.release()

    def _sign(self, fd: int, started: datetime) -> None:
        card = json.dumps({"pid": os.getpid(), "since": started.isoformat(timespec="seconds")}).encode()
        try:
            os.pwrite(fd, card, 0)
            os.ftruncate(fd, len(card))
        except OSError as error:
            self.release()
            raise StorageError.of(self.path, error) from error


def _holder(fd: int) -> tuple[int | None, str | None]:
    # Between another process's lock and its signature the card may be empty, old or half written.
    try:
        card = json.loads(os.pread(fd, 4096, 0))
        return int(card["pid"]), str(card["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None, None
