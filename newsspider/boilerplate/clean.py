"""CLEAN: which blocks of a page are the article's, and which rule took each of the others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from newsspider.article import Cut
from newsspider.boilerplate.lexicon import Lexicon
from newsspider.boilerplate.lines import Lines
from newsspider.boilerplate.page import Page
from newsspider.boilerplate.rule import Rule
from newsspider.reading.blocks import Document

OUTSIDE: Final = "outside_article"  # what no rule knows, and the choice of the main content left out


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`kept`: indexes of the article's blocks. `taken`: by rule, the indexes that it took, anywhere on the page.

    `cuts` is `taken` as the export's `dropped`, with what no rule took and the choice of the main content left out as
    OUTSIDE: kept and cut together are the whole page. `flags`: `rule_held:<name>` for each rule that did not fire.
    """

    kept: list[int]
    taken: dict[str, list[int]]
    cuts: tuple[Cut, ...]
    flags: tuple[str, ...]


def clean(
    document: Document,
    rules: Sequence[Rule],
    inside: Sequence[bool] | None = None,
    lifted: Mapping[str, list[int]] = MappingProxyType({}),
) -> Cleaned:
    """Run the rules, in their order, over all blocks of the page.

    `inside` (one value a block) says what the choice of the main content holds to be the article's; without it all
    blocks are. The rules look at all blocks, because a widget's heading may stand outside while its list was chosen;
    only blocks inside are kept and weighed.

    `lifted`: blocks that became fields before (the title's line, captions), by the name under which they are cut.

    The guard: a rule that would take more than its share of the article's prose does not fire and leaves a flag. Only
    prose is weighed (blocks that read like paragraphs: `page.is_prose`), not items, links and headings: twenty
    headlines beside a story of one paragraph may go, three of five paragraphs may not. On a page without any prose all
    unlabelled lines that are neither links nor items are weighed. Readers' comments read like prose; those that stand
    between the widget's own marks are vouched for by their rule and are not weighed.
    """
    page = Page(document, document.once(_reader(tuple(rules))), inside)
    taken = dict(lifted)
    for indexes in lifted.values():
        page.take(indexes)
    flags: list[str] = []
    chosen, gone = page.inside, page.gone
    for rule in rules:
        found = sorted({index for index in rule.find(page) if index not in gone})
        if not found:
            continue
        if any(map(chosen.__getitem__, found)) and _too_much(rule, page, found, _weights(page)):
            flags.append(f"rule_held:{rule.name}")
            continue
        page.take(found)
        taken[rule.name] = found
    left = [index for index in range(len(chosen)) if index not in gone]
    kept = [index for index in left if chosen[index]]
    if len(kept) < len(left):
        taken[OUTSIDE] = [index for index in left if not chosen[index]]
    cuts = tuple(Cut(name, len(cut), _chars(page, cut)) for name, cut in taken.items())
    return Cleaned(kept, taken, cuts, tuple(flags))


def furniture(document: Document, rules: Sequence[Rule], among: Sequence[Rule]) -> set[int]:
    """The blocks that these rules, `among` others, know for what they are wherever the article stands.

    The choice of the main content leaves them out, so that a long comment or a notice never passes for a short story.
    """
    page = Page(document, document.once(_reader(tuple(among))))
    return {index for rule in rules for index in rule.unmistakable(page)}


@lru_cache(maxsize=32)
def _reader(rules: tuple[Rule, ...]) -> Callable[[Document], Lines]:
    """One and the same function for the same rules, so that a page's lines are read once."""
    lexicon = Lexicon((rule.name, rule.patterns, rule.classes) for rule in rules)
    return lambda document: Lines(document, lexicon)


def _chars(page: Page, indexes: Iterable[int]) -> int:
    return sum(map(page.sizes.__getitem__, indexes))


def _weights(page: Page) -> dict[int, int]:
    """Characters of each block that counts as the article's prose."""
    chosen = [i for i, wanted in enumerate(page.inside) if wanted]
    prose = {i: page.sizes[i] for i in chosen if page.prose[i]}
    return prose or {i: page.sizes[i] for i in chosen if not (page.labels[i] or page.blocks[i].item or page.linked[i])}


def _too_much(rule: Rule, page: Page, found: Sequence[int], weights: dict[int, int]) -> bool:
    weighed = [index for index in found if index in weights and not rule.vouches(page, index)]
    if not weighed:
        return False
    sure = sum(weights[index] for index in found if index in weights) - sum(weights[index] for index in weighed)
    left = sum(weight for index, weight in weights.items() if index not in page.gone) - sure
    return sum(weights[index] for index in weighed) > rule.share * left
