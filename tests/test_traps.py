"""Traps cost a bounded number of requests and starve nothing."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests import traps
from tests.process import FAST, Crawl, crawl
from tests.site import Site

GOOD = 60
MOST = 60  # requests that one trap may cost: 30 trials, what is in flight meanwhile, lists and doors


def run(data: Path, site: Site, *more: str) -> Crawl:
    done = crawl(data, "news", "-a", f"url={site.url}/", *FAST, *more)
    assert done.record["found"] == sum(done.record["fates"].values())
    return done


def of_traps(asked: Counter[str]) -> Counter[str]:
    """How often each trap was asked for."""
    found: Counter[str] = Counter()
    for path, count in asked.items():
        if path.startswith("/trap-"):
            found[path.split("/")[1].removeprefix("trap-")] += count
    return found


def test_all_traps_at_once_cost_little_and_starve_nothing(tmp_path: Path) -> None:
    with Site(GOOD) as site:
        site.others, site.doors = traps.answer, traps.doors()
        done = run(tmp_path, site)
        asked = of_traps(site.asked)
        assert done.code == 0, done.stderr
        good = {line["url"] for line in done.lines if "/trap-" not in line["url"]}
        assert good == {site.article_url(each) for each in range(GOOD)}
        assert len(done.lines) - len(good) <= 1  # the article of "copies", once
        assert all(count <= MOST for count in asked.values()), asked
        assert asked.total() <= MOST * 5, asked


def test_the_second_run_wastes_less_and_why_knows_the_rule(tmp_path: Path) -> None:
    with Site(12) as site:
        site.others, site.doors = traps.answer, traps.doors("calendar", "facets")
        run(tmp_path, site)
        first = of_traps(site.asked)
        site.articles = 13
        with site.counting() as asked:
            second = run(tmp_path, site, "-s", "NEWSSPIDER_LOOK_AGAIN_HOURS=0.0001")
        told = why(tmp_path, f"{site.url}/trap-facets/show.php?id=1000&sort=0&filter=0")
    assert second.record["fates"]["delivered"] == 1
    assert of_traps(asked)["calendar"] < first["calendar"] / 2
    assert "facets" in told


def why(data: Path, url: str) -> str:
    """What `scrapy why` says."""
    command = [sys.executable, "-m", "scrapy", "why", url, "-s", f"NEWSSPIDER_DATA_DIR={data}"]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout
