"""The spider `warc` and the archive of live crawls, as processes."""

import gzip
import json
import os
import signal
import subprocess
import zlib
from pathlib import Path
from typing import Any

import brotli
import pytest

from newsspider.demo.server import Portal
from newsspider.identity import canonical
from tests.process import FAST, Crawl, command, crawl
from tests.warc_files import TEXT, article, html, http, members, record

BASE = "http://paper.test/2026"


def replay(tmp_path: Path, content: bytes, *arguments: str) -> Crawl:
    path = tmp_path / "some.warc.gz"
    path.write_bytes(content)
    return crawl(tmp_path / "data", "warc", "-a", f"path={path}", *arguments)


def fates(run: Crawl) -> dict[str, int]:
    assert run.record["found"] == sum(run.record["fates"].values())
    return {name: count for name, count in run.record["fates"].items() if count}


def reasons(run: Crawl) -> dict[str, int]:
    return {f"{each['fate']}: {each['why']}": each["count"] for each in run.record["reasons"]}


def page(name: str, *arguments: str, body: bytes = b"", **more: Any) -> bytes:
    return record(f"{BASE}/{name}.html", http(body or html(f"The {name} of the harbour"), *arguments), **more)


def test_each_response_becomes_an_article_as_live(tmp_path: Path) -> None:
    run = replay(tmp_path, members(*(article(number) for number in range(3))))
    assert run.code == 0
    assert fates(run) == {"delivered": 3}
    assert [line["url"] for line in run.lines] == [f"{BASE}/story-{number}.html" for number in range(3)]
    assert {line["fetched_at"] for line in run.lines} == {"2026-10-11T12:34:56+00:00"}
    assert [line["title"] for line in run.lines] == [f"Story {number} of the harbour" for number in range(3)]
    assert {line["text"] for line in run.lines} == {"\n\n".join(TEXT)}
    assert not (tmp_path / "data" / "ledger.sqlite3").exists()


def test_statuses_end_as_live(tmp_path: Path) -> None:
    run = replay(
        tmp_path,
        members(
            article(1),
            page("gone", "404 Not Found"),
            page("taken", "410 Gone"),
            page("shut", "403 Forbidden"),
            page("down", "503 Service Unavailable"),
            page("moved", "301 Moved Permanently"),
            record(f"{BASE}/picture.png", http(b"\x89PNG\r\n\x1a\n0000", "200 OK", "image/png")),
            record(f"{BASE}/data.json", http(b'{"a": 1}', "200 OK", "application/json")),
            page("empty", body=b" "),
            page("short", body=b"<!DOCTYPE html><title>A section</title><ul><li><a href=/a>One</a></ul>"),
        ),
    )
    assert run.code == 0
    assert fates(run) == {"delivered": 1, "gone": 2, "blocked": 1, "failed": 1, "filtered": 1, "invalid": 4}
    assert reasons(run)["failed: HTTP 503"] == 1
    assert reasons(run)["invalid: not a page of text"] == 2
    assert reasons(run)["invalid: the page is empty"] == 1


