"""What the README says is what the code does."""

import dataclasses
import re
from pathlib import Path

import pytest

from newsspider.article import Article
from newsspider.boilerplate import RULES
from newsspider.run.verdict import EXIT_CODES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [each.name for each in dataclasses.fields(Article)])
def test_every_field_is_explained(name: str) -> None:
    table = README[README.index("## The export") : README.index("## Verdicts")]
    assert any(f"`{name}`" in line.partition("|")[2].partition("|")[0] for line in table.splitlines())


@pytest.mark.parametrize(("name", "code"), sorted(EXIT_CODES.items()))
def test_every_verdict_is_explained(name: str, code: int) -> None:
    assert re.search(rf"^\| [\d, ]*\b{code}\b[\d, ]* \| `{name}` \|", README, re.M)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(((?:newsspider|tests)[^)]+|[A-Z]+\.md)\)", README))))
def test_every_link_leads_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"^make ([a-z-]+)", README, re.M))))
def test_every_make_target_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


def test_the_rules_are_named_by_theme() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z_]+", name) for name in names)


def test_requirements_name_no_index() -> None:
    for path in ROOT.glob("requirements*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "index-url" not in text
        assert "https://" not in text
        assert "--hash=sha256:" in text
