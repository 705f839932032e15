"""`scrapy why | status | ledger | show | save` as real processes, on data that a real crawl left."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsspider.delivery.lock import RunLock
from newsspider.demo.server import Portal
from tests.process import FAST, Crawl, crawl

ROOT = Path(__file__).parent.parent
NOBODY_CAN = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")  # root without its power over read-only folders


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


def ask(data: Path, *words: str, before: tuple[str, ...] = (), stdin: str = "", zone: str = "UTC") -> Answer:
    line = [*before, sys.executable, "-m", "scrapy", *words, "-s", f"NEWSSPIDER_DATA_DIR={data}", *FAST]
    environment = os.environ | {"TZ": zone}
    done = subprocess.run(line, capture_output=True, text=True, input=stdin, timeout=240, env=environment, check=False)
    return Answer(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True)
class Filled:
    """A data folder after two crawls of the portal and one of a single page, and what the first delivered."""

    data: Path
    portal: str
    run: Crawl

    def line(self, path: str) -> tuple[int, dict[str, Any]]:
        return next((n, each) for n, each in enumerate(self.run.lines, 1) if each["url"] == self.portal + path)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    data = tmp_path_factory.mktemp("filled")
    with Portal() as portal:
        run = crawl(data, "news", "-a", f"url={portal.url}/", *FAST)
        crawl(data, "news", "-a", f"url={portal.url}/", *FAST)
        crawl(data, "article", "-a", f"url={portal.url}/p/3100301.html,{portal.url}/p/1.html", *FAST)
        yield Filled(data, portal.url, run)


@pytest.fixture
def own(filled: Filled, tmp_path: Path) -> Path:
    """A copy of the data to write on."""
    return shutil.copytree(filled.data, tmp_path / "data")


# why


def test_why_names_file_and_line_and_the_line_is_there(filled: Filled) -> None:
    number, line = filled.line("/p/3100301.html")
    answer = ask(filled.data, "why", line["url"], zone="Asia/Shanghai")
    assert (answer.code, answer.err) == (0, "")
    path = filled.data / "news" / f"{filled.run.record['run_id']}.jsonl"
    assert f"{path} line {number}, revision 1 (checked: the line is there, as the ledger has it)" in answer.out
    assert "delivered" in answer.out
    assert "known" in answer.out
    assert f"on {filled.portal}/" in answer.out
    assert "+08:00" in answer.out
    assert "\n  next " in answer.out
    assert "spider article; its runs are not in the ledger" in answer.out
    assert len(answer.out.splitlines()) < 24


@pytest.mark.parametrize("spelling", ["https://{}", "http://{}?utm_source=x&spm=1", "http://{}#top"])
def test_why_answers_for_the_identity(filled: Filled, spelling: str) -> None:
    address = f"{filled.portal}/p/3100301.html".removeprefix("http://")
    answer = ask(filled.data, "why", spelling.format(address))
    assert answer.code == 0
    assert "another spelling of" in answer.out
    assert "as the ledger has it" in answer.out


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/p/3100492.html", "invalid"),
        ("/p/3100190.html", "HTTP 404"),
        ("/search/p/3100290.html", "robots.txt forbids it"),
        ("/p/3100310.html?utm_source=wechat&utm_medium=social&from=timeline", "the same address: "),
    ],
)
def test_why_of_what_was_not_delivered(filled: Filled, path: str, said: str) -> None:
    answer = ask(filled.data, "why", filled.portal + path)
    assert answer.code == 0
    assert said in answer.out
    assert answer.out.startswith(filled.portal + path)


def test_why_asks_the_records_of_one_off_spiders(filled: Filled) -> None:
    answer = ask(filled.data, "why", f"{filled.portal}/p/1.html")
    assert answer.code == 0
    assert "gone: HTTP 404" in answer.out


def test_why_tells_that_the_file_is_no_longer_there(filled: Filled, own: Path) -> None:
    (own / "news" / f"{filled.run.record['run_id']}.jsonl").unlink()
    answer = ask(own, "why", f"{filled.portal}/p/3100301.html")
    assert answer.code == 0
    assert "is not here any more" in answer.out


def test_why_finds_in_the_export_what_the_ledger_forgot(filled: Filled, own: Path) -> None:
    (own / "ledger.sqlite3").unlink()
    number, line = filled.line("/p/3100302.html")
    answer = ask(own, "why", line["url"])
    assert answer.code == 0
    assert f"jsonl line {number}" in answer.out


def test_why_of_what_was_never_seen_says_what_came_nearest(filled: Filled) -> None:
    answer = ask(filled.data, "why", f"{filled.portal}/p/31003011.html")
    assert answer.code == 1
    assert "was never seen" in answer.out
    assert f"  {filled.portal}/p/31003" in answer.out


def test_why_without_data(tmp_path: Path) -> None:
    answer = ask(tmp_path / "none", "why", "http://a.com/1.html")
    assert answer.code == 1
    assert "nothing has been crawled" in answer.out
    assert not (tmp_path / "none").exists()


# status


def test_status_is_a_table(filled: Filled) -> None:
    answer = ask(filled.data, "status")
    assert (answer.code, answer.err) == (0, "")
    header, article, news = answer.out.splitlines()
    assert header.split()[:2] == ["spider", "last"]
    assert article.split()[-3:] == ["1", "1", "0"]
    assert news.split()[-3:] == [str(len(filled.run.lines))] * 2 + ["0"]


def test_status_stale(filled: Filled, own: Path) -> None:
    assert ask(filled.data, "status", "--stale", "6h", "--quiet") == Answer(0, "", "")
    ledger = sqlite3.connect(own / "ledger.sqlite3")
    with ledger:
        ledger.execute("UPDATE runs SET started = started - 30000, ended = ended - 30000")
        ledger.execute("UPDATE articles SET delivered = delivered - 30000")
    ledger.close()
    answer = ask(own, "status", "--stale", "6h", "-q")
    assert answer.code == 1
    assert answer.err == ""
    assert answer.out.count("\n") == 1
    assert answer.out.startswith("news has delivered nothing for 8h, since ")
    assert ask(own, "status", "--stale", "1d", "-q") == Answer(0, "", "")


def test_status_without_data(tmp_path: Path) -> None:
    answer = ask(tmp_path / "none", "status")
    assert (answer.code, "no spider has run" in answer.out) == (0, True)
    answer = ask(tmp_path / "none", "status", "--stale", "6h", "--quiet")
    assert (answer.code, answer.out.count("\n")) == (1, 1)
    assert not (tmp_path / "none").exists()


def test_status_tells_who_is_at_work(own: Path) -> None:
    with RunLock(own / "news") as lock:
        lock.acquire(datetime.now(UTC))
        assert f"at work (process {os.getpid()})" in ask(own, "status", "news").out


# ledger


def test_ledger_exports_and_lists_by_pattern(filled: Filled) -> None:
    answer = ask(filled.data, "ledger", "export", "*/p/31003*")
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert lines
    assert all("/p/31003" in each["url"] and each["id"] != "" for each in lines)
    answer = ask(filled.data, "ledger", "list", "*/p/31003*", "--spider", "news")
    assert len(answer.out.splitlines()) == len(lines)


def test_ledger_forgets_only_when_told(filled: Filled, own: Path) -> None:
    pattern = "*/p/3100301.html"
    answer = ask(own, "ledger", "forget", pattern)
    assert (answer.code, "say --yes" in answer.err) == (2, True)
    assert ask(own, "ledger", "forget", pattern, "--yes").out.startswith("forgot 1 URLs of news")
    answer = ask(own, "ledger", "list", pattern)
    assert (answer.code, answer.out) == (1, "")
    run = crawl(own, "news", "-a", f"url={filled.portal}/", *FAST)
    assert [line["url"] for line in run.lines] == [f"{filled.portal}/p/3100301.html"]


def test_ledger_does_not_forget_while_a_run_is_at_work(own: Path) -> None:
    with RunLock(own / "news") as lock:
        lock.acquire(datetime.now(UTC))
        answer = ask(own, "ledger", "forget", "*", "--yes")
    assert answer.code == 2
    assert f"process {os.getpid()} since" in answer.err
    assert ask(own, "ledger", "list").out


def test_ledger_check(own: Path) -> None:
    answer = ask(own, "ledger", "check")
    assert answer.code == 0
    assert "integrity  ok" in answer.out
    path = own / "ledger.sqlite3"
    content = bytearray(path.read_bytes())
    content[5000:12000] = b"x" * 7000
    path.write_bytes(content)
    answer = ask(own, "ledger", "check")
    assert answer.code == 1
    assert "damaged: " in answer.out


# show, save


def test_show_tells_readers_and_cuts(filled: Filled) -> None:
    url = f"{filled.portal}/p/3100301.html"
    answer = ask(filled.data, "show", url)
    assert (answer.code, answer.err) == (0, "")
    assert "(minute), written '2026-10-05 18:10'  byline" in answer.out
    assert "dropped    rankings: " in answer.out
    assert "    热点新闻排行\n" in answer.out
    assert answer.out.endswith("delivered  yes\n")


def test_show_yields_what_the_crawl_delivered(filled: Filled, tmp_path: Path) -> None:
    _, line = filled.line("/p/3100302.html")
    page = tmp_path / "page.html"
    answer = ask(filled.data, "show", line["url"], "--json", "--html", str(page))
    told = json.loads(answer.out)
    assert told["article"] | {"fetched_at": ""} == line | {"fetched_at": ""}
    assert told["delivered"]
    assert 'title="dropped: rankings"' in page.read_text(encoding="utf-8")


def test_show_reads_a_file_as_if_from_a_site(tmp_path: Path) -> None:
    page = ROOT / "tests" / "data" / "founding_page.txt"
    answer = ask(tmp_path, "show", str(page), "--json", "--url", "https://www.gdzjdaily.com.cn/p/1.html")
    told = json.loads(answer.out)
    assert told["page"] == "GdzjdailyPage"
    assert told["article"]["site"] == "gdzjdaily.com.cn"


def test_save_keeps_the_bytes_and_says_the_rule(filled: Filled, tmp_path: Path) -> None:
    url = f"{filled.portal}/p/3100301.html"
    answer = ask(filled.data, "save", url, "--as", "one", "--to", str(tmp_path))
    assert answer.code == 0
    assert "only pages that you wrote may be committed" in answer.out
    assert {path.name for path in (tmp_path / "one").iterdir()} == {"page.html", "meta.json", "expected.json"}
    wanted = json.loads((tmp_path / "one" / "expected.json").read_text(encoding="utf-8"))
    _, line = filled.line("/p/3100301.html")
    assert wanted == {name: value for name, value in line.items() if name != "fetched_at"}
    answer = ask(filled.data, "save", url, "--as", "one", "--to", str(tmp_path))
    assert (answer.code, "--force" in answer.err) == (2, True)


# all of them


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("why", "scrapy why URL"),
        ("why nonsense", "'nonsense'"),
        ("why --bogus http://a.com/", "--bogus"),
        ("status --stale 6x", "'6x'"),
        ("status nwes", "did you mean news?"),
        ("ledger", "list [PATTERN]"),
        ("ledger lst", "'lst'"),
        ("ledger forget", "needs a pattern"),
        ("ledger list * --spider nwes", "'nwes'"),
        ("show nix.html", "nix.html does not exist"),
        ("show http://127.0.0.1:1/", "connection refused"),
        ("show {portal}/p/3100190.html", "gone: HTTP 404"),
        ("show {portal}/search/p/3100290.html", "robots.txt forbids it"),
        ("show {portal}/img/x.png", "not a page of text"),
        ("show {portal}/p/3100301.html --html /nix/x.html", "/nix/x.html"),
        ("save {portal}/p/3100301.html", "--as NAME"),
        ("save {portal}/p/3100301.html --as ../x", "--as ../x"),
    ],
)
def test_a_mistake_is_one_line(filled: Filled, words: str, named: str) -> None:
    answer = ask(filled.data, *words.format(portal=filled.portal).split())
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert named in answer.err


@pytest.mark.parametrize("words", ["why http://a.com/1.html", "status", "ledger list", "ledger check"])
def test_a_file_that_is_no_ledger(tmp_path: Path, words: str) -> None:
    (tmp_path / "ledger.sqlite3").write_bytes(b"no database " * 1000)
    answer = ask(tmp_path, *words.split())
    assert answer.code in (1, 2)
    assert "ledger.sqlite3" in answer.out + answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("name", ["why", "status", "ledger", "show", "save"])
def test_help_has_an_example(tmp_path: Path, name: str) -> None:
    answer = ask(tmp_path, name, "-h")
    assert answer.code == 0
    assert f"Example: scrapy {name} " in " ".join(answer.out.split()) or f"scrapy {name} " in answer.out


def test_all_that_ask_work_on_a_read_only_folder(filled: Filled, own: Path) -> None:
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root can write everywhere, and there is no setpriv to take that from it")
    before = NOBODY_CAN if os.geteuid() == 0 else ()
    for path in own.glob("ledger.sqlite3-*"):
        path.unlink()
    for path in (own / "ledger.sqlite3", own / "news", own / "article", own):
        path.chmod(0o555)
    try:
        for words in (("why", f"{filled.portal}/p/3100301.html"), ("status",), ("ledger", "list"), ("ledger", "check")):
            answer = ask(own, *words, before=before)
            assert (answer.code, answer.err) == (0, ""), words
        answer = ask(own, "ledger", "forget", "*", "--yes", before=before)
        assert (answer.code, answer.err.count("\n")) == (2, 1)
    finally:
        for path in (own, own / "news", own / "article"):
            path.chmod(0o755)
