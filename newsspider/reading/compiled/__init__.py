"""The inner loops over every page, compiled: `python setup.py build_ext --inplace` (the README's commands do it).

Everything works without them: the module that a compiled one stands in for holds the same in Python, about three times
slower, and tests compare the two page by page. A compiled module that no longer fits its source, or the lxml whose
trees it reads in C, is left aside with a warning.
"""

import logging
import os
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from typing import Any

from lxml import etree

logger = logging.getLogger(__name__)
BUILD = "python setup.py build_ext --inplace --force"


def compiled(name: str) -> Any | None:
    """The compiled module of this name, or None: not built, out of date, or NEWSSPIDER_PURE_PYTHON is set."""
    if os.environ.get("NEWSSPIDER_PURE_PYTHON"):
        return None
    try:
        module = import_module(f"{__name__}.{name}")
    except ModuleNotFoundError:
        return None  # never built
    except (ImportError, ValueError) as error:  # built for another Python or lxml
        logger.warning("compiled %s does not load here (%s): slower, same results. Mend: %s", name, error, BUILD)
        return None
    if built_for(name) != module.BUILT_FOR:
        logger.warning("compiled %s is out of date: slower, same results. Mend: %s", name, BUILD)
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
