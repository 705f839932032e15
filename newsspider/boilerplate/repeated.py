"""Rule "repeated": what a site shows beside one article after the other is none of them.

It comes after the rules by words, so that `dropped` names the better-known rule first.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from newsspider.article import Cut
from newsspider.boilerplate.clean import Cleaned
from newsspider.boilerplate.lines import LINKED, is_prose
from newsspider.boilerplate.memory import LEAST, SiteMemory
from newsspider.reading.blocks import Document

NAME: Final = "repeated"
MOST: Final = 0.5  # of the prose that the other rules left, as for them
SURE: Final = 2 * LEAST  # articles from which a repeated block is the site's beyond doubt …
SURE_SHARE: Final = 0.1  # … with this share of all: background is told again and again while it is news


def learn(memory: SiteMemory, title: str | None, pages: Iterable[tuple[Document, Cleaned]]) -> None:
    """Take in the pages of one article. Links are left out: hardly any is ever chosen for the text."""
    own, beside = list[str](), list[str]()
    for document, cleaned in pages:
        paragraphs = set(prose(document, cleaned.kept) or cleaned.kept)
        for index, block in enumerate(document.blocks):
            if index in paragraphs:
                own.append(block.text)
            elif block.link_chars < LINKED * len(block.text):
                beside.append(block.text)
    memory.learn(title, own, beside)


def prose(document: Document, indexes: Iterable[int]) -> list[int]:
    """Those of these blocks that read like paragraphs."""
    return [index for index in indexes if is_prose(document.blocks[index])]


def without_repeated(document: Document, cleaned: Cleaned, memory: SiteMemory) -> Cleaned:
    """The article without the blocks that its site repeats.

    Before its first and after its last paragraph that is its own, a repeated block goes. Between them it must be the
    site's beyond doubt, and a heading stays in any case. The guard is that of all rules: what would take most of the
    prose is held; what is the site's beyond doubt is not weighed.
    """
    blocks = document.blocks
    repeated = {index for index in cleaned.kept if memory.repeats(blocks[index].text)}
    if not repeated:
        return cleaned
    sure = {index for index in repeated if memory.repeats(blocks[index].text, SURE, SURE_SHARE)}
    weighed = prose(document, cleaned.kept) or cleaned.kept
    own = [index for index in weighed if index not in repeated]
    found = sorted(
        index
        for index in repeated
        if not (own and own[0] < index < own[-1]) or (index in sure and not blocks[index].heading)
    )
    if not found:
        return cleaned
    gone, size = set(found), {index: len(blocks[index].text) for index in cleaned.kept}
    if sum(size[i] for i in weighed if i in gone - sure) > MOST * sum(size[i] for i in weighed if i not in gone & sure):
        return replace(cleaned, flags=(*cleaned.flags, f"rule_held:{NAME}"))
    return replace(
        cleaned,
        kept=[index for index in cleaned.kept if index not in gone],
        taken={**cleaned.taken, NAME: found},
        cuts=(*cleaned.cuts, Cut(NAME, len(found), sum(size[index] for index in found))),
    )
