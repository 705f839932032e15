"""What becomes of a compiled module that is missing, out of date or broken: it is left aside, and said why."""

import sys
from types import ModuleType

import pytest

from newsspider.reading import compiled
from newsspider.reading.compiled import LEFT_ASIDE, built_for

NAME = "newsspider.reading.compiled.walk"


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSSPIDER_PURE_PYTHON", raising=False)
    monkeypatch.setattr(compiled, "LEFT_ASIDE", {})


def module(**said: object) -> ModuleType:
    found = ModuleType(NAME)
    vars(found).update(said)
    return found


def test_one_that_fits_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    fits = module(BUILT_FOR=built_for("walk"))
    monkeypatch.setitem(sys.modules, NAME, fits)
    assert compiled.compiled("walk") is fits
    monkeypatch.setenv("NEWSSPIDER_PURE_PYTHON", "1")
    assert compiled.compiled("walk") is None
    assert compiled.LEFT_ASIDE == {}


@pytest.mark.parametrize(
    ("stale", "why"),
    [(module(BUILT_FOR="1234 lxml 5.0"), "out of date"), (module(), "does not load here: AttributeError")],
    ids=["of other source", "without a mark"],
)
def test_one_that_does_not_fit_is_left_aside(stale: ModuleType, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, NAME, stale)
    assert compiled.compiled("walk") is None
    assert why in compiled.LEFT_ASIDE["walk"]
    assert f"{sys.executable} setup.py build_ext" in compiled.LEFT_ASIDE["walk"]


def test_one_that_was_never_built_is_no_news() -> None:
    assert compiled.compiled("never_built") is None
    assert compiled.LEFT_ASIDE == {}
    assert LEFT_ASIDE is not compiled.LEFT_ASIDE
