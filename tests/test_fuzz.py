"""What `make fuzz` runs for ten minutes runs here for a few examples, so that its targets stay in step."""

import pytest
from hypothesis import settings

from tests.fuzz import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_a_few_examples_find_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target = TARGETS[name]
    few = settings(target._hypothesis_internal_use_settings, max_examples=20, derandomize=True)  # type: ignore[attr-defined]
    monkeypatch.setattr(target, "_hypothesis_internal_use_settings", few)
    assert target() is None  # it raises what it finds