def test_what_is_broken_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    damaged = bytearray(members(article(2)))
    damaged[len(damaged) // 2] ^= 0xFF
    run = replay(
        tmp_path,
        members(article(1))
        + bytes(damaged)
        + members(
            page("long", length=10),
            page("late", date="last Sunday"),
            record(f"{BASE}/plain", b"no HTTP at all"),
            record("", http(html())),
            article(3).replace(b"WARC/1.1", b"WORK/1.1"),
            article(4),
        )
        + members(article(5))[:-30],
    )
    assert [line["title"][:7] for line in run.lines] == ["Story 1", "Story 4"]
    assert fates(run) == {"delivered": 2, "failed": 7}
    assert reasons(run) == {
        "delivered: ": 2,
        "failed: a broken record: its gzip data are damaged": 1,
        "failed: a broken record: its length is wrong": 1,
        "failed: a broken record: its WARC-Date is no date": 1,
        "failed: a broken record: no HTTP status where one should be": 1,
        "failed: a broken record: it has no WARC-Target-URI": 1,
        "failed: a broken record: there is no WARC header where a record should begin": 1,
        "failed: a broken record: the file ends inside it": 1,
    }
    assert f"{BASE}/story-5.html" in run.stderr
    assert "some.warc.gz, byte 0" not in run.stderr


def test_records_without_a_page_are_passed_over_and_counted(tmp_path: Path) -> None:
    kinds = ["warcinfo", "request", "request", "metadata", "revisit", "resource"]
    others = [record(f"{BASE}/story-1.html", b"anything", kind=kind) for kind in kinds]
    dns = article(9).replace(b"application/http; msgtype=response", b"text/dns")
    run = replay(tmp_path, members(*others, dns, article(1)))
    assert fates(run) == {"delivered": 1}
    assert run.record["passed_over"] == {
        "request": 2,
        "warcinfo": 1,
        "metadata": 1,
        "revisit": 1,
        "resource": 1,
        "response that is not HTTP": 1,
    }


def test_the_second_record_of_an_address_is_a_duplicate_unless_the_first_failed(tmp_path: Path) -> None:
    again = page("again", "503 Service Unavailable"), page("again"), page("again")
    twin = record(f"{BASE}/story-1.html?copy=1", http(html("Story 1 of the harbour")))
    run = replay(tmp_path, members(article(1), article(1), *again, twin))
    assert fates(run) == {"delivered": 3, "duplicate": 2, "failed": 1}
    assert [line["url"].rpartition("/")[2] for line in run.lines] == [
        "story-1.html",
        "again.html",
        "story-1.html?copy=1",
    ]


def test_encodings_are_undone_within_bounds(tmp_path: Path) -> None:
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(64)) + bomb.flush()
    text = html("Packed news of the harbour")
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (text[:99], text[99:])) + b"0\r\n\r\n"
    kind = "text/html; charset=utf-8"
    run = replay(
        tmp_path,
        members(
            page("gzip", "200 OK", kind, "Content-Encoding: gzip", body=gzip.compress(text)),
            page("br", "200 OK", kind, "Content-Encoding: br", body=brotli.compress(text)),
            page("chunked", "200 OK", kind, "Transfer-Encoding: chunked", body=chunks),
            page("decoded", "200 OK", kind, "Content-Encoding: gzip", "Transfer-Encoding: chunked", body=text),
            page(
                "gbk",
                "200 OK",
                "text/html; charset=gbk",
                body=html("新码头春天启用", ("港务局周日说，" * 20,)).decode().encode("gbk"),
            ),
            page("bomb", "200 OK", kind, "Content-Encoding: gzip", body=zeros),
            page("large", body=html(more="<p>" + "x" * (9 << 20))),
        ),
    )
    assert fates(run) == {"delivered": 5, "invalid": 2}
    assert {line["title"] for line in run.lines} == {"Packed news of the harbour", "新码头春天启用"}
    assert set(reasons(run)) == {
        "delivered: ",
        "invalid: the page is larger than DOWNLOAD_MAXSIZE",
        "invalid: the page has more than 8,388,608 bytes (NEWSSPIDER_MAX_PAGE)",
    }


def test_further_pages_come_from_the_archive_and_never_from_the_network(tmp_path: Path) -> None:
    first = html(paragraphs=TEXT[:2], more='<a href="/2026/long_2.html">下一页</a>')
    lost = html(paragraphs=TEXT[:2], more='<a href="/2026/lost_2.html">下一页</a>')
    second = html(paragraphs=TEXT[2:])
    run = replay(
        tmp_path,
        members(*(page(name, body=body) for name, body in (("long", first), ("long_2", second), ("lost", lost)))),
    )
    whole, part = run.lines
    assert (whole["pages"], whole["text"], whole["flags"]) == (2, "\n\n".join(TEXT), [])
    assert (part["pages"], part["flags"]) == (1, ["pages_missing"])
    assert run.record["passed_over"] == {"further page of an article": 1}
    assert fates(run) == {"delivered": 2}


def test_since_until_and_limit_hold(tmp_path: Path) -> None:
    content = members(*(article(number) for number in range(6)))
    assert fates(replay(tmp_path, content, "-a", "since=2026-10-12")) == {"filtered": 6}
    run = replay(tmp_path, content, "-a", "limit=2")
    assert len(run.lines) == 2
    assert run.code == 0


