"""`make bench CORPUS=FOLDER`: accuracy and speed of newsspider and of other extractors, one Markdown table.

newsspider is measured by its export: `scrapy crawl warc` over the corpus, each site's pages with a content model that
saw none of them (5-fold cross-validation; without LightGBM with the shipped model, and the row says so).
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from scrapy.http import TextResponse

from benchmarks import environment
from benchmarks.corpus import FOLDS, export, responses, split, truth
from benchmarks.peers import PEERS
from benchmarks.score import Scores, score
from benchmarks.speed import Speed
from newsspider.repair import readable

SHIPPED: Final = "newsspider (the shipped model: pages of its training among them)"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with pages.warc.gz and truth.jsonl")
    parser.add_argument("--peers", default=" ".join(PEERS), help="which extractors stand beside; may be empty")
    options = parser.parse_args()
    for name in ("pages.warc.gz", "truth.jsonl"):
        if not (options.corpus / name).is_file():
            parser.error(f"{options.corpus} has no {name}: name the corpus folder, like CORPUS=../shared/corpus")
    pages = truth(options.corpus)
    parts = list(dict.fromkeys(page["dataset"] for page in pages if page["body"]))
    rows = [heading(parts)]
    with TemporaryDirectory(prefix="bench-") as folder:
        name, lines = own(options.corpus, Path(folder))
        speeds = own_speed(options.corpus, "--again"), own_speed(options.corpus)
        rows.append(row(name, score(pages, lines), speeds, parts))
        print("\n".join(rows), flush=True)
        for peer in options.peers.split():
            print(beside(peer, options.corpus, pages, parts), flush=True)
    print(f"\nLoading the content model takes {load_time():.0f} ms of CPU, once a process.")


def own(corpus: Path, folder: Path) -> tuple[str, dict[str, dict[str, Any]]]:
    """What the row is called, and the export."""
    said = models(corpus, folder)
    if said:
        tell(f"no cross-validation: {said}")
        out = folder / "all.jsonl"
        replay(["-m", "scrapy"], corpus / "pages.warc.gz", out, folder)
        return SHIPPED, export(out)
    outs = []
    for number, path in enumerate(split(corpus, folder)):
        tell(f"fold {number + 1} of {FOLDS}")
        outs.append(folder / f"fold-{number}.jsonl")
        replay(["-m", "benchmarks.crawl", str(folder / f"model-{number}.json")], path, outs[-1], folder)
    return f"**newsspider** ({FOLDS}-fold by site)", export(*outs)


def models(corpus: Path, folder: Path) -> str | None:
    """Fit a model a fold; why there are none, or None."""
    tell("fitting a content model for each fold")
    environment.prepare()
    if why := environment.install("lightgbm"):
        return why
    command = [str(environment.PYTHON), "-m", "benchmarks.folds", str(corpus), str(folder)]
    done = subprocess.run(command, cwd=environment.ROOT, capture_output=True, text=True, check=False)
    return (done.stderr.strip().splitlines() or ["the training failed"])[-1] if done.returncode else None


def replay(program: list[str], path: Path, out: Path, folder: Path) -> None:
    """Run the spider `warc`. Raises RuntimeError when it does not end well."""
    crawl = [
        "crawl",
        "warc",
        "-q",
        "-a",
        f"path={path}",
        "-O",
        f"{out}:jsonl",
        "-s",
        f"NEWSSPIDER_DATA_DIR={folder}/data",
    ]
    done = subprocess.run(
        [sys.executable, *program, *crawl], cwd=environment.ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the replay of {path} ended with {done.stderr.strip()}")


def own_speed(corpus: Path, *options: str) -> Speed:
    """Measured in a process of its own."""
    tell(" ".join(("speed", *options)))
    command = [sys.executable, "-m", "benchmarks.speed", str(corpus), *options]
    done = subprocess.run(command, cwd=environment.ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return Speed(**json.loads(done.stdout))


def load_time() -> float:
    """Milliseconds of CPU until the content model has weighed a page of one block; numpy's import, if it takes that."""
    code = (
        "import newsspider.page; from newsspider.reading.blocks import segment; from lxml.html import fromstring\n"
        "page = segment(fromstring('<p>Word.')); from time import process_time as now; start = now()\n"
        "from newsspider.reading.content_model import shipped; shipped().weigh(page, ()); print((now() - start) * 1000)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=environment.ROOT, stdout=subprocess.PIPE, check=True)
        for _ in range(3)
    ]
    return min(float(run.stdout) for run in runs)


