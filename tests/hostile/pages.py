"""Pages that lie about what they are, or are built to stop whoever parses them."""

from collections.abc import Iterator

from newsspider.run.fates import Fate
from tests.hostile.cases import Case, http, story

TAGS, ATTRIBUTES = "the page has more than", "the page's tags have too many attributes"
BINARY, NO_TEXT = "not a page of text", "no "
INVALID = Fate.INVALID
GROWN = (f"<!ENTITY e{n} '" + f"&e{n - 1};" * 10 + "'>" for n in range(1, 12))
BOMB = f"<!DOCTYPE x [<!ENTITY e0 '字'>{''.join(GROWN)}]><x>&e11;</x>"
NAMES = " ".join(f"a{number}" for number in range(100_000))


def pages() -> Iterator[Case]:
    """Every case of pages."""
    yield from _types()
    yield from _shapes()
    yield from _xml()
    yield from _words()


def _types() -> Iterator[Case]:
    for name, body in {
        "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "a zip": b"PK\x03\x04\x14\0",
        "a program": b"\x7fELF\x02\x01\x01", "a Word file": b"\xd0\xcf\x11\xe0\xa1\xb1", "a JPEG": b"\xff\xd8\xff\xe0",
    }.items():  # fmt: skip
        yield Case(f"{name} called HTML", http(body + bytes(range(256)) * 9), INVALID, BINARY)
    for kind in ("application/json", "text/css", "application/javascript"):
        yield Case(f"words called {kind}", http('{"a": "一行字"}', kind=kind), INVALID, BINARY)
    for kind in ("image/png", "application/octet-stream", "video/mp4", "font/woff2"):
        yield Case(f"noise called {kind}", http(bytes(range(256)) * 20, kind=kind), INVALID, BINARY)
    yield Case("noise called text", http(bytes(range(1, 256)) * 99, kind="text/plain"), INVALID, "")
    yield Case("nothing", http(b""), INVALID, "the page is empty")
    yield Case("NULs", http(bytes(5_000)), INVALID, "the page is empty")
    yield Case("a byte order mark", http(b"\xff\xfe"), INVALID, "")
    yield Case("a header of NULs", http("<p>x", kind="text/html; charset=\0\0"), INVALID, "")


