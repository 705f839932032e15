"""What a new run does about dead ones before it starts: cut, finish or drop what they left, so that nothing is lost,
doubled or torn. To be called under the spider's lock; may itself be killed at any instruction and called again.

| found                                      | done                                                             |
|--------------------------------------------|------------------------------------------------------------------|
| `.part` longer than was committed          | cut there: those articles are not in the ledger, so they come again |
| `.part` with committed lines               | renamed: it is the dead run's export                             |
| `.part` with none                          | removed                                                          |
| no `.part`, the final file is there        | killed between the rename and its note: noted                    |
| no `.part`, run complete, no file          | renamed, and a reader took it away: noted                        |
| no `.part`, run not complete, no file      | somebody removed it: its articles are unlearned, and come again  |
| `.warc.gz.part`, a raw archive             | finished behind its last whole record, whatever the spider       |
| file shorter than was committed            | a fault of the disk: what is missing is unlearned, and comes again |

A one-off spider (`article`, `warc`, `demo`) has no ledger: its dead `.part` is removed. Half of what was asked for
would look complete under the final name, and whoever asked saw the run fail and asks again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from newsspider.archive.mend import mend
from newsspider.delivery.errors import StorageError
from newsspider.delivery.ledger import DeadRun, Ledger
from newsspider.delivery.writer import cut, part_of, publish, remove
from newsspider.run.record import FileRecord

_CHUNK = 1 << 20  # bytes read at a time


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was done about one dead run, in one sentence; `file` when its export was finished now."""

    run_id: str
    sentence: str
    file: FileRecord | None = None


def recover(folder: Path, ledger: Ledger | None) -> list[Recovered]:
    """Put the folder of one spider (`data/<spider>`) in order. Raises StorageError."""
    done = [_recover(folder / f"{dead.id}.jsonl", dead, ledger) for dead in ledger.dead_runs()] if ledger else []
    archives = [Recovered(run_id, sentence) for run_id, sentence in mend(folder)]
    return [*(each for each in done if each), *archives, *_drop(folder)]


def _recover(path: Path, dead: DeadRun, ledger: Ledger) -> Recovered | None:
    part = part_of(path)
    file = part if part.exists() else path if path.exists() else None
    size = _size(file) if file else dead.offset if dead.complete else 0
    said = []
    if size < dead.offset:
        kept, lines = _whole_lines(file, min(size, dead.offset)) if file else (0, 0)
        count = ledger.take_back(dead.id, kept, lines)
        dead = DeadRun(dead.id, kept, lines, dead.complete)
        said.append(f"{count} articles of it are lost and will be fetched again")
    if file is part:
        if size > dead.offset:
            cut(part, dead.offset)
            said.append(f"{size - dead.offset} bytes that were not committed cut off")
        if dead.offset:
            ledger.complete(dead.id)
            publish(path)
            said.append(f"{dead.lines} lines finished")
        else:
            remove(part)
    ledger.finished(dead.id)
    if not said:
        return None
    record = _record(path, dead) if file is part and dead.offset else None
    return Recovered(dead.id, f"{path.name}, left by a dead run: {', '.join(said)}", record)


def _drop(folder: Path) -> Iterator[Recovered]:
    try:
        leftovers = sorted(folder.glob("*.part"))
    except OSError as error:
        raise StorageError.of(folder, error) from error
    for part in leftovers:
        size = _size(part)
        remove(part)
        if part.name.endswith(".jsonl.part") and size:
            run_id = part.name.removesuffix(".jsonl.part")
            yield Recovered(run_id, f"{part.name}, left by a dead run, removed: it was not complete")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise StorageError.of(path, error) from error


def _whole_lines(path: Path, limit: int) -> tuple[int, int]:
    """The end of the last whole line below this offset, and how many there are."""
    end = lines = position = 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(min(_CHUNK, limit - position)):
                lines += chunk.count(b"\n")
                last = chunk.rfind(b"\n")
                end = position + last + 1 if last >= 0 else end
                position += len(chunk)
    except OSError as error:
        raise StorageError.of(path, error) from error
    return end, lines


def _record(path: Path, dead: DeadRun) -> FileRecord:
    digest = sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise StorageError.of(path, error) from error
    return FileRecord(str(path), dead.lines, dead.offset, digest.hexdigest())