def test_several_files_and_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "one.warc").write_bytes(article(1))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    feeder = subprocess.Popen(["cp", "/dev/stdin", str(pipe)], stdin=subprocess.PIPE)
    run_command = command(tmp_path / "data", "warc", "-a", f"path={tmp_path}/one.warc,{pipe}")
    run = subprocess.Popen(run_command, stderr=subprocess.PIPE, text=True)
    feeder.communicate(members(article(2), article(3)))
    _, told = run.communicate(timeout=100)
    assert run.returncode == 0
    assert told.rstrip().rpartition("\n")[2] == "verdict: ok: 3 delivered"


@pytest.mark.parametrize("said", ["path=missing.warc", "path=none*.warc", "path=README.html", ""])
def test_an_argument_that_cannot_be_used_is_one_line_and_exit_2(tmp_path: Path, said: str) -> None:
    run = crawl(tmp_path, "warc", *(("-a", said) if said else ()))
    assert run.code == 2
    assert run.last_line.startswith("verdict: usage: ")
    assert not list(tmp_path.iterdir())


def test_addresses_of_every_kind_are_taken_as_they_are(tmp_path: Path) -> None:
    sound = ["hard::a.html", "urn:a", "a", "http://", "//a.test/b", "http://a.test/b c", "http://a.test/" + "d" * 5000]
    broken = ["http://[bad/", "http://a.test:99999/", "http://a.test:port/"]
    pages = [record(url, http(html(f"Page {number} of many"))) for number, url in enumerate([*sound, *broken])]
    run = replay(tmp_path, members(*pages))
    assert run.code == 0
    assert [line["url"] for line in run.lines] == sound
    assert reasons(run)["failed: a broken record: its WARC-Target-URI is no address"] == len(broken)


# The archive of a live crawl.


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Crawl]:
    data = tmp_path_factory.mktemp("demo")
    return data, crawl(data, "demo", "-s", "NEWSSPIDER_ARCHIVE=1", "-s", "NEWSSPIDER_ARCHIVE_MAX_MB=0.1")


def test_an_archived_crawl_replays_to_the_same_articles(demo: tuple[Path, Crawl]) -> None:
    data, live = demo
    assert live.code == 0
    archives = live.record["archives"]
    assert len(archives) >= 2
    for each in archives:
        assert Path(each["path"]).stat().st_size == each["bytes"]
    assert not list(data.rglob("*.part"))
    run = crawl(data, "warc", "-a", f"path={data}/demo/*.warc.gz")
    assert run.code == 0
    first, second = ({line["canonical_url"]: line | {"fetched_at": ""} for line in each.lines} for each in (live, run))
    assert len(first) == 42
    assert first == second


def test_a_killed_crawl_leaves_an_archive_that_the_next_run_finishes(tmp_path: Path) -> None:
    with Portal() as portal:
        news = ("news", "-a", f"url={portal.url}/", "-s", "NEWSSPIDER_ARCHIVE=1", *FAST)
        run = subprocess.Popen(command(tmp_path, *news), stderr=subprocess.PIPE)
        folder = tmp_path / "news"
        while not any(part.stat().st_size > 60_000 for part in folder.glob("*.warc.gz.part")):
            with pytest.raises(subprocess.TimeoutExpired):
                run.wait(0.05)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        (part,) = folder.glob("*.warc.gz.part")
        with part.open("ab") as file:
            file.write(gzip.compress(b"torn")[:-3])
        again = crawl(tmp_path, *news)
    assert again.code == 0
    left = folder / part.name.removesuffix(".part")
    assert any(left.name in sentence for sentence in again.record["recovered"])
    assert not list(folder.glob("*.part"))
    replayed = crawl(tmp_path, "warc", "-a", f"path={left},{folder}/*.warc.gz")
    assert not any("broken record" in each["why"] for each in replayed.record["reasons"])
    lines = [json.loads(line) for path in folder.glob("*.jsonl") for line in path.open(encoding="utf-8")]
    assert {canonical(line["url"]) for line in lines} <= {canonical(line["url"]) for line in replayed.lines}


def test_a_disk_that_takes_no_more_ends_the_run(tmp_path: Path) -> None:
    limited = ["bash", "-c", 'ulimit -f 40; exec "$@"', "-", *command(tmp_path, "demo", "-s", "NEWSSPIDER_ARCHIVE=1")]
    run = subprocess.run(limited, capture_output=True, text=True, timeout=100, check=False)
    assert run.returncode == 15
    assert run.stderr.rstrip().rpartition("\n")[2].startswith("verdict: storage: ")
    assert not list((tmp_path / "demo").glob("*.warc.gz"))
