"""The site: fronts and sections of good articles, with or without the cases between them."""

from html import escape

from tests import traps
from tests.hostile.cases import Answer, Case, http
from tests.hostile.good import good
from tests.hostile.pages import pages
from tests.hostile.redirects import redirects, steps
from tests.hostile.wire import wire

SECTIONS = 6
FIRST = 300_000  # the number in the address of the first case


def cases() -> dict[str, Case]:
    """Every case by the path that it stands at."""
    listed = (*wire(), *redirects(), *pages())
    return {each.path or f"/p/{FIRST + number}.html": each for number, each in enumerate(listed)}


def answers(found: dict[str, Case]) -> dict[str, Answer]:
    """What the site answers under each path; without cases, the good articles alone."""
    stories = good()
    links = [(each.path, each.title) for each in stories]
    for number, (path, case) in enumerate(found.items()):
        words = f"记者走访第{number}号现场：{escape(case.name[:40])}"
        place = 0 if callable(case.answer) else 1 + (number * 7919) % (len(links) - 1)  # what takes long goes first
        links.insert(place, (path, words))
    served: dict[str, Answer] = {each.path: each.answer for each in stories}
    served |= {path: case.answer for path, case in found.items()} | (steps() if found else {})
    for number in range(SECTIONS):
        rows = "".join(f'<li><a href="{path}">{words}</a></li>' for path, words in links[number::SECTIONS])
        served[f"/s{'abcdefgh'[number]}/"] = http(f"<html><body><ul>{rows}</ul></body></html>")
    doors = traps.doors() if found else ""
    nav = "".join(f'<a href="/s{"abcdefgh"[number]}/">第{number}版</a> ' for number in range(SECTIONS))
    served["/"] = http(f"<html><head><title>云媒新闻网</title></head><body><nav>{nav}</nav>{doors}</body></html>")
    return served
