"""Is the ledger sound: its pages, its references, its version and size."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from newsspider.commands._answers import table
from newsspider.delivery.ledger_schema import MIGRATIONS, version

SHOWN: Final = 5  # of SQLite's complaints, which may be hundreds
_COUNTED: Final = ("runs", "urls", "articles", "waiting", "pages")
# What one table says of a row in another that is not there; SQLite's own check knows nothing of it.
_LOOSE: Final = {
    "URLs whose article is missing": "FROM urls WHERE article NOT IN (SELECT no FROM articles)",
    "articles whose URL is missing": "FROM articles WHERE no NOT IN (SELECT no FROM urls)",
    "articles whose run is missing": "FROM articles WHERE run NOT IN (SELECT no FROM runs)",
    "fates whose URL is missing": "FROM fates WHERE url NOT IN (SELECT no FROM urls)",
    "fates whose reason is missing": "FROM fates WHERE reason NOT IN (SELECT no FROM reasons)",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, as lines to print."""

    damaged: bool
    lines: list[str]


def check(ledger: sqlite3.Connection, path: Path) -> Report:
    """Read all of it: some seconds for a million URLs. Raises sqlite3.DatabaseError where it cannot be read at all."""
    said = [row[0] for row in ledger.execute(f"PRAGMA integrity_check({SHOWN})")]
    wrong = [] if said == ["ok"] else said
    for name, where in _LOOSE.items():
        if count := _number(ledger, where):
            wrong.append(f"{count} {name}")
    journal = path.with_name(f"{path.name}-wal")
    rows = [
        ("ledger", str(path.absolute())),
        ("integrity", "ok" if not wrong else f"damaged: {wrong[0]}"),
        *(("", each) for each in wrong[1:]),
        ("version", f"{version(ledger)} (this newsspider writes {len(MIGRATIONS)})"),
        ("size", f"{path.stat().st_size:,} bytes"),
        ("journal", f"{journal.stat().st_size if journal.exists() else 0:,} bytes"),
        *((name, f"{_number(ledger, f'FROM {name}'):,}") for name in _COUNTED),
    ]
    return Report(bool(wrong), list(table(rows)))


def _number(ledger: sqlite3.Connection, where: str) -> int:
    number: int = ledger.execute(f"SELECT count(*) {where}").fetchone()[0]
    return number
