"""`.venv-bench`: what only the benchmark needs, apart from the project's own environment."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / ".venv-bench"
PYTHON: Final = FOLDER / "bin" / "python"
WITH: Final = {"newspaper4k": "newspaper4k[zh]"}  # Chinese is an extra of it
MISSING: Final = "lxml_html_clean"  # what several extractors import and do not ask for


def interpreter() -> str:
    """The newest Python that answers here: some extractors ask for more than this project does (magic-html: 3.12)."""
    for name in ("python3.14", "python3.13", "python3.12"):
        found = shutil.which(name)
        if found and not subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode:
            return found
    return sys.executable


def prepare() -> None:
    """Make the environment, and install the project's requirements into it. Raises CalledProcessError."""
    if not PYTHON.exists():
        subprocess.run([interpreter(), "-m", "venv", str(FOLDER)], check=True)
    marker = FOLDER / "requirements"
    wanted = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    if not marker.exists() or marker.read_text(encoding="utf-8") != wanted:
        subprocess.run([*_pip(), "--require-hashes", "-r", str(ROOT / "requirements.txt")], check=True, stdout=2)
        subprocess.run([*_pip(), MISSING], check=True, stdout=2)
        marker.write_text(wanted, encoding="utf-8")


def install(package: str) -> str | None:
    """Install one package; why it could not be, or None."""
    if subprocess.run([str(PYTHON), "-m", "pip", "show", "-q", package], capture_output=True, check=False).returncode:
        done = subprocess.run([*_pip(), WITH.get(package, package)], capture_output=True, text=True, check=False)
        if done.returncode:
            said = [line.removeprefix("ERROR: ") for line in done.stderr.splitlines() if line.startswith("ERROR")]
            return said[0] if said else "pip failed"
    return None


def version(package: str) -> str:
    """Of an installed package."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    return subprocess.run([str(PYTHON), "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def _pip() -> list[str]:
    return [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
