"""A hundred files that are no article, or hardly one: what strangers, disks and servers hand to a reader."""

from collections.abc import Iterator

ARTICLE = (
    "<html><head><title>渔港镇码头完成加固</title></head><body><h1>渔港镇码头完成加固</h1>"
    "<div>2026-10-11 08:10 来源：海湾日报</div><div>{}</div></body></html>"
)
PROSE = "<p>10月10日，渔港镇码头加固工程完工，十二艘渔船当天靠岸，镇里的水产市场比往日早开了一个小时。</p>"
PAGE = ARTICLE.format(PROSE * 3)
PREFIXES = {
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "gif": b"GIF89a\x01\0\x01\0",
    "zip": b"PK\x03\x04\x14\0\0\0",
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0",
    "elf": b"\x7fELF\x02\x01\x01\0",
    "sqlite": b"SQLite format 3\0",
    "wasm": b"\0asm\x01\0\0\0",
    "mp4": b"\0\0\0 ftypisom",
}


def odd_inputs() -> Iterator[tuple[str, bytes]]:
    """(file name, content): a hundred and more, the same on every call."""
    yield from _empty()
    yield from _binary()
    yield from _markup()
    yield from _characters()
    yield from _structured()
    yield from _texts()


def _empty() -> Iterator[tuple[str, bytes]]:
    for name, body in {
        "empty": b"", "space": b" ", "newlines": b"\n" * 50, "nul": b"\0", "nuls": b"\0" * 5000, "bom": b"\xef\xbb\xbf",
        "bom16": b"\xff\xfe", "tabs": b"\t\t\t", "nbsp": "\u00a0\u3000".encode(), "crlf": b"\r\n\r\n",
    }.items():  # fmt: skip
        yield f"{name}.html", body
        yield f"{name}.txt", body


