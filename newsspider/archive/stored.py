"""A stored HTTP response becomes the Response that the crawl once got."""

import re
from io import BytesIO
from typing import Final

from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from warcio.bufferedreaders import ChunkedDataReader

from newsspider.archive.reader import Fields, Record, read_fields, split_head

TRUNCATED: Final = "page_truncated"  # the flag of a page whose archive says that it was cut off
MAX_HEAD: Final = 1 << 18  # bytes of an HTTP header
_STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_MAGIC: Final = {b"gzip": b"\x1f\x8b", b"x-gzip": b"\x1f\x8b", b"zstd": b"\x28\xb5\x2f\xfd"}


class NotHttp(ValueError):  # noqa: N818 - says more than "Error" would
    """A response record without an HTTP response in it; the message says what is missing."""


def stored_response(record: Record) -> Response:
    """The response of a `response` record, its Content-Encoding left to the crawl. Raises NotHttp."""
    block = record.content or b""
    found = _STATUS.match(block)
    if not found:
        raise NotHttp("no HTTP status where one should be")
    head, start = split_head(block, MAX_HEAD)
    if not start:
        head, start = block[:MAX_HEAD], len(block)  # a response without a body may lack the blank line
    fields = read_fields(head.splitlines()[1:])
    body, fields = _body(block[start:], fields)
    headers = Headers()
    for name, value in fields:
        headers.appendlist(name, value)
    kind = responsetypes.from_args(headers=headers, url=record.url, body=body)
    return kind(
        url=record.url,
        status=int(found[1]),
        headers=headers,
        body=body,
        flags=[TRUNCATED] if record.fields.get("warc-truncated") else [],
    )


def _body(body: bytes, fields: Fields) -> tuple[bytes, Fields]:
    """The body out of its chunks, and the fields true of it: many archives keep the page decoded, its header not."""
    kept = []
    for name, value in fields:
        if name.lower() == b"transfer-encoding":
            if b"chunked" in value.lower():
                body = ChunkedDataReader(BytesIO(body)).read()
        elif name.lower() != b"content-encoding" or _is_encoded(body, value):
            kept.append((name, value))
    return body, kept


def _is_encoded(body: bytes, encodings: bytes) -> bool:
    last = encodings.rpartition(b",")[2].strip().lower()
    if last in _MAGIC:
        return body.startswith(_MAGIC[last])
    return not body.lstrip()[:16].lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<head"))
