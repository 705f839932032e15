import json
import os
import resource
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsspider.article import Article, Author, Cut, Edition, Image
from newsspider.delivery.errors import StorageError
from newsspider.delivery.jsonlines import clean_text, dump_line
from newsspider.delivery.writer import Group, Writer

texts = st.text(st.characters(exclude_categories=()), max_size=40)
words = st.one_of(texts, st.sampled_from(["\u2028", "a\u2029b", "\0", "\\u0000", "\ud800", "\ud83d\ude00", "\x85", ""]))
articles = st.builds(
    Article,
    id=words,
    title=st.none() | words,
    text=words,
    keywords=st.lists(words, max_size=3),
    authors=st.lists(st.builds(Author, name=words, agency=st.none() | words), max_size=2),
    images=st.lists(st.builds(Image, url=words), max_size=2),
    edition=st.none() | st.builds(Edition, paper=words, date=words),
    dropped=st.lists(st.builds(Cut, rule=words, blocks=st.integers(0, 9), chars=st.integers(0, 9)), max_size=2),
    rights=st.dictionaries(words, words, max_size=2),
)


@given(articles)
@example(Article(text="\\u0000 as text, \0 as NUL", title="\ud83d\ude00 \udc00"))
def test_a_line_reads_back_as_the_article(article: Article) -> None:
    line = dump_line(article)
    text = line.decode()  # strict: no surrogates
    assert text.endswith("\n")
    assert text.splitlines() == [text[:-1]]  # one line by everybody's line ends
    assert not any(ord(c) < 0x20 for c in text[:-1])
    read = json.loads(text)
    assert list(read) == list(Article.__dataclass_fields__)
    assert read["text"] == clean_text(article.text or "")
    assert [each["name"] for each in read["authors"]] == [clean_text(each.name) for each in article.authors]
    assert "\\u0000" not in text.replace("\\\\", "")
    assert not any(0xD800 <= ord(c) < 0xE000 for value in (read["text"], read["title"] or "") for c in value)


@given(texts)
def test_cleaning_changes_only_nul_and_surrogates(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    if not any(c == "\0" or 0xD800 <= ord(c) < 0xE000 for c in text):
        assert clean == text


def test_cleaning_joins_pairs_and_marks_what_is_alone() -> None:
    assert clean_text("a\ud83d\ude00b\ud800c\0\udc00") == "a\U0001f600b\ufffdc\ufffd"


def test_no_nan_in_a_line() -> None:
    with pytest.raises(ValueError, match="float"):
        dump_line(Article(rights={"x": float("nan")}))  # type: ignore[dict-item]  # what a mistake would bring


def test_a_file_appears_complete_by_one_rename(tmp_path: Path) -> None:
    path = tmp_path / "site" / "r1.jsonl"
    writer = Writer(path)
    assert [writer.append(b"{}\n"), writer.append(b"[1]\n")] == [3, 7]
    writer.sync()
    writer.keep()
    assert not path.exists()
    record = writer.finish()
    assert path.read_bytes() == b"{}\n[1]\n"
    assert record is not None
    assert (record.lines, record.bytes, record.sha256) == (2, 7, sha256(path.read_bytes()).hexdigest())
    assert [each.name for each in path.parent.iterdir()] == ["r1.jsonl"]


def test_no_line_no_file(tmp_path: Path) -> None:
    assert Writer(tmp_path / "r1.jsonl").finish() is None
    assert not list(tmp_path.iterdir())


def test_only_committed_lines_are_published(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "r1.jsonl")
    writer.append(b"1\n")
    writer.keep()
    writer.append(b"22\n")
    writer.roll_back()
    writer.append(b"3\n")
    writer.keep()
    writer.append(b"4\n")
    record = writer.finish()
    assert record is not None
    assert (tmp_path / "r1.jsonl").read_bytes() == b"1\n3\n"
    assert record.sha256 == sha256(b"1\n3\n").hexdigest()


@pytest.mark.parametrize("room", range(8))
def test_a_full_disk_leaves_whole_lines(tmp_path: Path, room: int) -> None:
    # A process of its own: the limit of file size is the whole process's, and EFBIG stands for ENOSPC.
    path = tmp_path / "r1.jsonl"
    code = f"""
import resource, sys
from pathlib import Path
from newsspider.delivery.errors import StorageError
from newsspider.delivery.writer import Writer
resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
writer = Writer(Path({str(path)!r}))
try:
    for line in (b"12\\n", b"456\\n", b"8\\n"):
        writer.append(line)
        writer.keep()
except StorageError as error:
    print(error)
writer.finish()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    kept = b"12\n" if 3 <= room < 7 else b"12\n456\n" if room == 7 else b""
    assert (path.read_bytes() if path.exists() else b"") == kept
    assert str(path) in done.stdout
    assert "ulimit -f" in done.stdout
    assert resource.getrlimit(resource.RLIMIT_FSIZE) != (room, room)


def test_a_failed_write_is_cut_and_may_be_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Writer(tmp_path / "r1.jsonl")
    writer.append(b"first\n")
    write = os.write

    def torn(fd: int, data: bytes) -> int:
        if len(data) > 3:
            return write(fd, data[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", torn)
    with pytest.raises(StorageError, match=r"r1\.jsonl\.part: No space left on device; free some space"):
        writer.append(b"second\n")
    monkeypatch.undo()
    assert writer.part.read_bytes() == b"first\n"
    writer.append(b"third\n")
    writer.keep()
    writer.finish()
    assert (tmp_path / "r1.jsonl").read_bytes() == b"first\nthird\n"


def test_two_runs_never_share_a_file(tmp_path: Path) -> None:
    Writer(tmp_path / "r1.jsonl")
    with pytest.raises(StorageError, match="File exists"):
        Writer(tmp_path / "r1.jsonl")


def test_a_group_is_due_by_number_or_by_time() -> None:
    now = 0.0
    group = Group(size=3, seconds=2.0, clock=lambda: now)
    assert not group.is_due()
    assert [group.add(), group.add(), group.add()] == [False, False, True]
    group.clear()
    now = 10.0
    assert not group.add()
    now = 12.0
    assert group.is_due()
    group.clear()
    assert not group.is_due()
