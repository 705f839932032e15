"""A site's own history: what its earlier runs found, for the verdict on this one."""

from pathlib import Path

from newsspider.run.record import read_record, usual_fill

RUNS = 30  # the latest records that count as this site's history


def usual(folder: Path) -> dict[str, float]:
    """Each field's mean fill rate in the latest runs of this folder; empty where there is too little to speak of."""
    records = []
    for path in sorted(folder.glob("*.run.json"))[-RUNS:]:
        try:
            records.append(read_record(path))
        except (OSError, ValueError):  # a record that somebody broke says nothing; the run's own data stand elsewhere
            continue
    return usual_fill(records)
