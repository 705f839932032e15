"""The map of the packages: imports run one way (DESIGN, part 2), and no file grows past one subject."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "newsspider"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
# Who may import whom, lowest first: a module may import its own group and those above it in this list.
PURE = ("newsspider.article", "newsspider.reading", "newsspider.repair", "newsspider.discovery", "newsspider.run")
LEAVES = ("newsspider.commands", "newsspider.spiders", "newsspider.sites")
ENGINE = ("scrapy.crawler", "scrapy.core", "scrapy.signals", "scrapy.exceptions", "twisted")
MAX_LINES = 300


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def within(name: str, groups: tuple[str, ...]) -> bool:
    return any(name == group or name.startswith(f"{group}.") for group in groups)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_nothing_imports_commands_spiders_or_sites(path: Path) -> None:
    own = module_name(path)
    taken = {name for name in imports(path) if within(name, LEAVES)}
    assert all(within(name, (own.rpartition(".")[0],)) for name in taken), taken


@pytest.mark.parametrize("path", [p for p in MODULES if within(module_name(p), PURE)], ids=module_name)
def test_pure_stages_know_nothing_of_the_engine(path: Path) -> None:
    assert not {name for name in imports(path) if within(name, ENGINE)}


@pytest.mark.parametrize(
    "path", [p for p in MODULES if within(module_name(p), ("newsspider.reading",))], ids=module_name
)
def test_reading_imports_only_itself_and_the_item(path: Path) -> None:
    ours = {name for name in imports(path) if name.startswith("newsspider.")}
    assert {name for name in ours if not within(name, ("newsspider.reading", "newsspider.article"))} == set()


@pytest.mark.parametrize(
    "path", [p for p in MODULES if within(module_name(p), ("newsspider.boilerplate",))], ids=module_name
)
def test_boilerplate_imports_only_itself_reading_and_the_item(path: Path) -> None:
    ours = {name for name in imports(path) if name.startswith("newsspider.")}
    allowed = ("newsspider.boilerplate", "newsspider.reading", "newsspider.article")
    assert {name for name in ours if not within(name, allowed)} == set()


def test_imports_make_no_circles() -> None:
    names = {module_name(path): path for path in MODULES}
    graph = {name: {i for i in imports(path) if i in names and i != name} for name, path in names.items()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above, name))
        if name not in done:
            for each in graph[name]:
                if not name.startswith(f"{each}."):  # a module may import from its own package's __init__
                    visit(each, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_files_hold_one_subject(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES
