"""Two days of hourly runs over a portal that publishes: benchmarks.month in short."""

import re
import subprocess
import sys

MOST = 4.0  # requests an article in the first two days, most of them spent on learning; 1.3 over a month


def test_two_days_of_hourly_runs_bring_every_article_in_time() -> None:
    command = [sys.executable, "-m", "benchmarks.month", "60", "--days", "2", "--before", "0.5"]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=240).stdout
    said = re.search(r"([\d.]+) requests an article .*; (\d+) new: (.*); (\d+) missed", told)
    assert said, told
    late = {int(run) for run in re.findall(r"in run (\d+)", said[3])}
    assert float(said[1]) <= MOST, told
    assert int(said[2]) > 100
    assert late <= {1, 2}
    assert said[4] == "0"
