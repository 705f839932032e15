"""python -m newsspider.reading.compiled: exit code 0 if every compiled module is built and up to date, else 1."""

import sys
from importlib.resources import files

from newsspider.reading.compiled import compiled

NAMES = [path.name.removesuffix(".pyx") for path in files(__package__).iterdir() if path.name.endswith(".pyx")]
sys.exit(None in map(compiled, NAMES))
