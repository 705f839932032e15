"""Papers with a system of their own: their rows in the catalogue give the patterns, the articles are read as any."""

from newsspider.epapers.family import Family, Shape
from newsspider.epapers.page import EpaperPage

NOTHING = r"(?!)"
FAMILY = Family("other", Shape.of(NOTHING, NOTHING), EpaperPage)
