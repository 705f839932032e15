"""The closing table: found, delivered, what became of the rest and why, what cleaning dropped, where the file is."""

from rich.console import Console
from rich.table import Table

from newsspider.keeper import RunKeeper
from newsspider.run.fates import Fate

MOST = 6  # rows of reasons and of rules


def print_summary(keeper: RunKeeper) -> None:
    """Print it to standard error, whose last line the verdict will be."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    record = keeper.record
    if not keeper.fates.total_found:
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_row("found", str(keeper.fates.total_found))
    for fate in Fate:
        reasons = [each for each in keeper.fates.reasons() if each.fate is fate]
        count = sum(each.count for each in reasons)
        if count:
            whys = "; ".join(f"{each.why} {each.count}" if count > each.count else each.why for each in reasons[:MOST])
            table.add_row(f"  {fate}", str(count), whys)
    rules = sorted(record.cuts.items(), key=lambda each: -each[1]["chars"])[:MOST]
    for number, (rule, cut) in enumerate(rules):
        said = f"{cut['blocks']} blocks, {cut['chars']:,} characters, in {cut['articles']} articles"
        table.add_row("" if number else "cleaned out", rule, said)
    for file in record.files:
        table.add_row("file", f"{file.lines} lines", file.path)
    console.print(table)
