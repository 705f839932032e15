"""Each budget of a run bites by itself, stands in the record by its name, and leaves the rest for the next run."""

from pathlib import Path

import pytest

from tests.process import FAST, Crawl, crawl
from tests.site import Site

ARTICLES = 12


def run(data: Path, site: Site, *more: str) -> Crawl:
    done = crawl(data, "news", "-a", f"url={site.url}/", *FAST, *more)
    assert done.code == 0, done.stderr
    assert done.record["found"] == sum(done.record["fates"].values())
    return done


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("requests", "MAX_REQUESTS=30"),
        ("bytes", "MAX_MB=0.3"),
        ("minutes", "MAX_MINUTES=0.1"),
        ("depth", "MAX_DEPTH=2"),
        ("URLs of one pattern", "MAX_OF_PATTERN=5"),
    ],
)
def test_a_budget_leaves_the_rest_for_the_next_run(tmp_path: Path, name: str, setting: str) -> None:
    with Site(ARTICLES) as site:
        site.furniture = f"<!--{'x' * 60_000}-->" if name == "bytes" else ""
        site.delay_articles = 0.9 if name == "minutes" else 0
        # Of the bytes and minutes of what is under way already only the next request can know.
        first = run(tmp_path, site, "-s", f"NEWSSPIDER_{setting}", "-s", "CONCURRENT_REQUESTS=2")
        fates = first.record["fates"]
        assert 0 < fates["pending"] <= first.record["budgets"][f"budget: {name}"]
        assert 0 < fates["delivered"] <= ARTICLES - fates["pending"]
        assert first.record["budgets"].keys() == {f"budget: {name}"}
        assert f"{name}: " in first.stderr
        site.delay_articles = 0
        second = run(tmp_path, site)
        assert second.record["fates"]["delivered"] == ARTICLES - fates["delivered"]
        assert not second.record["budgets"]


def test_of_a_list_only_so_many_pages_are_read(tmp_path: Path) -> None:
    with Site(20) as site:
        site.per_page = 1
        done = run(tmp_path, site)
        assert done.record["budgets"] == {"budget: pages of a list": 4}
        assert len(done.lines) == 3 * 4
        assert not any(path.endswith("index_4.html") for path in site.asked)
