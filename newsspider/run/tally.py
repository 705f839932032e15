"""What reading made of a run's pages: fill rates and cuts."""

from collections import Counter
from dataclasses import dataclass, field

from newsspider.article import Article

COUNTED = ("title", "published_at", "source", "authors", "editors", "section", "language", "text", "images")


@dataclass(slots=True)
class Tally:
    """Counts over the pages that were read as articles, whatever became of them."""

    pages: int = 0
    cuts: dict[str, dict[str, int]] = field(default_factory=dict)  # rule: {"articles", "blocks", "chars"}
    _filled: Counter[str] = field(default_factory=Counter)

    def add(self, article: Article) -> None:
        """Count one."""
        self.pages += 1
        self._filled.update(name for name in COUNTED if getattr(article, name))
        for cut in article.dropped:
            total = self.cuts.setdefault(cut.rule, {"articles": 0, "blocks": 0, "chars": 0})
            total["articles"] += 1
            total["blocks"] += cut.blocks
            total["chars"] += cut.chars

    def fill(self) -> dict[str, float]:
        """Each field's share of pages that have it; empty when no page was read."""
        return {name: self._filled[name] / self.pages for name in COUNTED} if self.pages else {}
