"""Scrapy's feeds (-o FILE) in the very lines of the delivery, and loud when they cannot be written."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from typing import Any

from itemadapter import ItemAdapter
from scrapy import Spider
from scrapy.exporters import CsvItemExporter, JsonLinesItemExporter
from scrapy.extensions.feedexport import FeedExporter, FeedSlot

from newsspider.article import Article
from newsspider.delivery.jsonlines import dump_line
from newsspider.extensions import RunExtension


class ArticleTable(CsvItemExporter):
    """CSV with people, images and cuts as JSON in their cells."""

    def serialize_field(self, field: Any, name: str, value: Any) -> Any:
        """A list or an object as JSON, everything else as it is."""
        if isinstance(value, list | dict) or is_dataclass(value):
            return json.dumps(value, ensure_ascii=False, default=lambda each: ItemAdapter(each).asdict())
        return super().serialize_field(field, name, value)


class ArticleLines(JsonLinesItemExporter):
    """JSON Lines as the contract has them: strict UTF-8, fields in order, one line an article."""

    def export_item(self, item: Any) -> None:
        """Write one article as one line."""
        if isinstance(item, Article) and self.fields_to_export is None:
            self.file.write(dump_line(item))
        else:
            super().export_item(item)


class Feeds(FeedExporter):
    """Scrapy's own, whose failures end the run with verdict `storage`: Scrapy only logs them, and exits 0.

    The files are opened before anything is fetched, and not at all by a run that may not start: another one, that holds
    the lock, may be writing them.
    """

    def open_spider(self, spider: Spider) -> None:
        """Open the files."""
        if RunExtension.of(self.crawler).keeper.delivery is None:
            return
        with self._told():
            super().open_spider(spider)
            for slot in self.slots:
                if slot.store_empty:
                    slot.start_exporting()

    def item_scraped(self, item: Any, spider: Spider) -> None:
        """Write one article."""
        with self._told():
            super().item_scraped(item, spider)

    async def _close_slot(self, slot: FeedSlot, spider: Spider) -> None:  # Scrapy has no other place for this
        with self._told():
            if slot.file:
                slot.file.flush()
            await super()._close_slot(slot, spider)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            RunExtension.of(self.crawler).feed_failed(error)
