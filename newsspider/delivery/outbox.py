"""The way out: articles' lines into the run's file, group by group. What is committed is delivered."""

import time
from pathlib import Path

from newsspider.article import Article
from newsspider.delivery.jsonlines import dump_line
from newsspider.delivery.writer import Group, Writer
from newsspider.run.record import FileRecord


class Outbox:
    """One run's export. Every method raises StorageError; what was not committed then, was not delivered."""

    def __init__(self, path: Path, size: int, seconds: float) -> None:
        self.writer = Writer(path)
        self.group = Group(size, seconds, time.monotonic)
        self.waiting: list[str] = []

    def put(self, article: Article, found_url: str) -> bool:
        """Append the article's line; whether its group is due to be committed."""
        self.writer.append(dump_line(article))
        self.waiting.append(found_url)
        return self.group.add()

    def commit(self) -> list[str]:
        """Make the group outlast everything; the URLs, as found, that are now delivered."""
        if not self.waiting:
            return []
        self.writer.sync()
        self.writer.keep()
        done, self.waiting = self.waiting, []
        self.group.clear()
        return done

    def finish(self) -> FileRecord | None:
        """Publish the file; None when nothing was delivered."""
        return self.writer.finish()
