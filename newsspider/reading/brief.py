"""A brief: one or two sentences below the headline, too short for the choice of the main content to see."""

from collections.abc import Container

from newsspider.reading.blocks import Document
from newsspider.reading.bylines import looks_like_byline, read_byline

BELOW = 12  # blocks below the headline in which a brief stands
SHORTEST = 8  # characters of a sentence
ENDS = ("。", "！", "？", ".", "!", "?", "”", "」", '."', "…")


def brief(document: Document, headline: str, without: Container[int]) -> list[bool]:
    """The sentences right below the headline, up to what is known not to be the article; mostly none."""
    blocks = document.blocks
    inside = [False] * len(blocks)
    start = next((i for i, block in enumerate(blocks) if headline and block.text == headline), len(blocks))
    for index in range(start + 1, min(start + 1 + BELOW, len(blocks))):
        block = blocks[index]
        if index in without:
            break
        inside[index] = (
            len(block.text) >= SHORTEST
            and block.text.endswith(ENDS)
            and not block.link_chars
            and not block.item
            and not _is_byline(block.text)
        )
    return inside


def _is_byline(text: str) -> bool:
    return looks_like_byline(text) and read_byline(text, only_whole=True) is not None