def _binary() -> Iterator[tuple[str, bytes]]:
    noise = bytes((i * 167 + i // 7) % 256 for i in range(4000))
    for kind, prefix in PREFIXES.items():
        yield f"{kind}.html", prefix + noise
        yield f"{kind}.bin", prefix + noise
    yield "noise.html", noise
    yield "noise.txt", noise


def _markup() -> Iterator[tuple[str, bytes]]:
    yield "deep.html", b"<html><body>" + b"<div>" * 5000 + PROSE.encode() + b"</div>" * 5000
    yield "deep_spans.html", b"<p>" + b"<span>" * 5000 + "文".encode() * 50
    yield "deep_tables.html", b"<table><tr><td>" * 1500
    yield "tags_20mb.html", b"<b></b>" * 3_000_000
    yield "no_body.html", b"<html><head><title>x</title></head></html>"
    yield "frames.html", b"<html><frameset><frame src='a.html'></frameset></html>"
    yield "only_script.html", b"<html><script>" + b"var a = 1;" * 1000 + b"</script></html>"
    yield "unclosed_script.html", b"<html><body><h1>A</h1><script>" + PAGE.encode()
    yield "unclosed_comment.html", b"<html><body><!-- " + PAGE.encode()
    yield "unclosed_tag.html", b"<html><body><div class='" + b"x" * 5000
    yield "many_attributes.html", b"<p " + b" ".join(b"a%d=1" % i for i in range(2000)) + b">x</p>"
    yield "long_attribute.html", b"<p title='" + b"y" * 500_000 + b"'>x</p>"
    yield "siblings.html", b"<html><body>" + b"<p>a</p>" * 19_000
    yield "entities.html", b"<p>" + b"&amp;&lt;&#0;&#xD800;&#x110000;&nope;" * 2000
    yield "links_only.html", b"<html><body>" + b"<a href='/p/1.html'>a headline of an article</a>" * 500
    yield "doctype.html", b"<!DOCTYPE html>"
    yield "angle.html", b"<" * 10_000
    yield "closers.html", b"</div>" * 10_000
    yield "cdata.html", b"<![CDATA[" + PAGE.encode() + b"]]>"
    yield "form.html", b"<html><body><form>" + b"<input value='x'><label>y</label>" * 200 + b"</form>"
    yield "xhtml.xhtml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>"
    yield "feed.xml", b"<?xml version='1.0'?><rss><channel><title>x</title></channel></rss>"
    yield (
        "entity_bomb.xml",
        (
            b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
            b"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><l>&c;</l>"
        ),
    )
    yield "external_entity.xml", b"<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><l>&x;</l>"
    yield "broken.xml", b"<?xml version='1.0'?><a><b></a>"
    yield "svg.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>"
    yield "base.html", b"<html><head><base href='http://[broken/'></head><body><a href='x'>y</a><p>z</p></body></html>"
    yield "canonical.html", b"<link rel=canonical href='http://[::1'><link rel=canonical href='\x00'><p>z</p>"
    yield "refresh.html", b"<meta http-equiv=refresh content='0;url=file:///etc/passwd'>"


def _characters() -> Iterator[tuple[str, bytes]]:
    yield "surrogates.html", ARTICLE.format("<p>\ud800\udc00\udfff</p>").encode("utf-8", "surrogatepass")
    yield "surrogates.txt", "标题\n\ud83d\ud83d\n".encode("utf-8", "surrogatepass")
    yield "nul_inside.html", b"<p>a\0b\0c</p>" * 3
    yield "mixed.html", "<p>一半是这个".encode() + "，一半是那个</p>".encode("gb18030") + b"\xff\xfe"
    yield "latin_in_utf8.html", b"<p>caf\xe9 \xe4\xb8</p>"
    yield "utf7.html", b"<meta charset=utf-7>+ADw-p+AD4-x"
    yield "no_such_charset.html", b"<meta charset=no-such-charset><p>x</p>"
    yield "utf16.html", "<p>x</p>".encode("utf-16")
    yield "utf16_no_bom.html", "<p>x</p>".encode("utf-16-le")
    yield "utf32.html", "<p>x</p>".encode("utf-32")
    yield "bidi.html", "<p>\u202e\u2066abc\u2069\u202c</p>".encode()
    yield "line_ends.html", "<p>a\u2028b\u2029c\u0085d</p>".encode()
    yield "combining.html", ("<p>a" + "\u0301" * 5000 + "</p>").encode()
    yield "replacement.html", ("<p>" + "\ufffd" * 500 + "</p>").encode()
    yield "garbled.html", ("<p>" + "锟斤拷" * 200 + "</p>").encode()
    yield "escape.html", b"\x1b$B$3$s\x1b(B"
    yield "ebcdic.html", "<html>hello</html>".encode("cp500")


def _structured() -> Iterator[tuple[str, bytes]]:
    for name, script in {
        "list": "[[[[]]]]", "number": "1", "null": "null", "cut": '{"@type":',
        "nan": '{"@type":"NewsArticle","headline":NaN}',
        "types": '{"@type":{"a":1},"headline":{"x":[1]},"author":7,"datePublished":[null]}',
        "year": '{"@type":"NewsArticle","datePublished":"9999999-99-99T99:99"}', "deep": "[" * 5000,
        "wide": '{"@graph":[' + ",".join(["{}"] * 20_000) + "]}",
        "self": '{"@type":"NewsArticle","author":{"name":{"name":{"name":"x"}}}}',
    }.items():  # fmt: skip
        yield f"jsonld_{name}.html", f"<script type='application/ld+json'>{script}</script><p>x</p>".encode()
    yield "meta.html", b"<meta property='article:published_time' content='0000-00-00'><meta name content><p>x</p>"


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "one_line.txt", b"x" * 200_000
    yield "bullets.txt", "• \n• \n1.\n2.\n".encode()
    yield "json.json", b'{"title": "x", "body": "y"}'
    yield "csv.csv", b"a,b\n1,2\n"
    yield "shell.sh", b"#!/bin/sh\nexit 0\n"
    yield "dates.txt", b"2026-10-11 08:10\n" * 300
    yield "labels.txt", "来源：\n作者：\n编辑：\n".encode() * 50
    yield (
        "rankings.txt",
        "热点新闻排行\n".encode() + b"".join(f"{i}. {i} 标题标题标题标题\n".encode() for i in range(1, 60)),
    )
    yield "digits.txt", b"0123456789" * 5000
