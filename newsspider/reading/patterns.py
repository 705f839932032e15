"""Patterns for long lists of words, in the form that `re` is fast with."""

import re
from collections.abc import Iterable, Mapping


def words(text: str) -> tuple[str, ...]:
    """The words of a table that is written as text."""
    return tuple(text.split())


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of these words, the longest first: a tree by characters, since `re` tries branch by branch."""
    branches: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    parts = [re.escape(char) + (any_of(rests) if any(rests) else "") for char, rests in branches.items()]
    return ("|".join(parts).join(("(?:", ")")) + ("?" if ends else "")) if parts else ""


def opening_with(rests: Mapping[str, str]) -> str:
    """A pattern for one character of a set followed by that set's rest; `re` then skips to the characters in one go."""
    every = "".join(rests)
    ways = "|".join(f"(?<=[{chars}])(?:{rest})" for chars, rest in rests.items())
    return f"[{every}](?:{ways})"


def by_initial(pattern: str) -> str:
    """The same alternatives, those with one first letter behind that letter, since `re` tries branch by branch."""
    depth, start, said = 0, 0, list[str]()
    for at, char in enumerate(pattern + "|"):
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            said.append(pattern[start:at])
            start = at + 1
    groups: dict[str, list[str]] = {}
    for each in said:
        alone = not each[0].isalpha() or each[1:2] in ("?", "*", "+", "{")
        groups.setdefault(each if alone else each[0], []).append("" if alone else each[1:])
    return "|".join(first + (f"(?:{'|'.join(rests)})" if any(rests) else "") for first, rests in groups.items())
