"""The run's record: what happened in one run, as `<run-id>.run.json` beside its export."""

import dataclasses
import json
import os
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsspider.run.fates import Fates
from newsspider.run.files import write_whole


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A finished file of the export."""

    path: str
    lines: int
    bytes: int
    sha256: str


@dataclass(slots=True)
class RunRecord:
    """One run. Times are ISO 8601 in UTC; `fill` is each field's share of delivered articles that have it, 0 to 1."""

    run_id: str
    spider: str
    arguments: dict[str, str]
    version: str
    started_at: str
    ended_at: str | None = None
    verdict: str | None = None
    exit_code: int | None = None
    reason: str | None = None
    found: int = 0
    fates: dict[str, int] = field(default_factory=dict)
    reasons: list[dict[str, Any]] = field(default_factory=list)  # {"fate", "why", "count", "example"}
    requests: int = 0
    bytes: int = 0  # received
    fill: dict[str, float] = field(default_factory=dict)
    cuts: dict[str, dict[str, int]] = field(default_factory=dict)  # rule: {"articles", "blocks", "chars"}
    slowest_hosts: list[dict[str, Any]] = field(default_factory=list)  # {"host", "requests", "mean_seconds", …}
    files: list[FileRecord] = field(default_factory=list)
    archives: list[dict[str, Any]] = field(default_factory=list)  # {"path", "records", "bytes", "sha256"} (WARC)
    budgets: dict[str, int] = field(default_factory=dict)  # budget that bit: requests that it left for the next run
    passed_over: dict[str, int] = field(default_factory=dict)  # records of a replayed archive that hold no article
    issues: dict[str, str] = field(default_factory=dict)  # of newspapers: "NAME YYYY-MM-DD": what was found
    notes: list[str] = field(default_factory=list)  # what else the run's owner should know, in sentences
    recovered: list[str] = field(default_factory=list)  # what this run did about dead runs

    def count(self, fates: Fates) -> None:
        """Take over what the run's URLs came to."""
        self.found, self.fates = fates.total_found, fates.counts()
        self.reasons = [
            {"fate": each.fate.value, "why": each.why, "count": each.count, "example": each.example}
            for each in fates.reasons()
        ]

    def write(self, folder: Path) -> Path:
        """Write it whole or not at all; where it is. Raises OSError."""
        path = folder / f"{self.run_id}.run.json"
        content = json.dumps(dataclasses.asdict(self), ensure_ascii=True, allow_nan=False, indent=1)
        write_whole(path, content.encode() + b"\n")
        return path


def read_record(path: Path) -> RunRecord:
    """A written record; fields that it has and this version does not know are left out. Raises OSError, ValueError."""
    content = json.loads(path.read_bytes())
    if not isinstance(content, dict):
        raise ValueError(f"{path} is no run record")
    known = {each.name for each in dataclasses.fields(RunRecord)}
    try:
        record = RunRecord(**{name: value for name, value in content.items() if name in known})
        record.files = [FileRecord(**each) for each in content.get("files", [])]
    except TypeError as error:
        raise ValueError(f"{path} is no run record: {error}") from error
    return record


def usual_fill(records: list[RunRecord], minimum: int = 20) -> dict[str, float]:
    """A site's own history: each field's mean fill rate over the runs' delivered articles (weighted by them).

    Empty when these runs delivered fewer than `minimum` articles: then there is no history to speak of.
    """
    weights = [(each.fates.get("delivered", 0) + each.fates.get("revised", 0), each.fill) for each in records]
    total = sum(weight for weight, _ in weights)
    if total < minimum:
        return {}
    names = {name for _, fill in weights for name in fill}
    return {name: sum(weight * fill.get(name, 0.0) for weight, fill in weights) / total for name in sorted(names)}


def new_run_id(now: datetime) -> str:
    """A name that sorts by time and that no two runs share: "20241122T132100Z-04d2-9f3a" (UTC, process, chance)."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{os.getpid() & 0xFFFF:04x}-{secrets.token_hex(2)}"
