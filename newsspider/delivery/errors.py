"""What can go wrong between an article and the disk, each in one sentence that names the file and the mend."""

import errno
from pathlib import Path

_MENDS = {
    errno.ENOSPC: "free some space on that disk",
    errno.EDQUOT: "the disk quota is used up: free some space or raise it",
    errno.EFBIG: "raise the limit of file size (ulimit -f)",
    errno.EROFS: "the disk is mounted read-only: mount it writable or set NEWSSPIDER_DATA_DIR",
    errno.EACCES: "give this user the right to write there or set NEWSSPIDER_DATA_DIR",
    errno.EPERM: "give this user the right to write there or set NEWSSPIDER_DATA_DIR",
    errno.EIO: "the disk reports a fault: check it before the next run",
}


class StorageError(Exception):
    """The export or the ledger could not be written or read (verdict `storage`, exit 15)."""

    def __init__(self, path: Path, reason: str, mend: str = "see that it can be written") -> None:
        super().__init__(f"{path}: {reason}; {mend}")
        self.path = path
        self.reason = reason

    @classmethod
    def of(cls, path: Path, error: OSError) -> "StorageError":
        """The same for what the operating system says."""
        mend = _MENDS.get(error.errno or 0, "see that it can be written")
        return cls(path, error.strerror or str(error), mend)


class LedgerCorrupt(StorageError):  # noqa: N818 - says more than "Error" would
    """The ledger is no sound database any more; `newsspider.delivery.ledger_schema.set_aside` keeps it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, f"the ledger is corrupt ({reason})", "nothing of it is deleted")


class Locked(Exception):  # noqa: N818 - the verdict's name
    """Another run of this spider is at work on the same data (verdict `locked`, exit 16)."""

    def __init__(self, path: Path, pid: int | None, since: str | None) -> None:
        super().__init__(f"{path}: another run is at work here, process {pid or '?'} since {since or '?'}")
        self.path = path
        self.pid = pid
        self.since = since
