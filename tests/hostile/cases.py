"""What a hostile case is, and how its bytes are written."""

from collections.abc import Callable
from dataclasses import dataclass
from socket import socket
from typing import TypeAlias

from newsspider.run.fates import Fate

#: Bytes that are sent as they are before the connection ends, or what is done with the connection.
#: `@PORT` in bytes is a port of the same host that nobody may ask, of as many digits as it has characters.
Answer: TypeAlias = bytes | Callable[[socket], None]


@dataclass(frozen=True)
class Case:
    """One page, and how its URL must end: the fate, and how its reason begins. `path`: where it stands, if anywhere."""

    name: str
    answer: Answer
    fate: Fate
    why: str
    path: str = ""


def http(
    body: bytes | str = b"", status: str = "200 OK", *headers: str, kind: str = "text/html; charset=utf-8"
) -> bytes:
    """A whole answer with the right length."""
    content = body.encode() if isinstance(body, str) else body
    return head(status, f"Content-Length: {len(content)}", *headers, kind=kind) + content


def head(status: str = "200 OK", *headers: str, kind: str = "text/html; charset=utf-8") -> bytes:
    """Status line and headers; no length is said."""
    lines = (f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers, "", "")
    return "\r\n".join(lines).encode("latin-1")


def chunked(*pieces: bytes) -> bytes:
    """Pieces as chunks, with the last one."""
    return b"".join(b"%x\r\n%b\r\n" % (len(each), each) for each in (*pieces, b""))


def story(words: str = "渔港镇码头") -> str:
    """A page that would be an article, if what brings it were sound."""
    text = f"本报讯 昨日上午，{words}加固工程完工，十二艘渔船当天靠岸，镇里的水产市场比往日早开了一个小时。"
    return (
        f"<!doctype html><html><head><title>{words}完成加固</title></head><body><h1>{words}完成加固</h1>"
        f"<div>2026-10-11 08:10 来源：海湾日报</div><div>{f'<p>{text}</p>' * 3}</div></body></html>"
    )
