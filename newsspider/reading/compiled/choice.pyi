from collections.abc import Collection
from typing import TypeAlias

from newsspider.reading.blocks import Document

BUILT_FOR: str
Weighed: TypeAlias = tuple[list[int], list[float], float]

class Forest:
    def __init__(self, trees: list[list[list[float]]]) -> None: ...
    def weigh(self, document: Document, without: Collection[int] = ()) -> Weighed: ...

def table(document: Document, without: Collection[int] = ()) -> tuple[list[int], list[list[float]]]: ...
def bits(words: str) -> int: ...
