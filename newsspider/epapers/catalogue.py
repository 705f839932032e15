"""The catalogue: one line of JSON for each newspaper, here and in a file of the user's own (NEWSSPIDER_PAPERS)."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from newsspider.epapers.dates import check_template, issue_url
from newsspider.epapers.families import FAMILIES
from newsspider.epapers.family import Family, Shape

FILE: Final = "papers.jsonl"
NEVER: Final = "never"  # verified
_BEFORE_DATE: Final = re.compile(r"/(?:(?:pc|PC|layout|column|col|paper|html2?|content|page|szbz|\d{4})/)*$")


@dataclass(frozen=True)
class Paper:
    """One newspaper.

    `issue`: the URL of an issue's first page, with {date:…}; None where only `-a url=` can say it. `start`: the page
    that leads to the newest issue, where it is not the folder of the issues. `pages`, `articles`: patterns where they
    are not the family's. `seen`: the last day that it was seen in use; `source`: by whom; `verified`: the last day
    that `scrapy papers --check` found an issue, or "never".
    """

    paper: str
    family: str
    issue: str | None = None
    start: str | None = None
    pages: str | None = None
    articles: str | None = None
    hosts: list[str] = field(default_factory=list)
    seen: str | None = None
    source: str | None = None
    verified: str = NEVER

    @property
    def system(self) -> Family:
        """Its family."""
        return FAMILIES[self.family]

    @cached_property
    def shape(self) -> Shape:
        """What the URLs of its issues look like."""
        if self.pages is None or self.articles is None:
            return self.system.shape
        return Shape.of(self.pages, self.articles)

    @property
    def folder(self) -> str | None:
        """What stands before the date in its URLs, without the names of folders that all such papers have."""
        if self.issue is None:
            return self.start
        return _BEFORE_DATE.sub("/", self.issue.partition("{date")[0])

    def publishes(self, url: str) -> bool:
        """Whether a URL is below this paper's issues."""
        head = self.issue.partition("{date")[0] if self.issue else None
        return head is not None and _bare(url).startswith(_bare(head))

    def prints(self, url: str) -> bool:
        """Whether a URL is an article's in this paper's folder."""
        below = self.folder is not None and _bare(url).startswith(_bare(self.folder))
        return below and self.shape.article_day(url) is not None

    def row(self) -> str:
        """Its line in a catalogue."""
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)


def read_catalogue(own: str | None = None) -> dict[str, Paper]:
    """All papers by name; those of the user's `own` file replace the package's of the same name.

    Raises ValueError, naming the line, for a row that cannot be used, OSError for a file that cannot be read.
    """
    lines = files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()
    papers = {paper.paper: paper for paper in _rows(lines, FILE)}
    if own:
        added = {paper.paper: paper for paper in _rows(Path(own).read_text(encoding="utf-8-sig").splitlines(), own)}
        papers = {**added, **{name: paper for name, paper in papers.items() if name not in added}}
    return papers


def find(papers: Mapping[str, Paper], name: str) -> Paper:
    """The paper of this name; KeyError with a sentence that names near ones."""
    if paper := papers.get(name.strip()):
        return paper
    near = [each for each in papers if name in each][:5] or get_close_matches(name, papers, 5, 0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "`scrapy papers` lists them"
    raise KeyError(f"{name[:100]!r} is not in the catalogue: {hint}")


def paper_of(papers: Iterable[Paper], url: str, day: date) -> Paper | None:
    """The paper that a page of this day's issue belongs to: whose first page it is, else that of the nearest folder."""

    def nearness(paper: Paper) -> tuple[bool, int]:
        template = paper.issue or ""
        return _bare(issue_url(template, day)) == _bare(url), len(template)

    return max((each for each in papers if each.publishes(url)), key=nearness, default=None)


def _rows(lines: Iterable[str], name: str) -> Iterable[Paper]:
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            try:
                yield _paper(json.loads(line))
            except (ValueError, TypeError, re.error) as error:
                raise ValueError(f"line {number} of {name}: {error}") from None


def _paper(said: Any) -> Paper:
    if not isinstance(said, dict) or not {"paper", "family"} <= said.keys():
        raise ValueError('a row is an object with "paper" and "family"')
    paper = Paper(**said)
    if paper.family not in FAMILIES:
        raise ValueError(f"there is no family {paper.family!r}: they are {', '.join(FAMILIES)}")
    if paper.issue is not None:
        check_template(paper.issue)
    _ = paper.shape  # its patterns compile
    return paper


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc.removeprefix('www.')}{parts.path}{'?' if parts.query else ''}{parts.query}"
