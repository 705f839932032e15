"""python -m newsspider.reading.compiled: says of each compiled module whether it is used; exit code 1 if one is not."""

import sys
from importlib.resources import files

from newsspider.reading.compiled import BUILD, LEFT_ASIDE, compiled

names = sorted(path.name.removesuffix(".pyx") for path in files(__package__).iterdir() if path.name.endswith(".pyx"))
missing = [name for name in names if compiled(name) is None]
for name in names:
    print(LEFT_ASIDE.get(name, f"{name}: not built ({BUILD})" if name in missing else f"{name}: compiled"))
sys.exit(bool(missing))
