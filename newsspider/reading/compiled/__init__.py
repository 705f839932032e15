"""The inner loops over every page, compiled: `python setup.py build_ext --inplace` (the README's commands do it).

Everything works without them: the module that a compiled one stands in for holds the same in Python, about three times
slower, and tests compare the two page by page. A compiled module that no longer fits its source, or the lxml whose
trees it reads in C, is left aside: `LEFT_ASIDE` says why, and each run's log.
"""

import os
import sys
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from typing import Any

from lxml import etree

BUILD = f"{sys.executable} setup.py build_ext --inplace --force"
#: Of each module that is there and cannot be used, why, and the mend.
LEFT_ASIDE: dict[str, str] = {}


def compiled(name: str) -> Any | None:
    """The compiled module of this name, or None: not built, out of date, or NEWSSPIDER_PURE_PYTHON is set."""
    if os.environ.get("NEWSSPIDER_PURE_PYTHON"):
        return None
    try:
        module = import_module(f"{__name__}.{name}")
    except ModuleNotFoundError:
        return None  # never built
    except (ImportError, ValueError) as error:  # built for another Python or lxml
        LEFT_ASIDE[name] = f"compiled {name} does not load here ({error}): slower, same results. Mend: {BUILD}"
        return None
    if built_for(name) != module.BUILT_FOR:
        LEFT_ASIDE[name] = f"compiled {name} is out of date: slower, same results. Mend: {BUILD}"
        return None
    return module


def built_for(name: str) -> str:
    """What a build of this module depends on: its source and the lxml whose structures it reads."""
    folder = files(__name__)
    parts = sorted(
        path.name for path in folder.iterdir() if path.name == f"{name}.pyx" or path.name.startswith(f"{name}_")
    )
    source = b"".join((folder / part).read_bytes() for part in parts)
    return f"{sha256(source).hexdigest()[:16]} lxml {etree.__version__}"
