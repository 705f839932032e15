"""When lists and articles are asked for again: as often as they bring something, and no list too late."""

from itertools import pairwise

import pytest

from newsspider.delivery.hints import Hints
from newsspider.delivery.looks import ENOUGH, Looks
from newsspider.list_plan import BESIDE, HOUR, SELDOM, ListPlan

DAY = 24 * HOUR


def asked_in(days: int, brings: int, *, start: bool = False, every: float = HOUR) -> list[float]:
    """When hourly runs ask for a list that brings so many new articles each time."""
    plan, moments = ListPlan(), []
    for run in range(int(days * DAY / every)):
        now = run * every
        if plan.is_due("list", now, start=start):
            plan.asked("list", now, brings)
            moments.append(now)
        plan = ListPlan.load(plan.dump())
    return moments


def test_a_list_without_news_of_its_own_is_asked_ever_more_seldom() -> None:
    moments = asked_in(30, 0)
    gaps = [after - before for before, after in pairwise(moments)]
    assert len(moments) < 30
    assert gaps == sorted(gaps)
    assert gaps[-1] == SELDOM


@pytest.mark.parametrize("start", [True, False])
def test_a_list_that_brings_something_is_left_out_of_one_run_at_most(start: bool) -> None:
    moments = asked_in(5, 2, start=start)
    assert {after - before for before, after in pairwise(moments)} == {HOUR, 2 * HOUR}
    assert len(moments) < 80


def test_a_busy_list_is_asked_in_each_run() -> None:
    assert len(asked_in(5, 30, start=True)) == 120


def test_runs_hours_apart_leave_out_no_list_that_brings_something() -> None:
    assert len(asked_in(5, 1, start=True, every=3 * HOUR)) == 40


def test_looks_are_made_as_often_as_they_find_a_change() -> None:
    looks = Looks()
    for _ in range(ENOUGH - 1):
        looks.saw(changed=False)
    assert looks.wants("a" * 32, 3600)
    looks.saw(changed=False)
    assert sum(looks.wants(f"{n:032x}", 3600) for n in range(1000)) < 40
    for _ in range(ENOUGH):
        looks.saw(changed=True)
    assert all(Looks.load(looks.dump()).wants(f"{n:032x}", 3600) for n in range(1000))


def test_a_feed_that_names_what_is_new_lets_the_front_page_wait() -> None:
    plan = ListPlan()
    for hour in range(12):
        plan.asked("feed", hour * HOUR, 3)
        plan.asked("front", hour * HOUR, 0)
        plan.asked("sitemap", hour * HOUR, 0, hints=1)
    assert (plan.names_all("feed"), plan.names_all("front")) == (True, False)
    late = 11 * HOUR + BESIDE
    assert plan.is_due("front", late, longest=BESIDE)
    assert not plan.is_due("front", 11 * HOUR + 2 * HOUR, longest=BESIDE)
    for _ in range(9):
        late += 24 * HOUR
        plan.asked("sitemap", late, 0)
    assert not plan.is_due("sitemap", late + BESIDE - 1)
    assert plan.is_due("sitemap", late + BESIDE)


def test_hints_are_new_once() -> None:
    hints = Hints()
    assert not hints.changed("a", 100, 100)
    assert [hints.changed("a", 200, 100) for _ in range(2)] == [True, False]
    assert [hints.retitled("a", "front", title) for title in ("old", "old", "new", "", "new")] == [
        False, False, True, False, False,
    ]  # fmt: skip
    again = Hints.load(hints.dump())
    assert not again.changed("a", 200, 100)
    assert not again.retitled("a", "section", "another")
    assert again.retitled("a", "front", "newer")
