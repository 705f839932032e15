from pathlib import Path

import pytest

from newsspider.article import Article
from newsspider.delivery.jsonlines import dump_line
from newsspider.delivery.plan import CHECKS
from newsspider.delivery.relearn import relearn
from newsspider.delivery.sqlite_ledger import SqliteLedger
from newsspider.identity import article_id, content_hash

NOW = 1_790_000_000


def line(url: str, text: str | None, revision: int = 1, flags: tuple[str, ...] = ()) -> bytes:
    return dump_line(
        Article(
            id=article_id(url),
            url=url,
            canonical_url=url,
            site="a.com",
            title="题",
            text=text,
            revision=revision,
            content_hash=content_hash("题", text),
            published_at="2026-09-21T13:00:00+00:00",
            fetched_at="2026-09-21T14:00:00+00:00",
            flags=list(flags),
        )
    )


@pytest.fixture
def ledger(tmp_path: Path) -> SqliteLedger:
    return SqliteLedger(tmp_path / "ledger.sqlite3", "site")


def test_what_was_exported_is_remembered_again(tmp_path: Path, ledger: SqliteLedger) -> None:
    (tmp_path / "r1.jsonl").write_bytes(line("http://a.com/1", "一") + line("http://a.com/2", "二"))
    (tmp_path / "r2.jsonl").write_bytes(line("http://a.com/1", "新", 2) + line("http://a.com/2", None, 2, ("gone",)))
    said = relearn(tmp_path, ledger, NOW, CHECKS)
    assert said
    assert "did not know 2 files" in said
    one, two = (ledger.article(article_id(f"http://a.com/{number}")) for number in (1, 2))
    assert one
    assert (one.revision, one.run, one.line, one.gone) == (2, "r2", 1, False)
    assert one.same_content(content_hash("题", "新"))
    assert two
    assert (two.revision, two.gone, two.next_check) == (2, True, None)
    assert ledger.dead_runs() == []
    assert relearn(tmp_path, ledger, NOW, CHECKS) is None


def test_a_file_of_an_earlier_revision_takes_nothing_back(tmp_path: Path, ledger: SqliteLedger) -> None:
    (tmp_path / "r2.jsonl").write_bytes(line("http://a.com/1", "新", 2))
    relearn(tmp_path, ledger, NOW, CHECKS)
    (tmp_path / "r1.jsonl").write_bytes(line("http://a.com/1", "一"))
    relearn(tmp_path, ledger, NOW, CHECKS)
    one = ledger.article(article_id("http://a.com/1"))
    assert one
    assert (one.revision, one.run) == (2, "r2")


def test_an_export_that_was_being_written_is_finished(tmp_path: Path, ledger: SqliteLedger) -> None:
    whole = line("http://a.com/3", "三")
    (tmp_path / "r3.jsonl.part").write_bytes(whole + whole[:40])
    (tmp_path / "r4.jsonl.part").write_bytes(whole[:40])
    relearn(tmp_path, ledger, NOW, CHECKS)
    assert (tmp_path / "r3.jsonl").read_bytes() == whole
    assert not (tmp_path / "r4.jsonl").exists()
    assert ledger.article(article_id("http://a.com/3"))


@pytest.mark.parametrize("content", [b"{}\n", b"[1]\n", b"torn", b"\xff\n", b'{"id": "x"}\n'])
def test_lines_that_are_no_articles_are_counted(tmp_path: Path, ledger: SqliteLedger, content: bytes) -> None:
    (tmp_path / "r1.jsonl").write_bytes(line("http://a.com/1", "一") + content)
    said = relearn(tmp_path, ledger, NOW, CHECKS)
    assert said
    assert "1 articles learned" in said
    assert said.endswith("1 lines are no articles")
