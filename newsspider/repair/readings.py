"""What mirror copies gloss: Traditional characters and their pinyin (readings.tsv beside this file)."""

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple

# One syllable with one tone mark, as GBK writes it: ɑ and ɡ are its full-size a and g.
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
SYLLABLE = rf"[a-züɑɡ]{{0,4}}[{_TONED}][a-zɑɡ]{{0,3}}"


class Readings(NamedTuple):
    """The table, and the same by what a broken gloss still shows."""

    of: dict[str, frozenset[str]]  # character -> its readings
    seen: frozenset[str]  # characters that some mirror was seen to gloss
    by_lead: dict[tuple[int, str], list[str]]  # (first byte in GBK, reading) -> characters, those seen first


@cache
def readings() -> Readings:
    """The table of 3,559 characters, read once (about 10 ms) when the first suspect page comes."""
    of: dict[str, frozenset[str]] = {}
    seen: set[str] = set()
    by_lead: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    table = files(__package__).joinpath("readings.tsv").read_text("utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        char, said, *mark = line.split("\t")
        of[char] = frozenset(said.split(" "))
        if mark:
            seen.add(char)
        for reading in of[char]:
            by_lead[char.encode("gbk")[0], reading].append(char)
    for chars in by_lead.values():
        chars.sort(key=lambda char: char not in seen)
    return Readings(of, frozenset(seen), dict(by_lead))


def spelt(reading: str) -> str:
    """A reading in ordinary letters."""
    return reading.replace("ɑ", "a").replace("ɡ", "g")
