"""What all commands that answer a question share: one clear line for a mistake, plain tables, the data folder."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from rich.cells import cell_len
from scrapy.commands import ScrapyCommand

from newsspider.arguments import ArgumentError
from newsspider.delivery.errors import Locked, StorageError

USAGE = 2  # exit code of a question that cannot be answered


class Mistake(Exception):  # noqa: N818 - it is the person's, not the program's
    """A command that cannot be done; the message is one line that names the input and the mend."""


@contextmanager
def answering(command: ScrapyCommand) -> Iterator[None]:
    """Whatever keeps the command from answering becomes one line on standard error and exit code 2."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal of another encoding shows the rest all the same
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:  # `| head` has read enough; what is left in the buffer must not raise again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)
        command.exitcode = 128 + signal.SIGINT
    except (Mistake, ArgumentError, StorageError, Locked) as error:
        _fail(command, str(error))
    except OSError as error:
        _fail(command, f"{error.filename or 'a file'}: {error.strerror or error}; see that it is there and can be used")


def _fail(command: ScrapyCommand, message: str) -> None:
    name = type(command).__module__.rpartition(".")[2]
    print(f"scrapy {name}: {' '.join(message.split())}", file=sys.stderr, flush=True)
    command.exitcode = USAGE


def positional(args: Sequence[str], least: int, most: int | None, syntax: str) -> Sequence[str]:
    """The arguments, when they are so many and none is an option that nobody knows; else Mistake."""
    for each in args:
        if each.startswith("-") and each != "-":
            raise Mistake(f"unknown option {each}: the syntax is {syntax}")
    if len(args) < least or (most is not None and len(args) > most):
        raise Mistake(
            f"{'too many arguments' if len(args) > least else 'something is missing'}: the syntax is {syntax}"
        )
    return args


def data_folder(command: ScrapyCommand) -> Path:
    """Where the exports and the ledger are."""
    if command.settings is None:
        raise RuntimeError("scrapy gave this command no settings")
    return Path(command.settings["NEWSSPIDER_DATA_DIR"])


def table(rows: Sequence[Sequence[str]], indent: str = "", right: Sequence[int] = ()) -> Iterator[str]:
    """The rows as lines of aligned columns; `right`: the columns of numbers. The last column is not padded."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - cell_len(cell))
            cells.append(space + cell if number in right else cell + space)
        yield (indent + "  ".join(cells)).rstrip()


def shown(text: str, most: int) -> str:
    """The first characters of a text, safe for a terminal: a page may hold the terminal's own commands."""
    safe = "".join(each if each.isprintable() else "\ufffd" for each in " ".join(text.split()))
    return safe if len(safe) <= most else f"{safe[: most - 1]}…"
