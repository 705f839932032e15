"""What reading made of a run's pages: fill rates and cuts."""

from collections import Counter, defaultdict
from collections.abc import Container, Hashable
from dataclasses import dataclass, field

from newsspider.article import Article

COUNTED = ("title", "published_at", "source", "authors", "editors", "section", "language", "text", "images")


@dataclass(slots=True)
class Tally:
    """Counts over the pages that were read as articles, whatever became of them; in groups that may be left out."""

    cuts: dict[str, dict[str, int]] = field(default_factory=dict)  # rule: {"articles", "blocks", "chars"}
    _pages: Counter[Hashable] = field(default_factory=Counter)
    _filled: defaultdict[Hashable, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, article: Article, group: Hashable = None) -> None:
        """Count one."""
        self._pages[group] += 1
        self._filled[group].update(name for name in COUNTED if getattr(article, name))
        for cut in article.dropped:
            total = self.cuts.setdefault(cut.rule, {"articles": 0, "blocks": 0, "chars": 0})
            total["articles"] += 1
            total["blocks"] += cut.blocks
            total["chars"] += cut.chars

    def pages(self, without: Container[Hashable] = ()) -> int:
        """How many pages these were, but for some groups."""
        return sum(count for group, count in self._pages.items() if group not in without)

    def fill(self, without: Container[Hashable] = ()) -> dict[str, float]:
        """Each field's share of the same pages that have it; empty when no page was read."""
        pages = self.pages(without)
        filled = sum((each for group, each in self._filled.items() if group not in without), Counter[str]())
        return {name: filled[name] / pages for name in COUNTED} if pages else {}
