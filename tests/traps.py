"""Pages that lead a crawler in circles, to stand beside the good pages of a loopback site.

    site.others, site.doors = traps.answer, traps.doors()     # all of them, or
    site.doors = traps.doors("calendar", "facets")

`answer(path)` is the page of a trap, or None for a path that is none's. Nothing in a trap is an article of its own but
the one of "copies", which stands under 2,000 addresses.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from urllib.parse import parse_qsl, urlsplit

from tests.site import Answer, page, paragraphs

WORDS = "市民活动中心本周安排的各项公开课程"  # a link's words that could be a headline
COPY = 777  # the article of "copies": no good article has its number
COPIES = 2_000  # addresses


def answer(path: str) -> Answer | None:
    """What a trap answers under this path."""
    parts = urlsplit(path)
    name, _, rest = parts.path.removeprefix("/trap-").partition("/")
    if name not in TRAPS or not parts.path.startswith("/trap-"):
        return None
    return Answer(200, TRAPS[name](rest, dict(parse_qsl(parts.query))))


def doors(*names: str) -> str:
    """The links of a front page that lead into these traps; without names, into all."""
    chosen = names or tuple(TRAPS)
    return "".join(
        f'<a href="/trap-{name}/">{name}</a> <a href="/trap-{name}/100.html">{WORDS}{name}</a>' for name in chosen
    )


def _list(links: Iterator[tuple[str, str]], more: str = "") -> str:
    return page(
        "列表", "<ul>" + "".join(f'<li><a href="{url}">{text}</a></li>' for url, text in links) + f"</ul>{more}"
    )


def _token(*said: object) -> str:
    return sha256(repr(said).encode()).hexdigest()[:20]


def calendar(rest: str, query: dict[str, str]) -> str:
    """Each day of each month, and the month after it, without end."""
    try:
        first = date.fromisoformat(f"{rest.strip('/')[:7] or '2026-11'}-01")
    except ValueError:
        first = date(2026, 11, 1)
    days = [first + timedelta(each) for each in range(28)]
    following = (first + timedelta(32)).isoformat()[:7]
    months = "".join(
        f'<a href="/trap-calendar/{2026 + n // 12}-{n % 12 + 1:02}/">{n % 12 + 1}月</a>' for n in range(240)
    )
    return _list(
        ((f"/trap-calendar/{each:%Y-%m-%d}.html", f"{each.month}月{each.day}日{WORDS}") for each in days),
        f'<a href="/trap-calendar/{following}/">下一页</a>{months}',
    )


def sessions(rest: str, query: dict[str, str]) -> str:
    """Every page gives every link a session of its own."""
    session = _token(rest, query)
    links = ((f"/trap-sessions/{500_000 + n}.html?sid={session}&x{_token(n)[:12]}={session}", WORDS) for n in range(40))
    return _list(links, f'<a href="/trap-sessions/;jsessionid={session}">全部</a>')


def facets(rest: str, query: dict[str, str]) -> str:
    """All combinations of four filters."""
    names = ("sort", "filter", "colour", "size", "from", "brand")
    chosen = [
        "&".join(f"{name}={value >> 2 * at & 3}" for at, name in enumerate(names[: 2 + value % 5]))
        for value in range(600)
    ]
    return _list((f"/trap-facets/show.php?id={1000 + n % 9}&{each}", f"{WORDS}{n}") for n, each in enumerate(chosen))


def growing(rest: str, query: dict[str, str]) -> str:
    """Relative links: each page is one folder deeper than the one before."""
    here = f"/trap-growing/{rest.rpartition('/')[0]}".rstrip("/")
    deeper = [f"{here}/more/", f"{here}/a/b/a/b/", f"{here}/more/2026-11-20-{_token(rest)[:6]}.html"]
    return _list((each, WORDS) for each in deeper)


def words(rest: str, query: dict[str, str]) -> str:
    """Folders with names made up for the occasion."""
    made = [_token(rest, n).translate(str.maketrans("0123456789", "ghijklmnop")) for n in range(60)]
    return _list((f"/trap-words/{each[:7]}/{each[7:14]}/{n}234567.html", WORDS) for n, each in enumerate(made))


def crowd(rest: str, query: dict[str, str]) -> str:
    """A page of 10,000 links."""
    return "" if rest else _list((f"/trap-crowd/{1_000_000 + n}.html", f"{WORDS}{n}") for n in range(10_000))


def monster(rest: str, query: dict[str, str]) -> str:
    """A page of 100,000 links."""
    return "" if rest else _list((f"/trap-monster/{1_000_000 + n}.html", f"{WORDS}{n}") for n in range(100_000))


def endless(rest: str, query: dict[str, str]) -> str:
    """A list that always has a next page, and on each twenty links to pages without an article."""
    number = int("".join(filter(str.isdigit, rest)) or 1)
    links = ((f"/trap-endless/n/{10_000 * number + n}.html", f"{WORDS}{number}") for n in range(20))
    return _list(links, f'<a href="/trap-endless/index_{number + 1}.html">下一页</a>')


def copies(rest: str, query: dict[str, str]) -> str:
    """One article under 2,000 addresses."""
    if rest:
        body = "".join(f"<p>{each}</p>" for each in paragraphs(COPY, 1))
        return page(
            "同一篇文章有很多网址", f"<h1>同一篇文章有很多网址</h1><div>2026-10-11 08:30</div><div>{body}</div>"
        )
    return _list((f"/trap-copies/v{n}/900001.html?copy={n}", f"同一篇文章有很多网址{n}") for n in range(COPIES))


TRAPS: dict[str, Callable[[str, dict[str, str]], str]] = {
    each.__name__: each for each in (calendar, sessions, facets, growing, words, crowd, monster, endless, copies)
}
