"""Builds newsspider/reading/compiled; everything else about the package is in pyproject.toml."""

import sys
from pathlib import Path

import lxml
from Cython.Build import cythonize
from setuptools import Extension, setup

sys.path.insert(0, str(Path(__file__).parent))

from newsspider.reading.compiled import built_for  # found only now

FOLDER = Path("newsspider/reading/compiled")

setup(
    ext_modules=cythonize(
        [
            Extension(
                f"newsspider.reading.compiled.{source.stem}",
                [str(source)],
                include_dirs=lxml.get_include(),
                define_macros=[("BUILT_FOR", f'"{built_for(source.stem)}"')],
                optional=True,  # without a C compiler the same code runs as Python
            )
            for source in sorted(FOLDER.glob("*.pyx"))
        ],
        build_dir="build",
        compiler_directives={"language_level": 3, "boundscheck": False, "wraparound": False, "cdivision": True},
    )
)
