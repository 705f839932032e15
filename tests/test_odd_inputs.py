"""A hundred odd inputs end each in a reason of one line, and none in a traceback."""

from pathlib import Path

import pytest

from newsspider.run.fates import Fate
from tests.odd_inputs import odd_inputs
from tests.process import crawl

ENDS = {Fate.DELIVERED, Fate.INVALID, Fate.FAILED, Fate.DUPLICATE, Fate.GONE}


def test_a_hundred_odd_inputs_end_each_in_a_clear_reason(tmp_path: Path) -> None:
    urls = []
    for name, body in odd_inputs():
        path = tmp_path / name
        path.write_bytes(body)
        urls.append(path.as_uri())
    assert len(urls) >= 100
    (tmp_path / "urls").write_text("\n".join(urls))
    done = crawl(tmp_path / "data", "article", "-a", f"urls={tmp_path / 'urls'}")
    assert "Traceback" not in done.stderr
    record = done.record
    assert record["found"] == len(urls) == sum(record["fates"].values())
    assert {fate for fate, count in record["fates"].items() if count} <= ENDS
    assert record["verdict"] in ("ok", "nothing_delivered", "layout_broken"), record["reason"]
    assert all(each["why"] and "\n" not in each["why"] for each in record["reasons"] if each["fate"] != Fate.DELIVERED)
    for name, _ in odd_inputs():
        said = [line for line in done.stderr.splitlines() if f"/{name}:" in line]
        assert len(said) <= 1, said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["article"], "needs -a url="),
        (["article", "-a", "url=ftp://x/y"], "begins with http://"),
        (["article", "-a", "url=http://"], "names no host"),
        (["article", "-a", "url=http://[::1"], "is not a URL"),
        (["article", "-a", "url=file:///no/such/page.html"], "does not exist"),
        (["article", "-a", "url=file:///tmp"], "is a directory"),
        (["article", "-a", "url=file:///dev/zero"], "is no regular file"),
        (["article", "-a", "urls=/no/such/list"], "does not exist"),
        (["article", "-a", "urls=/dev/null"], "is no regular file"),
        (["article", "-a", "url=http://x.test/", "-a", "sicne=2026-01-01"], "did you mean since?"),
        (["article", "-a", "url=http://x.test/", "-a", "since=yesterday"], "YYYY-MM-DD"),
        (["article", "-a", "url=http://x.test/", "-a", "limit=0"], "from 1"),
        (["news"], "needs -a url="),
        (["no_such_spider"], "`scrapy list`"),
        (["news", "-a", "url=http://x.test/", "-a", "since=2026-02-02", "-a", "until=2026-01-01"], "is after"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_an_argument_that_cannot_be_used_is_one_line_and_exit_2(
    tmp_path: Path, arguments: list[str], words: str
) -> None:
    done = crawl(tmp_path / "data", *arguments, "--nolog")
    assert done.code == 2
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert not (tmp_path / "data").exists()
