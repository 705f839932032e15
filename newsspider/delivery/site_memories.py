"""What the sites' pages repeat, kept in the ledger from run to run."""

from collections.abc import Callable

from newsspider.boilerplate.memory import SiteMemories
from newsspider.delivery.errors import StorageError
from newsspider.delivery.ledger import Ledger


def stored_memories(ledger: Ledger, failed: Callable[[StorageError], None]) -> SiteMemories:
    """Memories that the ledger loads and stores. When it cannot, `failed` is told and the run learns for itself."""

    def load(site: str) -> bytes | None:
        try:
            return ledger.memory(site)
        except StorageError as error:
            failed(error)
            return None

    def store(site: str, stored: bytes) -> None:
        try:
            ledger.keep_memory(site, stored)
        except StorageError as error:
            failed(error)

    return SiteMemories(load, store)
