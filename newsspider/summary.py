"""The closing table: found, delivered, what became of the rest and why, what cleaning dropped, where the file is."""

import sys

from newsspider.keeper import RunKeeper
from newsspider.run.fates import Fate

MOST = 6  # reasons of one fate, and rules


def print_summary(keeper: RunKeeper) -> None:
    """Print it to standard error, whose last line the verdict will be."""
    if keeper.fates.total_found:
        print("\n".join(summary(keeper)), file=sys.stderr, flush=True)


def summary(keeper: RunKeeper) -> list[str]:
    """The table's lines. No line is cut: the path of the file is there to be copied."""
    record = keeper.record
    lines = [f"{'found':<13}{keeper.fates.total_found:>6}"]
    for fate in Fate:
        reasons = [each for each in keeper.fates.reasons() if each.fate is fate]
        count = sum(each.count for each in reasons)
        whys = [f"{each.why} ({each.count})" if count > each.count else each.why for each in reasons[:MOST] if each.why]
        if count:
            lines.append(f"  {fate:<11}{count:>6}  {'; '.join(whys)}".rstrip())
    for why, count in record.budgets.items():
        lines.append(f"{'budget':<13}{why.removeprefix('budget: ')}: {_many(count, 'request')} left for the next run")
    rules = sorted(record.cuts.items(), key=lambda each: -each[1]["chars"])
    for number, (rule, cut) in enumerate(rules[:MOST]):
        said = [_many(cut[name], noun) for name, noun in (("blocks", "block"), ("chars", "character"))]
        where = _many(cut["articles"], "page")
        lines.append(f"{'' if number else 'cleaned out':<13}{rule:<16} {', '.join(said)}, in {where}")
    if len(rules) > MOST:
        lines.append(f"{'':<13}and by {_many(len(rules) - MOST, 'more rule')}, see the run's record")
    lines += [f"{'file':<13}{file.path} ({_many(file.lines, 'line')})" for file in record.files]
    return lines


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