def _shapes() -> Iterator[Case]:
    head = "<html><head><title>渔港</title></head><body>"
    for name, body in {
        "50,000 levels": "<div>" * 39_000 + story()[-900:],
        "levels of spans": "<p>" + "<span>" * 39_000 + "字",
        "levels of tables": "<table><tr><td>" * 13_000,
        "links inside links": "".join(f"<a href=/z/{n}><div>" for n in range(2_000)) + "字" * 1_000_000,
        "blocks under 2,000 levels": "<div>" * 2_000 + "<div>作者：王小明</div>" * 18_000,
        "an open comment": "<!-- " + story() * 100,
        "an open script": "<script>" + story() * 100,
        "an open style": "<style>" + story() * 100,
        "an open textarea": "<textarea>" + story() * 100,
        "an open attribute": '<p class="' + story() * 100,
        "a class of 2 MB": f"<p class='{'a ' * 1_000_000}'>x",
        "spaces": "<p>" + " " * 3_000_000,
        "entities without end": "<p>" + "&nbsp;" * 300_000,
        "numbers that are no characters": "<p>" + "&#0;&#xD800;&#x110000;&#99999999999;" * 30_000,
        "marks upon marks": "<p>a" + "\u0301" * 1_000_000,
        "only bidi": "<p>" + "\u202e\u2066\u2069\u202c" * 100_000,
        "no base": "<base href='http://[broken/'><a href=x>y</a>",
        "a base far off": f"<base {'a' * 3_000} href='http://[broken/'><a href=x>y</a>",
        "a JSON-LD of lists": f"<script type='application/ld+json'>{'[' * 100_000}</script>",
        "a JSON-LD of NaN": '<script type="application/ld+json">{"@type":"NewsArticle","headline":NaN}</script>',
        "a JSON-LD of wrong types": '<script type="application/ld+json">{"@type":[{"a":1}],"headline":{"x":[1]},'
        '"author":[7,null,[[]]],"datePublished":[null,{}],"image":{"url":{"url":[]}},"keywords":[{}]}</script>',
        "a JSON-LD of a million": f'<script type="application/ld+json">{{"@graph":[{"{}," * 150_000}{{}}]}}</script>',
        "a JSON-LD of a great number": f'<script type="application/ld+json">{{"headline":{"9" * 5_000}}}</script>',
    }.items():
        yield Case(name, http(head + body), INVALID, "" if "script" in body[:20] else NO_TEXT)
    many = "half a million tags", "a tag of 100,000 attributes", "a story behind 100,000 attributes"
    yield Case(many[0], http(head + "<p>a</p>" * 250_000), INVALID, TAGS)
    yield Case(many[1], http(f"{head}<p {NAMES}>x"), INVALID, ATTRIBUTES)
    yield Case(many[2], http(f'{head}<p title=">" {NAMES}></p>{story()}'), INVALID, ATTRIBUTES)
    yield Case("hidden attributes", http(f'{head}<p a=b"c {NAMES} ">{story()}'), INVALID, ATTRIBUTES)
    yield Case("attributes in UTF-16", http(f"{head}<p {NAMES}>x".encode("utf-16")), INVALID, ATTRIBUTES)
    short = f"<p {' '.join(f'a{n}' for n in range(900))}>"
    yield Case("three hundred tags of 900", http(head + short * 300), INVALID, ATTRIBUTES)
    yield Case("9 MB of words", http(f"{head}<p>{'字' * 3_000_000}"), INVALID, TAGS)


def _xml() -> Iterator[Case]:
    kind = "application/xml"
    yield Case("an entity bomb", http(BOMB, kind=kind), INVALID, "")
    yield Case("a bomb called HTML", http(BOMB), INVALID, "")
    for number, target in enumerate(("file:///etc/passwd", "http://127.0.0.1:@PORT/", "/p/200000.html")):
        body = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{target}">]><x>&e;</x>'
        yield Case(f"an entity from outside {number}", http(body, kind=kind), INVALID, "")
        body = f'<!DOCTYPE x SYSTEM "{target}"><x>字</x>'
        yield Case(f"a DTD from outside {number}", http(body, kind=kind), INVALID, "")
    include = '<x xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="file:///etc/passwd" parse="text"/></x>'
    yield Case("an inclusion", http(include, kind=kind), INVALID, "")
    style = '<?xml-stylesheet href="http://127.0.0.1:@PORT/x.xsl" type="text/xsl"?><x>字</x>'
    yield Case("a style sheet from inside", http(style, kind=kind), INVALID, "")
    yield Case("levels of XML", http("<a>" * 39_000, kind=kind), INVALID, "")
    attributes = NAMES.replace(" ", "='' ")
    yield Case("attributes of XML", http(f"<a {attributes}=''/>", kind=kind), INVALID, ATTRIBUTES)


def _words() -> Iterator[Case]:
    text = "text/plain; charset=utf-8"
    yield Case(
        "a text of too many lines", http("来源：海湾日报 2026-10-11\n" * 20_000, kind=text), INVALID, "the text has"
    )
    yield Case("odd ends of lines", http("字\u0085\r" * 20_000, kind=text), INVALID, "the text has")
    yield Case("one long line", http("x" * 2_000_000, kind=text), INVALID, NO_TEXT)
    blocked = "<title>安全验证</title><script src=/captcha.js></script>"
    yield Case("a captcha", http(blocked), Fate.BLOCKED, "a captcha page")
    yield Case("a challenge", http("<script>window._cf_chl_opt={}</script>"), Fate.BLOCKED, "a challenge page")
    yield Case("links alone", http("<body>" + "<a href='/x/1'>渔港镇码头加固工程完工</a>" * 300), INVALID, "")
