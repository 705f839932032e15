from pathlib import Path

import pytest

from newsspider.article import Article
from newsspider.delivery.errors import StorageError
from newsspider.delivery.jsonlines import dump_line
from newsspider.delivery.rebuild import rebuild
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


def test_what_was_exported_is_remembered_again(tmp_path: Path) -> None:
    (tmp_path / "r1.jsonl").write_bytes(line("http://a.com/1", "一") + line("http://a.com/2", "二"))
    (tmp_path / "r2.jsonl").write_bytes(line("http://a.com/1", "新", 2) + line("http://a.com/2", None, 2, ("gone",)))
    (tmp_path / "r3.jsonl.part").write_bytes(line("http://a.com/3", "三"))
    ledger = SqliteLedger(tmp_path / "ledger.sqlite3", "site")
    assert rebuild(ledger, tmp_path, NOW) == 4
    one, two = (ledger.article(article_id(f"http://a.com/{number}")) for number in (1, 2))
    assert one
    assert (one.revision, one.run, one.line, one.gone) == (2, "r2", 1, False)
    assert one.same_content(content_hash("题", "新"))
    assert two
    assert (two.revision, two.gone, two.next_check) == (2, True, None)
    assert ledger.article(article_id("http://a.com/3")) is None
    ledger.close()
    assert SqliteLedger(tmp_path / "ledger.sqlite3", "site").dead_runs() == []


@pytest.mark.parametrize("content", [b"{}\n", b"[1]\n", b"torn"])
def test_a_file_that_is_no_export_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "r1.jsonl").write_bytes(content)
    with pytest.raises(StorageError, match=r"r1\.jsonl: it is no export"):
        rebuild(SqliteLedger(tmp_path / "ledger.sqlite3", "site"), tmp_path, NOW)