def beside(peer: str, corpus: Path, pages: Sequence[Mapping[str, Any]], parts: list[str]) -> str:
    """The row of a peer, or why there is none."""
    tell(peer)
    if peer not in PEERS:
        return f"| {peer}: not known here; known are {', '.join(PEERS)} |"
    package, _, way = peer.partition(":")
    if why := environment.install(package):
        return f"| {peer}: cannot be installed: {why} |"
    languages = {page["url"]: (page["lang"] or "")[:2] for page in pages}
    command = [str(environment.PYTHON), "-m", "benchmarks.peers", peer]
    with (
        TemporaryDirectory(prefix="bench-") as folder,
        (Path(folder) / "out.jsonl").open("w+") as out,
        (Path(folder) / "log").open("w+") as log,
    ):
        process = subprocess.Popen(
            command, cwd=environment.ROOT, stdin=subprocess.PIPE, stdout=out, stderr=log, text=True, encoding="utf-8"
        )
        with process, process.stdin as pipe:  # type: ignore[union-attr]  # it was asked for
            try:
                for response in responses(corpus):
                    page = readable(response).response
                    text = page.text if isinstance(page, TextResponse) else ""
                    pipe.write(json.dumps({"url": page.url, "html": text, "lang": languages.get(page.url, "")}) + "\n")
            except BrokenPipeError:
                tell(f"{peer} ended before the last page")
        log.seek(0)
        if process.returncode:
            return f"| {peer}: cannot be run: {(log.read().strip().splitlines() or ['no reason given'])[-1]} |"
        out.seek(0)
        lines = [json.loads(line) for line in out]
    speed = Speed.of([each["taken"] / each["parse"] for each in lines], max(each["taken"] for each in lines))
    name = f"{package} {environment.version(package)}{f' ({way})' if way else ''}"
    return row(name, score(pages, {each["url"]: each for each in lines}), (speed,), parts)


MEASURES: Final = ("title", "day", "minute", "authors")


def heading(parts: list[str]) -> str:
    """The table's first two lines."""
    names = ["extractor", "body F1", "zh", *parts, "F1 < .5", *MEASURES, "CPU / parse", "p95", "p99", "slowest page"]
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}"


def row(name: str, scores: Mapping[str, Scores], speeds: Sequence[Speed], parts: list[str]) -> str:
    """One line of the table. `speeds`: warm and at first sight, or at first sight alone."""
    whole = scores["all"]
    cells = [name, *(number(scores[part].f1) for part in ("all", "zh", *parts)), share(whole.bad)]
    cells += [number(whole.mean(measure) or None) for measure in MEASURES]  # 0: it does not look for it
    measured = [
        (f"{each.median:.1f}", f"{each.p95:.1f}", f"{each.p99:.1f}", f"{each.slowest:.0f} ms") for each in speeds
    ]
    cells += map(" / ".join, zip(*measured, strict=True))
    return f"| {' | '.join(cells)} |"


def number(value: float | None) -> str:
    """.9634; nothing where there is nothing to measure."""
    return f"{value:.3f}".removeprefix("0") if value is not None else ""


def share(value: float | None) -> str:
    """2.0 %."""
    return f"{value:.1%}".replace("%", " %") if value is not None else ""


def tell(what: str) -> None:
    """Say on standard error what is going on."""
    print(f"bench: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
