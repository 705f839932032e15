"""What each stage gains on the corpus's Chinese pages: python -m benchmarks.stages CORPUS

The stages are added one by one: what every page shows (blocks, headings, small print, URL); what it says for machines
(JSON-LD, meta, and the hooks of Chinese systems: Founder's comment, Baidu's ids, government meta); the byline grammar;
the families of sites. Each page stands for itself (no site memory) and is read with a content model that saw none of
its site, or with the shipped one where none can be fitted; the table says which.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeAlias

from scrapy.http import HtmlResponse

from benchmarks.bench import models, number, share, tell
from benchmarks.corpus import FOLDS, fold, responses, truth
from benchmarks.score import f1, score_page
from newsspider import cleaning
from newsspider.boilerplate import RULES
from newsspider.boilerplate.bylines import BYLINES
from newsspider.cms.fingerprints import joined, marked, page_for
from newsspider.delivery.jsonlines import dump_line
from newsspider.page import ArticlePage
from newsspider.reading import content_model
from newsspider.reading.newsroom import Newsroom
from newsspider.reading.structured import Structured
from newsspider.repair import readable

NOW: Final = datetime(2026, 11, 22, tzinfo=UTC)
ALL: Final = "all"
MEASURES: Final = ("title", "day", "minute", "authors")
# Shares of pages: the truth has few of them.
FILLED: Final[dict[str, Callable[[Any], Any]]] = {
    "time to the minute": lambda line: line["published_precision"] in ("minute", "second"),
    "a source": lambda line: line["source"],
    "any author": lambda line: line["authors"],
    "an editor": lambda line: line["editors"],
}
Groups: TypeAlias = dict[str, dict[str, list[float]]]


class StandardBody(ArticlePage, general=True):
    """Finds the body as on any page: what hooks tell is fields."""

    body = ArticlePage.body


class Wordless(StandardBody, general=True):
    """Reads no byline."""

    @cached_property
    def newsroom(self) -> Newsroom:
        """Where the lines are, without what they say."""
        room = super().newsroom
        return Newsroom(room.span, room.prose, room.title)


class Visible(Wordless, general=True):
    """Reads what a person sees, and the document's title."""

    @cached_property
    def structured(self) -> Structured:
        """The title, and where links lead."""
        said = super().structured
        return Structured(title=said.title, base=said.base)


def hooks(response: HtmlResponse, above: type[ArticlePage]) -> type[ArticlePage]:
    """Reads what the page says for machines; `above` speaks first."""
    return joined((above, *dict.fromkeys(marked(response))))


# How a page is read, and whether lines of the newsroom are known for what they are when the body is cleaned.
STAGES: Final[dict[str, tuple[Callable[[HtmlResponse], type[ArticlePage]], bool]]] = {
    "what the page shows": (lambda response: Visible, False),
    "+ hooks": (lambda response: hooks(response, Wordless), False),
    "+ byline grammar": (lambda response: hooks(response, StandardBody), True),
    "+ families": (page_for, True),
}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder with pages.warc.gz and truth.jsonl")
    corpus = parser.parse_args().corpus
    wanted = {page["url"]: page for page in truth(corpus) if (page["lang"] or "").startswith("zh")}
    pages = [page for each in responses(corpus) if each.url in wanted for page in [readable(each).response]]
    with TemporaryDirectory(prefix="stages-") as folder:
        why = models(corpus, Path(folder))
        if why:
            tell(f"no cross-validation: {why}")
        read = {name: scores(pages, wanted, None if why else Path(folder), *stage) for name, stage in STAGES.items()}
    model = "the shipped model: some of these pages trained it" if why else f"{FOLDS}-fold by site"
    print("\n".join((*by_stage(read, model), "", *by_family(read))))


def scores(
    pages: Sequence[Any],
    wanted: Mapping[str, Mapping[str, Any]],
    folder: Path | None,
    chosen: Callable[[HtmlResponse], type[ArticlePage]],
    grammar: bool,
) -> Groups:
    """A value a page and measure, for all pages and by family."""
    vars(cleaning)["RULES"] = RULES if grammar else tuple(rule for rule in RULES if rule is not BYLINES)
    found: Groups = defaultdict(lambda: defaultdict(list))
    for page in pages:
        if folder:
            use(folder / f"model-{fold(page.url)}.json")
        line = json.loads(dump_line(cleaning.to_article(chosen(page)(page, NOW).read())))
        values = {name: bool(has(line)) for name, has in FILLED.items()} | score_page(wanted[page.url], line)
        for measure, value in values.items():
            for group in (ALL, page_for(page).__name__):
                found[group][measure].append(value)
    return found


def by_stage(read: Mapping[str, Groups], model: str) -> Iterator[str]:
    """What each stage gains, as a Markdown table."""
    first = next(iter(read.values()))[ALL]
    judged = [f"{measure} ({len(first[measure])})" for measure in MEASURES]
    yield f"| {model} | body F1 ({len(first['f1s'])}) | {' | '.join((*judged, *FILLED))} |"
    yield f"|{'---|' * (2 + len(MEASURES) + len(FILLED))}"
    for stage, groups in read.items():
        found = groups[ALL]
        cells = [body(found), *(number(fmean(found[measure])) for measure in MEASURES)]
        yield f"| {stage} | {' | '.join((*cells, *(share(fmean(found[name])) for name in FILLED)))} |"


def by_family(read: Mapping[str, Groups]) -> Iterator[str]:
    """The pages of each family before and after it speaks, as a Markdown table."""
    *_, before, after = read.values()
    yield "| family | pages | body F1 | title | minute | source |"
    yield "|---|---|---|---|---|---|"
    for family in sorted(set(before) - {ALL, ArticlePage.__name__}):
        old, new = before[family], after[family]
        pairs = [(body(old), body(new))] + [
            (number(fmean(old[name])), number(fmean(new[name]))) if old[name] else ("", "")
            for name in ("title", "minute", "a source")
        ]
        cells = [f"{was} → {now}" if was != now else now for was, now in pairs]
        yield f"| {family} | {len(new['a source'])} | {' | '.join(cells)} |"


def body(found: Mapping[str, list[float]]) -> str:
    """The F1 of a group's bodies; nothing without any."""
    return number(f1(*(fmean(found[part]) for part in ("right", "extra", "missing")))) if found["f1s"] else ""


def use(path: Path) -> None:
    """Let the body be found by this model."""
    content_model.shipped = lambda: loaded(path)  # type: ignore[assignment]  # asked for by this name, page by page


@cache
def loaded(path: Path) -> content_model.Model:
    """A model of a fold."""
    return content_model.Model(json.loads(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
