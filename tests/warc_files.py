"""WARC files for the tests, written by hand so that they can be broken in every way."""

import gzip

DATE = "2026-10-11T12:34:56Z"
TEXT = (
    "The harbour office said on Sunday that the new quay will open in spring, two years later than planned. "
    "Builders found old foundations under the water, and the city had them measured before work went on.",
    "Ships of up to ninety metres can moor there, the office said. The ferry to the islands will use it first, "
    "and the fish market moves into the hall behind it when the paint has dried.",
    "The quay cost eleven million, four more than the council had granted. The mayor called the sum painful, "
    "but said that nobody would want the old wooden piers back.",
)


def html(title: str = "New quay opens in spring", paragraphs: tuple[str, ...] = TEXT, more: str = "") -> bytes:
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    head = f'<title>{title}</title><meta property="article:published_time" content="2026-10-11T08:00:00+02:00">'
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body><h1>{title}</h1>{body}{more}</body></html>".encode()


def http(body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def record(
    url: str, block: bytes, *more: str, kind: str = "response", length: int | None = None, date: str = DATE
) -> bytes:
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        f"WARC-Date: {date}",
        "WARC-Record-ID: <urn:uuid:5d1c0f2e-9b4b-4a9e-8f51-000000000000>",
        f"Content-Type: application/http; msgtype={kind}",
        f"Content-Length: {len(block) if length is None else length}",
        *more,
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def article(number: int) -> bytes:
    """A record that yields an article."""
    return record(f"http://paper.test/2026/story-{number}.html", http(html(f"Story {number} of the harbour")))


def members(*records: bytes) -> bytes:
    """Each record its own gzip member."""
    return b"".join(gzip.compress(each) for each in records)
