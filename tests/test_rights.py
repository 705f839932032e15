"""What pages and servers say about use: recorded always, obeyed by setting."""

from pathlib import Path

import pytest
from scrapy.http import Headers

from newsspider.polite.reservations import read_rules, reservation
from newsspider.reading.rights import OBEYED, reserved, rights
from newsspider.reading.structured import Structured
from tests.process import FAST, crawl
from tests.site import Answer, Site, article_path


def seen(headers: dict[str, object] | None = None, **metas: str) -> dict[str, str]:
    return rights(Structured(meta={name.replace("_", "-"): [said] for name, said in metas.items()}), Headers(headers))


def test_every_signal_is_recorded_in_its_own_words() -> None:
    found = seen({"X-Robots-Tag": ["noai, noimageai", "otherbot: noindex"], "TDM-Reservation": "1"}, robots="noarchive")
    assert found == {
        "robots": "noarchive",
        "header:x-robots-tag": "noai, noimageai | otherbot: noindex",
        "header:tdm-reservation": "1",
    }
    assert seen() == {}
    assert len(seen(robots="noai," * 9_999)["robots"]) == 1_000


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (seen(robots="index, follow"), None),
        (seen(robots="NoArchive"), "noarchive"),
        (seen(robots="none"), "noindex"),
        (seen(newsspider="noai"), "noai"),
        (seen(googlebot="noindex"), None),
        (seen({"X-Robots-Tag": "max-snippet: 20, noimageai"}), "noimageai"),
        (seen({"X-Robots-Tag": "otherbot: noindex, noai"}), None),
        (seen({"X-Robots-Tag": ["otherbot: noindex", "noai"]}), "noai"),
        (seen({"X-Robots-Tag": "otherbot: noindex, newsspider: nosnippet"}), "nosnippet"),
        (seen({"X-Robots-Tag": "unavailable_after: Friday, 25-Jun-10 15:00:00 PST, noai"}), "noai"),
        (seen(tdm_reservation="1"), "tdm"),
        (seen({"tdm-reservation": "1"}), "tdm"),
        (seen({"tdm-reservation": "1"}, tdm_reservation="0"), None),
        (seen({"tdm-reservation": "yes"}), None),
        ({"tdmrep.json": "1"}, "tdm"),
        ({"tdmrep.json": "1", "header:tdm-reservation": "0"}, None),
    ],
)
def test_what_is_reserved(found: dict[str, str], name: str | None) -> None:
    assert reserved(found, OBEYED) == name
    assert reserved(found, ()) is None
    assert reserved(found, [each for each in OBEYED if each != name]) is None


def test_the_first_rule_of_the_file_that_matches_counts() -> None:
    rules = read_rules(
        b'[{"location": "/open/*.html$", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1,'
        b' "tdm-policy": "https://x.example/p"}, {"location": "/late", "tdm-reservation": 0}]'
    )
    host = "https://news.example"
    assert [reservation(rules, f"{host}{path}") for path in ("/open/a/1.html", "/p/1.html", "/late")] == ["0", "1", "1"]


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"{}", b"[1, null, {}]", b"[" * 99_999, b"\xff\xfe",
     b'[{"location": 7, "tdm-reservation": 1}]', b'[{"location": "/\\nAllow: /", "tdm-reservation": 1}]',
     b'[{"location": "/", "tdm-reservation": 9}]'],
)  # fmt: skip
def test_a_file_without_rules_reserves_nothing(body: bytes) -> None:
    assert reservation(read_rules(body), "https://news.example/p/1.html") is None


def test_obeyed_by_setting_and_not_asked_again(tmp_path: Path) -> None:
    with Site(4) as site:
        said = {0: {"X-Robots-Tag": "noai"}, 1: {"tdm-reservation": "0"}}
        site.extra = {article_path(number): site.answer(article_path(number), None)._replace(headers=headers)
                      for number, headers in said.items()}  # fmt: skip
        file = '[{"location": "/p/100003.html", "tdm-reservation": 0}, {"location": "/p/", "tdm-reservation": 1}]'
        site.extra["/.well-known/tdmrep.json"] = Answer(200, file, {"Content-Type": "application/json"})
        arguments = ("news", "-a", f"url={site.url}/", *FAST)
        obeying = (*arguments, "-s", "NEWSSPIDER_OBEY_RIGHTS=noai,tdm")
        with site.counting() as asked:
            first = crawl(tmp_path, *obeying)
        assert {each["why"]: each["count"] for each in first.record["reasons"] if each["why"]} == {
            "reserved: noai": 1,
            "reserved: tdm": 1,
        }
        assert sorted(line["rights"].get("tdmrep.json", "") for line in first.lines) == ["0", "1"]
        assert asked["/.well-known/tdmrep.json"] == 1
        with site.counting() as asked:
            crawl(tmp_path, *obeying)
        assert not [path for path in asked if path.startswith("/p/")]
        with site.counting() as asked:
            freely = crawl(tmp_path, *arguments)
        assert [line["rights"] for line in freely.lines if line["rights"]] == [{"header:x-robots-tag": "noai"}]
        assert len(freely.lines) == 2
        assert asked["/.well-known/tdmrep.json"] == 0, "nobody asked for it"
