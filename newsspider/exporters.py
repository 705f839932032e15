"""Scrapy's feeds (-o FILE) in the very lines of the delivery."""

from typing import Any

from scrapy.exporters import JsonLinesItemExporter

from newsspider.article import Article
from newsspider.delivery.jsonlines import dump_line


class ArticleLines(JsonLinesItemExporter):
    """JSON Lines as the contract has them: strict UTF-8, fields in order, one line an article."""

    def export_item(self, item: Any) -> None:
        """Write one article as one line."""
        if isinstance(item, Article) and self.fields_to_export is None:
            self.file.write(dump_line(item))
        else:
            super().export_item(item)
