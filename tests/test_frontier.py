"""Patterns of URLs, what is learned of them, whose turn it is, and the rules of traps."""

from datetime import date

import pytest

from newsspider.discovery.choice import by_turns, choose
from newsspider.discovery.links import Link
from newsspider.discovery.patterns import WIDE, Patterns, pattern
from newsspider.discovery.record import HALF_LIFE, LinkRecord
from newsspider.discovery.traps import trap, without_sessions
from newsspider.frontier import TRIALS, Frontier
from newsspider.run.fates import Fate

SITE = "https://www.haiwan.example"
TODAY = date(2026, 11, 22)
HEADLINE = "海湾首个“夜间鱼市”开市 凌晨三点的烟火气"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/2026/11/22/storm-hits-the-coast.html", "/0/~.html"),
        ("/p/2850950.html", "/p/0.html"),
        ("/p/2850950_2.html", "/p/0_0.html"),
        ("/view.php?mod=news&id=77&page=2", "/view.php/?id=0&mod=news&page=0"),
        ("/a/a/a/a/", "/a/"),
        ("/a/20261011A0ABCD00", "/a/#"),
        ("/%E6%B5%B7%E6%B9%BE/1.html", "/~/0.html"),
    ],
)
def test_a_pattern_is_what_addresses_of_one_kind_share(path: str, expected: str) -> None:
    assert pattern(SITE + path) == "haiwan.example" + expected


def test_names_made_up_for_each_link_become_one_pattern() -> None:
    patterns = Patterns()
    assert len({patterns.of(f"{SITE}/w/{'x' * n}/") for n in range(1, 200)}) == WIDE + 1


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("/a/b/a/b/a/", "growing path"),
        ("/news/news/1.html", None),
        ("/2026/11/11/11.html", None),
        ("/show.php?id=1000&sort=2", "facets"),
        ("/index.php?option=com_content&view=article&id=7&catid=2&Itemid=3&lang=en", None),
        ("/l.php?a=1&b=2&c=3&d=4&e=5&f=6&g=7", "facets"),
        ("/events/2027-05-01.html", "calendar"),
        ("/events/2026-11-23.html", None),
    ],
)
def test_a_trap_is_named(path: str, rule: str | None) -> None:
    assert trap(SITE + path, TODAY) == rule


def test_sessions_are_no_part_of_an_address() -> None:
    token = "0f3a9c27e1b84d65"
    found = [
        *(Link(f"{SITE}/p/{n}.html?sid=a1{n}b2c3d4e5f6&page=2", HEADLINE) for n in range(2)),
        *(Link(f"{SITE}/q/{n}.html?x={token}&id={n}", HEADLINE) for n in range(3)),
        Link(f"{SITE}/r/1.html;jsessionid={token}", HEADLINE),
        Link(f"{SITE}/(S({token}))/r/2.html", HEADLINE),
        Link(f"{SITE}/one.html?key={token}", HEADLINE),
    ]
    assert [each.url.removeprefix(SITE) for each in without_sessions(found)] == [
        *(f"/p/{n}.html?page=2" for n in range(2)),
        *(f"/q/{n}.html?id={n}" for n in range(3)),
        "/r/1.html",
        "/r/2.html",
        f"/one.html?key={token}",
    ]


def test_a_bad_name_fades_and_is_tried_again() -> None:
    record = LinkRecord()
    for number in range(12):
        record.add(f"{SITE}/vote/{number}.html", good=False)
    url = f"{SITE}/vote/99.html"
    assert record.warns(url)
    assert LinkRecord.load(record.dump(0.0), HALF_LIFE / 2).warns(url)
    assert not LinkRecord.load(record.dump(0.0), HALF_LIFE + 1).warns(url)


def test_what_was_an_article_before_is_chosen_again() -> None:
    record = LinkRecord()
    for number in range(5):
        record.add(f"{SITE}/view?key={number}", good=True)
        record.add(f"{SITE}/p/{number}.html", good=False)
        record.add(f"{SITE}/p/{number}.html", good=False)
    plain, poor = Link(f"{SITE}/view?key=77", "讣告启事两则"), Link(f"{SITE}/p/1234567.html", HEADLINE)
    assert choose([plain, poor], LinkRecord(), TODAY).articles == [poor]
    choice = choose([plain, poor], record, TODAY)
    assert choice.articles == [plain]
    assert choice.rejected == [(poor, "pattern without articles")]


def test_patterns_have_their_turns() -> None:
    crowd = [Link(f"{SITE}/c/{n}.html", HEADLINE) for n in range(50)]
    few = [Link(f"{SITE}/p/{n}.html", HEADLINE) for n in range(3)]
    assert [each in few for each in list(by_turns([*crowd, *few]))[:6]] == [False, True] * 3
    frontier = Frontier(lambda url: LinkRecord())
    turns = {each.url: frontier.turn(each.url) for each in [*crowd, *few]}
    assert [turns[each.url] for each in few] == [0, 1, 2]
    assert max(turn for turn in turns.values() if turn is not None) < 50


def test_a_pattern_earns_its_requests() -> None:
    record = LinkRecord()
    frontier = Frontier(lambda url: record, most=10)
    for number in range(TRIALS):
        assert frontier.bound(f"{SITE}/c/{number}.html") is None
        frontier.came_to(f"{SITE}/c/{number}.html", good=False)
    outcome = frontier.bound(f"{SITE}/c/99.html")
    assert outcome is not None
    assert (outcome.fate, outcome.why) == (Fate.FILTERED, "barren pattern")
    assert frontier.bound(f"{SITE}/p/1.html") is None
    assert [frontier.turn(f"{SITE}/p/{n}.html") is None for n in range(12)] == [False] * 10 + [True] * 2


def test_a_link_that_one_page_rejects_and_another_shows_is_no_rejected_link() -> None:
    frontier = Frontier(lambda url: LinkRecord())
    for number in range(3):
        frontier.reject(f"{SITE}/p/{number}.html", SITE, "facets")
    frontier.accept(f"{SITE}/p/1.html")
    assert [url for url, _, _ in frontier.rejected()] == [f"{SITE}/p/0.html", f"{SITE}/p/2.html"]
