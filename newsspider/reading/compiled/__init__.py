"""The inner loops over every page, compiled: `python setup.py build_ext --inplace` (the README's commands do it).

Everything works without them: the module that a compiled one stands in for holds the same in Python, three to five
times slower, and tests compare the two page by page; or all is read in full where a compiled look would tell that it
is not worth it. A compiled module that no longer fits its source, or the lxml
whose trees it reads in C, is left aside: `LEFT_ASIDE` says why, and each run's log.
"""

import os
import sys
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from typing import Any

from lxml import etree

BUILD = f"{sys.executable} setup.py build_ext --inplace --force"
#: Modules whose numbers, or whose order of fields, the compiled ones repeat.
NUMBERS = (
    *("reading/elements.py", "reading/content_names.py", "reading/content_words.py", "reading/blocks.py"),
    "boilerplate/gate.py",
)
#: Of each module that is there and cannot be used, why, and the mend.
LEFT_ASIDE: dict[str, str] = {}


def compiled(name: str) -> Any | None:
    """The compiled module of this name, or None: not built, out of date, or NEWSSPIDER_PURE_PYTHON is set."""
    if os.environ.get("NEWSSPIDER_PURE_PYTHON"):
        return None
    try:
        module = import_module(f"{__name__}.{name}")
        fits = built_for(name) == module.BUILT_FOR
    except ModuleNotFoundError as error:
        if error.name != f"{__name__}.{name}":
            LEFT_ASIDE[name] = _left_aside(name, f"does not load here: {error}")
        return None  # never built
    except Exception as error:  # built from other source, for another Python or lxml: whatever it then raises
        LEFT_ASIDE[name] = _left_aside(name, f"does not load here: {error!r}")
        return None
    if not fits:
        LEFT_ASIDE[name] = _left_aside(name, "is out of date")
        return None
    return module


def _left_aside(name: str, why: str) -> str:
    return f"compiled {name} {why} (slower, same results). Mend: {BUILD}"


def built_for(name: str) -> str:
    """What a build of this module depends on: its source, the numbers in it, and the lxml whose structures it reads."""
    folder, package = files(__name__), files("newsspider")
    parts = [path for path in folder.iterdir() if path.name == f"{name}.pyx" or path.name.startswith(f"{name}_")]
    parts.sort(key=lambda path: path.name)
    source = b"".join(path.read_bytes() for path in (*parts, *map(package.joinpath, NUMBERS)))
    return f"{sha256(source).hexdigest()[:16]} lxml {etree.__version__}"
