"""Redirects that go round, grow, or lead to where a page may not lead."""

from collections.abc import Iterator

from newsspider.run.fates import Fate
from tests.hostile.cases import Answer, Case, head, http

PRIVATE, ENDLESS = "private address", "redirects without end"
OTHER = "redirects to an address that is not fetched"
#: Spellings of this machine, of its network and of what clouds tell their machines; @PORT is a port of this host.
SPELLINGS = (
    "http://127.0.0.1:@PORT/", "http://127.1:@PORT/", "http://2130706433:@PORT/", "http://0x7f000001:@PORT/",
    "http://0177.0.0.1:@PORT/", "http://127.0.0.1.:@PORT/", "http://127.0.0.2:@PORT/", "http://0:@PORT/",
    "http://[::1]:@PORT/", "http://[::ffff:127.0.0.1]:@PORT/", "http://[::ffff:7f00:1]:@PORT/",
    "http://[64:ff9b::7f00:1]:@PORT/", "http://localhost:@PORT/", "http://a.localhost:@PORT/",
    "http://x@127.0.0.1:@PORT/", "//127.0.0.1:@PORT/", "http:\\\\127.0.0.1:@PORT/", "http://127%2e0.0.1:@PORT/",
    "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://[fd00:ec2::254]/",
    "http://metadata.google.internal/", "http://100.100.100.200/", "http://10.0.0.1/", "http://192.168.1.1/admin",
    "http://172.16.0.1/", "http://[fe80::1]/", "http://224.0.0.1/", "http://255.255.255.255/", "https://127.0.0.1:@PORT/",
)  # fmt: skip


def to(target: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return head(status, f"Location: {target}", "Content-Length: 0")


def redirects() -> Iterator[Case]:
    """Every case of redirects."""
    for target in SPELLINGS:
        yield Case(f"to {target}", to(target), Fate.FILTERED, PRIVATE)
    for number, status in enumerate(("301 Moved", "303 See", "307 Temporary", "308 Permanent")):
        yield Case(f"{status} inside", to(SPELLINGS[number], status), Fate.FILTERED, PRIVATE)
    for target in ("file:///etc/passwd", "ftp://127.0.0.1:@PORT/", "data:text/html,<p>x", "gopher://127.0.0.1:@PORT/",
                   "javascript:alert(1)", "s3://bucket/key", "about:blank"):  # fmt: skip
        yield Case(f"to {target}", to(target), Fate.FAILED, OTHER)
    for name, tag in {
        "refresh inside": '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:@PORT/">',
        "refresh by base": '<base href="http://127.0.0.1:@PORT/"><meta http-equiv="refresh" content="0;url=x">',
    }.items():
        yield Case(name, http(f"<html><head>{tag}</head><body><p>x</p>"), Fate.FILTERED, PRIVATE)
    file = '<html><head><meta http-equiv="refresh" content="0;url=file:///etc/passwd"></head><body><p>x</p>'
    yield Case("refresh to a file", http(file), Fate.INVALID, "")
    yield Case("a loop of one", to("/p/390001.html"), Fate.FAILED, ENDLESS, "/p/390001.html")
    yield Case("a loop of two", to("/r/other"), Fate.FAILED, ENDLESS, "/p/390002.html")
    yield Case("a chain", to("/r/chain1"), Fate.FAILED, ENDLESS, "/p/390003.html")
    yield Case("a chain inside", to("/r/inside1"), Fate.FILTERED, PRIVATE, "/p/390004.html")
    yield Case("a target that is no URL", to("http://[broken/"), Fate.FAILED, "")
    yield Case("a target with a bad port", to("http://127.0.0.1:99999/"), Fate.FAILED, "")
    yield Case("a target of 60,000 bytes", to("/" + "a" * 60_000), Fate.INVALID, "the address has")
    yield Case("no target", to(""), Fate.FAILED, ENDLESS)


def steps() -> dict[str, Answer]:
    """What the chains lead over."""
    chain: dict[str, Answer] = {f"/r/chain{step}": to(f"/r/chain{step + 1}") for step in range(1, 30)}
    return {"/r/other": to("/p/390002.html"), "/r/inside1": to("http://127.0.0.1:@PORT/"), **chain}
