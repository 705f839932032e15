"""What a ledger learns from exports that it does not know: after a corrupt one was set aside, or an old one restored.

The export itself says what was delivered, so a new ledger need not deliver it twice. Of each line it takes id, url,
canonical_url, site, content_hash, revision and the times. What the export does not hold is lost: addresses as found
(an article behind a redirect or under two addresses is fetched once more, and is a `duplicate` then), what waited, what
was no article, and files that somebody moved away.

A `.part` of a run that the ledger does not know (every run is noted before its file is made) lost its ledger: its whole
lines are finished as the dead run's export.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from newsspider.delivery.errors import StorageError
from newsspider.delivery.ledger import Batch, Entry, Ledger, Settled
from newsspider.delivery.plan import epoch, next_check
from newsspider.delivery.writer import cut, publish
from newsspider.run.fates import Fate

_WHY = "learned from the export"


def relearn(folder: Path, ledger: Ledger, now: int, checks: Sequence[int]) -> str | None:
    """Learn the exports of `data/<spider>` that the ledger does not know; one sentence about it. Raises StorageError.

    Each file is learned in one transaction, so a run that is killed here is gone on with by the next.
    """
    known = ledger.runs()
    try:
        parts = [path for path in folder.glob("*.jsonl.part") if path.name.removesuffix(".jsonl.part") not in known]
        for part in sorted(parts):
            _finish(part)
        files = [path for path in sorted(folder.glob("*.jsonl")) if path.stem not in known]
    except OSError as error:
        raise StorageError.of(folder, error) from error
    if not files:
        return None
    read = [_learn(path, ledger, now, checks) for path in files]
    strange = sum(strange for _, strange in read)
    return (
        f"the ledger did not know {len(files)} files in {folder}: {sum(count for count, _ in read)} articles learned"
        " from them, so that none is delivered twice" + (f"; {strange} lines are no articles" if strange else "")
    )


def _finish(part: Path) -> None:
    """Publish the whole lines of a `.part`; one without any is left for recovery to remove."""
    end = part.read_bytes().rfind(b"\n") + 1
    if end:
        cut(part, end)
        publish(part.with_name(part.name.removesuffix(".part")))


def _learn(path: Path, ledger: Ledger, now: int, checks: Sequence[int]) -> tuple[int, int]:
    """How many articles were learned, and how many lines are none."""
    latest: dict[str, Entry] = {}
    offset = number = strange = 0
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                offset += len(line)
                try:
                    entry = _entry(json.loads(line), path.stem, number, offset, now, checks)
                except (ValueError, KeyError, TypeError):
                    strange += 1
                    continue
                before = latest.get(entry.id) or ledger.article(entry.id)
                if before is None or before.revision < entry.revision:
                    latest[entry.id] = entry
    except OSError as error:
        raise StorageError.of(path, error) from error
    settled = [Settled(entry.url, _fate(entry), _WHY, entry=entry) for entry in latest.values()]
    started = min((entry.delivered_at for entry in latest.values()), default=now)
    ledger.learn(path.stem, started, Batch(settled=settled, offset=offset, lines=number))
    return len(latest), strange


def _entry(line: dict[str, object], run: str, number: int, end: int, now: int, checks: Sequence[int]) -> Entry:
    """The entry of one exported line. Raises ValueError, KeyError, TypeError for what is no article."""
    text = {name: str(line[name]) for name in ("id", "url", "canonical_url", "site", "content_hash", "fetched_at")}
    bytes.fromhex(text["id"] + text["content_hash"])
    published, flags = line["published_at"], line["flags"]
    delivered_at, published_at = epoch(text["fetched_at"]) or now, epoch(str(published) if published else None)
    gone = isinstance(flags, list) and "gone" in flags
    return Entry(
        id=text["id"],
        url=text["url"],
        canonical_url=text["canonical_url"],
        site=text["site"],
        content_hash=text["content_hash"],
        revision=int(str(line["revision"])),
        run=run,
        line=number,
        end=end,
        delivered_at=delivered_at,
        published_at=published_at,
        next_check=None if gone else next_check(published_at or delivered_at, now, checks),
        gone=gone,
    )


def _fate(entry: Entry) -> Fate:
    if entry.gone:
        return Fate.GONE
    return Fate.DELIVERED if entry.revision == 1 else Fate.REVISED
