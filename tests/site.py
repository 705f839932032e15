"""A news site on loopback that behaves as a test tells it to, and remembers what it was asked for.

    with Site(articles=30) as site:
        site.refuse = 403            # between two crawls, or in the middle of one
        crawl(data, "news", "-a", f"url={site.url}/")
        assert site.asked["/p/100007.html"] == 1

Front page → sections → their pagers → articles `/p/1000NN.html`, numbered from 0, the newest first.
"""

import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Any, NamedTuple, Self

SECTIONS = {"shizheng": "时政", "jingji": "经济", "minsheng": "民生", "wenti": "文体"}
FIRST = 100_000  # the id of article 0
PAGES = 3  # of each section: as many as a spider reads


class Answer(NamedTuple):
    """What a URL answers."""

    status: int
    body: str | bytes = ""
    headers: dict[str, str] = {}

    @property
    def content(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


class Site:
    """Set the fields to change what the next requests see. `asked`: path → how often, `not_modified`: how many 304s."""

    def __init__(self, articles: int = 30, room: int = 0) -> None:
        self.articles = articles
        self.per_page = math.ceil(max(articles, room) / len(SECTIONS) / PAGES)
        self.dated = "2026-10-11 08:30"
        self.refuse: int | None = None  # every page but robots.txt answers with this status
        self.refuse_articles: int | None = None
        self.delay = 0.0  # seconds before every answer but that of robots.txt
        self.delay_articles = 0.0
        self.bare = False  # the layout changed: article pages without headline and body
        self.challenge = ""  # the body of a captcha page, with status 200, instead of every page
        self.validators = False  # ETag and 304
        self.robots = ""
        self.revision: dict[int, int] = {}  # article → version of its text
        self.furniture = ""  # more of the page, below every article
        self.noise = 0  # rankings, comment counts, clicks
        self.gone: dict[int, str] = {}  # article → "410" or "notice"
        self.moved: dict[int, int] = {}  # article → where /old/ID.html leads; the lists show the old address
        self.copies: dict[int, int] = {}  # article → whose text it repeats
        self.hidden: set[int] = set()  # not on any list
        self.extra: dict[str, Answer] = {}  # path → answer, before everything else
        self.others: Callable[[str], Answer | None] = lambda path: None  # the same, worked out
        self.doors = ""  # more of the front page
        self.asked: Counter[str] = Counter()
        self.not_modified = 0
        self.on_request: Callable[[str], None] = lambda path: None
        self._ended = Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.site = self
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @contextmanager
    def counting(self) -> Iterator[Counter[str]]:
        """Only what is asked for inside this block."""
        self.asked = Counter()
        yield self.asked

    def article_url(self, number: int) -> str:
        """Where the article stands."""
        return f"{self.url}{article_path(number)}"

    # What is served.

    def answer(self, path: str, known_as: str | None) -> Answer:
        """The answer to GET; `known_as`: If-None-Match."""
        self.asked[path] += 1
        self.on_request(path)
        if path == "/robots.txt":
            return Answer(200, self.robots, {"Content-Type": "text/plain"}) if self.robots else Answer(404)
        is_article = path.startswith(("/p/", "/old/"))
        if delay := self.delay or self.delay_articles * is_article:
            self._ended.wait(delay)
        status = self.refuse or (self.refuse_articles if is_article else None)
        if status:
            return Answer(status, page("", ""))
        if self.challenge:
            return Answer(200, self.challenge)
        answer = self.extra.get(path) or self.others(path) or self._page(path)
        if not self.validators or answer.status != 200:
            return answer
        etag = f'"{sha256(answer.content).hexdigest()[:16]}"'
        if etag == known_as:
            self.not_modified += 1
            return Answer(304, "", {"ETag": etag})
        return answer._replace(headers={**answer.headers, "ETag": etag})

    def _page(self, path: str) -> Answer:
        if path == "/":
            return Answer(200, page("云媒新闻网", self._front()))
        folder, _, last = path.strip("/").partition("/")
        if folder in SECTIONS:
            number = int(last.removeprefix("index_").removesuffix(".html")) if last else 1
            return Answer(200, page(SECTIONS[folder], self._section(folder, number)))
        if folder in ("p", "old") and last.removesuffix(".html").isdecimal():
            number = int(last.removesuffix(".html")) - FIRST
            if 0 <= number < self.articles:
                return self._article(number, folder)
        return Answer(404, page("404", ""))

    def _front(self) -> str:
        sections = "".join(f'<a href="/{name}/">{title}</a> ' for name, title in SECTIONS.items())
        return f"{self.doors}<nav>{sections}</nav>"

    def _section(self, name: str, number: int) -> str:
        at = list(SECTIONS).index(name)
        mine = [each for each in range(at, self.articles, len(SECTIONS)) if each not in self.hidden][::-1]
        shown = mine[(number - 1) * self.per_page : number * self.per_page]
        links = "".join(f'<li><a href="{self._link(each)}">{title_of(each)}</a></li>' for each in shown)
        more = len(mine) > number * self.per_page
        pager = f'<a href="/{name}/index_{number + 1}.html">下一页</a>' if more else ""
        return f"<ul>{links}</ul>{pager}"

    def _link(self, number: int) -> str:
        return f"/old/{FIRST + number}.html" if number in self.moved else article_path(number)

    def _article(self, number: int, folder: str) -> Answer:
        if folder == "old":
            return Answer(302, "", {"Location": article_path(self.moved[number])})
        if self.gone.get(number) == "410":
            return Answer(410, page("410", ""))
        if number in self.gone:
            return Answer(200, page("提示信息", "<p>文章已删除</p>"))
        if self.bare:
            return Answer(200, page("", '<div id="app"></div>'))
        told = self.copies.get(number, number)
        body = "".join(f"<p>{each}</p>" for each in paragraphs(told, self.revision.get(told, 1)))
        widgets = f"<div class='pl'>网友评论 已有{self.noise}人参与</div><div class='dj'>点击：{7 * self.noise}</div>"
        return Answer(
            200,
            page(
                f"{title_of(told)}_云媒新闻网",
                f"<h1>{title_of(told)}</h1><div class='info'>{self.dated} 来源：云媒日报</div>"
                f"<div class='content'>{body}</div>{widgets}{self.furniture}",
            ),
        )


def article_path(number: int) -> str:
    """`/p/1000NN.html`."""
    return f"/p/{FIRST + number}.html"


def title_of(number: int) -> str:
    """Each article has its own."""
    return f"本市第{number}批民生工程项目集中开工建设"


def paragraphs(number: int, version: int) -> list[str]:
    """The text of an article, its own in every paragraph."""
    return [
        f"本报讯 昨日上午，全市第{number}批民生工程项目集中开工仪式在市民广场举行，各区县代表和建设者二百余人参加。",
        f"据介绍，第{number}批共安排项目{number % 17 + 3}个，总投资{number * 3 + 5}亿元，涉及道路、学校和旧城改造。",
        f"市住建局负责人表示，第{number}批项目明年底前全部建成，可惠及居民约{number % 9 + 2}万人（第{version}版）。",
    ]


def page(title: str, body: str) -> str:
    """A whole page."""
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body>{body}</body></html>"
    )


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    site: Site

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A crawler that is killed hangs up in the middle of answers: see newsspider.demo.server."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        answer = self.server.site.answer(self.path, self.headers.get("If-None-Match"))
        body = answer.content
        self.send_response(answer.status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **answer.headers}.items():
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))  # a form: the same answer for any
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the crawl's own log says what was fetched."""


def main() -> None:
    """Serve ARTICLES articles with so many bytes of furniture until somebody ends this; prints the URL."""
    articles, furniture = map(int, sys.argv[1:3])
    with Site(articles) as site:
        rows = (f"<li><a href='/v/{number}.shtml'>导航</a></li>" for number in range(furniture // 44))
        site.furniture = f"<ul class='nav'>{''.join(rows)}</ul>"
        print(site.url, flush=True)
        Event().wait()


if __name__ == "__main__":
    main()
