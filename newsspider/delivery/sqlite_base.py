"""What the ledger's statements stand on: the connection, transactions, numbers of names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newsspider.delivery.ledger import Entry
from newsspider.delivery.ledger_schema import guarded, open_database
from newsspider.delivery.sqlite_rows import ENTRY, as_entry


class SqliteBase:
    """An open ledger of one spider."""

    def __init__(self, path: Path, spider: str) -> None:
        self.path = path
        self._database = open_database(path)
        self._execute = self._database.execute
        self._numbers: dict[tuple[str, ...], int] = {}  # of names and of reasons
        self._run = 0
        with self._transaction():
            self._spider = self._name(spider)

    def _entry(self, where: str, *values: Any) -> Entry | None:
        row = self._one(f"{ENTRY}{where}", values)
        return as_entry(row) if row else None

    def _one(self, statement: str, values: tuple[Any, ...]) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._execute(statement, values).fetchone()
        return row

    def _number(self, statement: str, values: tuple[Any, ...]) -> int | None:
        row = self._one(statement, values)
        return row[0] if row else None

    def _insert(self, statement: str, values: tuple[Any, ...]) -> int:
        number = self._execute(statement, values).lastrowid
        assert number is not None  # noqa: S101 - for the type checker: an INSERT always has one
        return number

    def _name(self, name: str) -> int:
        return self._given("SELECT no FROM names WHERE name = ?", "INSERT INTO names (name) VALUES (?)", (name,))

    def _given(self, select: str, insert: str, key: tuple[str, ...]) -> int:
        # Numbers are given for good, but one given in a transaction that failed is not: see _transaction.
        if key not in self._numbers:
            self._numbers[key] = self._number(select, key) or self._insert(insert, key)
        return self._numbers[key]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with guarded(self.path):
            self._execute("BEGIN IMMEDIATE")
            try:
                yield
                self._execute("COMMIT")
            except BaseException:
                self._numbers.clear()
                if self._database.in_transaction:  # SQLite itself rolls back on some errors
                    self._execute("ROLLBACK")
                raise
