"""Sixty good articles: their words, and the ways in which odd but honest servers send them."""

import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli

from tests.hostile.cases import Answer, chunked, head, http

COUNT = 60
ARTICLES = 200_000  # the number in the address of the first


@dataclass(frozen=True)
class Good:
    """An article as it must come out."""

    path: str
    title: str
    text: str
    published_at: str
    answer: Answer


def good() -> list[Good]:
    """All of them, the same on every call."""
    return [_one(number) for number in range(COUNT)]


def _one(number: int) -> Good:
    title = f"本市第{number}批民生工程项目集中开工建设"
    paragraphs = [
        f"本报讯 昨日上午，全市第{number}批民生工程项目集中开工仪式在市民广场举行，各区县代表和建设者二百余人参加。",
        f"据介绍，第{number}批共安排项目{number % 17 + 3}个，总投资{number * 3 + 5}亿元，涉及道路、学校和旧城改造。",
        f"市住建局负责人表示，第{number}批项目明年底前全部建成，可惠及居民约{number % 9 + 2}万人，方便群众出行。",
    ]
    inside = "".join(f"<p>{each}</p>" for each in paragraphs)
    way = WAYS[number % len(WAYS)]
    return Good(
        f"/p/{ARTICLES + number}.html",
        title,
        "\n\n".join(paragraphs),
        f"2026-10-{number % 28 + 1:02}T08:30:00+08:00",
        way(title, f"<div class='info'>2026-10-{number % 28 + 1:02} 08:30 来源：云媒日报</div>", inside),
    )


def page(title: str, info: str, inside: str, more: str = "", charset: str = "utf-8") -> str:
    """An article's page; `more` stands in its head."""
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="{charset}">{more}<title>{title}_云媒新闻网</title>'
        f"</head><body><h1>{title}</h1>{info}<div class='content'>{inside}</div></body></html>"
    )


def _kept(*said: str, more: str = "") -> Callable[[str, str, str], bytes]:
    """Sent in order; the connection is used again."""
    return lambda title, info, inside: http(page(title, info, inside, more), "200 OK", "X-Keep: 1", *said)


def _as(code: Callable[[bytes], bytes], *said: str) -> Callable[[str, str, str], bytes]:
    return lambda title, info, inside: http(code(page(title, info, inside).encode()), "200 OK", "X-Keep: 1", *said)


def _in(charset: str, declared: str, on_page: str) -> Callable[[str, str, str], bytes]:
    """Written in one charset, declared as another in the header and on the page."""
    kind = f"text/html; charset={declared}" if declared else "text/html"
    return lambda title, info, inside: http(
        page(title, info, inside, charset=on_page).encode(charset), "200 OK", "X-Keep: 1", kind=kind
    )


def _raw(code: Callable[[bytes], bytes]) -> Callable[[str, str, str], bytes]:
    return lambda title, info, inside: code(page(title, info, inside).encode())


def _inside(change: Callable[[str], str]) -> Callable[[str, str, str], bytes]:
    return lambda title, info, inside: http(page(title, info, change(inside)), "200 OK", "X-Keep: 1")


def _raw_deflate(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(body) + stream.flush()


WAYS: tuple[Callable[[str, str, str], bytes], ...] = (
    _kept(),
    _as(gzip.compress, "Content-Encoding: gzip"),
    _as(zlib.compress, "Content-Encoding: deflate"),
    _as(_raw_deflate, "Content-Encoding: deflate"),
    _as(brotli.compress, "Content-Encoding: br"),
    _as(lambda body: gzip.compress(gzip.compress(body)), "Content-Encoding: gzip, gzip"),
    _as(lambda body: gzip.compress(body) + b"\0" * 9, "Content-Encoding: X-GZIP"),
    _as(lambda body: body, "Content-Encoding: identity"),
    _raw(lambda body: head() + body),  # until the connection closes
    _raw(lambda body: head("200 OK", "Transfer-Encoding: chunked") + chunked(body[:7], body[7:8], body[8:])),
    _raw(lambda body: head("200 OK", "Transfer-Encoding: chunked", "Content-Length: 3") + chunked(body)),
    _raw(lambda body: head("200 OK", f"Content-Length: {len(body)}").replace(b"\r\n", b"\n") + body),
    _raw(lambda body: head("200 OK", f"Content-Length: {len(body)}", "a line without colon", "X-Odd : é") + body),
    _raw(lambda body: b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + head("200 OK", f"Content-Length: {len(body)}") + body),
    _raw(lambda body: head("200 OK", f"Content-Length: {len(body)}") + body + b"HTTP/1.1 200 OK\r\n\r\n<p>poison</p>"),
    _raw(lambda body: head("200", f"Content-Length: {len(body)}", f"Content-Length: {len(body)}") + body),
    _kept(f"Set-Cookie: large={'x' * 30_000}; Path=/"),
    _kept("Set-Cookie: poisoned=\x80\xff\t;;; Domain=.com; Path=/", "Set-Cookie: =; Max-Age=-1", "Set-Cookie: a=b\x01"),
    _kept(*(f"Set-Cookie: c{number}=1" for number in range(500))),
    _in("gb18030", "utf-8", "utf-8"),
    _in("utf-8", "gbk", "gb2312"),
    _in("utf-16", "utf-8", "utf-8"),
    _in("gb18030", "no-such-charset", "neither-this"),
    _in("gb18030", "iso-8859-1", "gbk"),
    _inside(lambda text: f"\0{text}\0"),
    _inside(lambda text: text + "<script>" + "var a = '<p>';" * 3_000 + "</script>"),
    _inside(lambda text: "<!-- " + "<p>" * 9_000 + " -->" + text),
    _kept(more='<base href="http://127.0.0.1:@PORT/"><link rel="canonical" href="http://127.0.0.1:@PORT/x.html">'),
    _kept(more='<link rel="canonical" href="http://[broken"><base href="http://[broken/">'),
    _kept(more='<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"9999999-99-99"}</script>'),
)
