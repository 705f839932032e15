"""Which issues a person asks for: the arguments of the `epaper` spider that stand together, and the days they name."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from newsspider.arguments import ArgumentError
from newsspider.epapers.catalogue import Paper, find, read_catalogue
from newsspider.epapers.dates import issue_url

DAYS_BACK: Final = 14  # where no start page leads to it, the newest issue is this near: fortnightlies are the rarest


def names(said: str) -> list[str]:
    """Newspapers' names, in a comma list; whether the catalogue has them is known when the catalogue is read."""
    given = [each.strip() for each in said.replace("，", ",").split(",")]
    if not all(given):
        raise ArgumentError("give a newspaper's name: `scrapy papers` lists them")
    return list(dict.fromkeys(given))


def papers_of(own: str) -> dict[str, Paper]:
    """The catalogue with the rows of the file NEWSSPIDER_PAPERS. Raises ArgumentError."""
    try:
        return read_catalogue(own)
    except OSError as error:
        raise ArgumentError(f"NEWSSPIDER_PAPERS: {own} cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise ArgumentError(f"NEWSSPIDER_PAPERS: {error}") from None


def paper_named(papers: Mapping[str, Paper], name: str) -> Paper:
    """The paper of this name. Raises ArgumentError, with names that are near."""
    try:
        return find(papers, name)
    except KeyError as error:
        raise ArgumentError(f"paper: {error.args[0]}") from None


def check(options: Mapping[str, Any], papers: Iterable[Paper]) -> None:
    """ArgumentError for arguments that do not say together which issues are meant."""
    if ("paper" in options) == ("url" in options):
        raise ArgumentError(
            "spider epaper needs -a paper=NAME[,NAME…] (`scrapy papers` lists them) or -a url=ISSUE_PAGE_URL"
        )
    dated = options.keys() & {"date", "since", "until"}
    if "date" in dated and len(dated) > 1:
        raise ArgumentError("give date= or since= and until=, not both")
    if "url" in options and dated:
        raise ArgumentError("url= names one issue: give it without date=, since= and until=")
    if "until" in dated and "since" not in dated:
        raise ArgumentError("until= needs since=: where are the issues to begin?")
    for paper in papers:
        if paper.issue is None and (dated or paper.start is None):
            raise ArgumentError(f"the URLs of {paper.paper}'s issues are not known: give one as -a url=ISSUE_PAGE_URL")


def days(options: Mapping[str, Any], today: date) -> Iterator[date]:
    """The days that date=, or since= and until=, name, the newest first; none where the newest issue is meant."""
    if "date" in options:
        yield options["date"]
    elif "since" in options:
        day = options.get("until") or today
        while day >= options["since"]:
            yield day
            day -= timedelta(days=1)


def places(paper: Paper, today: date) -> list[str]:
    """Where a paper's newest issue may be found, the likeliest first: start pages, then issues of the last days."""
    folder = paper.folder or ""
    starts = [paper.start] if paper.start else [folder, *(folder + each for each in paper.system.start_pages)]
    back = (today - timedelta(days=each) for each in range(DAYS_BACK + 1))
    return starts + [issue_url(paper.issue, day) for day in back if paper.issue]
