"""A new ledger from the export, when the old one had to be set aside: what was delivered is not delivered again.

What the lines do not say is not remembered: URLs as found before a redirect, other fates, validators, what waited.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from newsspider.delivery.errors import StorageError
from newsspider.delivery.ledger import Batch, Entry, Ledger, Settled
from newsspider.delivery.plan import epoch, next_check
from newsspider.run.fates import Fate

_GROUP = 1000  # lines a transaction


def rebuild(ledger: Ledger, folder: Path, now: int) -> int:
    """Remember what the finished files of `data/<spider>` hold, oldest first, under the spider's lock; how many lines.

    To be called on a ledger that knows none of these runs. Raises StorageError, also for a file that is no export.
    """
    count = 0
    for path in sorted(folder.glob("*.jsonl")):
        ledger.begin_run(path.stem, int(path.stat().st_mtime))
        batch = Batch()
        for settled in _lines(path, now):
            count += 1
            entry = settled.entry
            batch.settled.append(settled)
            batch.offset, batch.lines = (entry.end, entry.line) if entry else (0, 0)
            if len(batch.settled) == _GROUP:
                ledger.commit(batch)
                batch = Batch(offset=batch.offset, lines=batch.lines)
        ledger.commit(batch)
        ledger.finished(path.stem)
    return count


def _lines(path: Path, now: int) -> Iterator[Settled]:
    end = 0
    try:
        with path.open("rb") as file:
            for number, content in enumerate(file, 1):
                end += len(content)
                line = json.loads(content)
                published, fetched = epoch(line["published_at"]), epoch(line["fetched_at"]) or now
                gone = "gone" in line["flags"]
                entry = Entry(
                    id=line["id"],
                    url=line["url"],
                    canonical_url=line["canonical_url"],
                    site=line["site"],
                    content_hash=line["content_hash"],
                    revision=line["revision"],
                    run=path.stem,
                    line=number,
                    end=end,
                    delivered_at=fetched,
                    published_at=published,
                    next_check=None if gone else next_check(published or fetched, now),
                    gone=gone,
                )
                fate = Fate.GONE if gone else Fate.REVISED if line["revision"] > 1 else Fate.DELIVERED
                yield Settled(line["url"], fate, "from the export", entry=entry)
    except OSError as error:
        raise StorageError.of(path, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StorageError(path, f"it is no export ({error!r})", "move it out of this folder") from error
