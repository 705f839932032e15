"""Every spelling of an address that is not on the public internet is known for what it is."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.addresses import Reach, host_key, place, reserved, reserved_address

LOOPBACK = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0X7F.1", "0177.0.0.1", "017700000001",
    "127.0.0.1.", "127.255.255.254", "[::1]", "::1", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[fe80::5efe:127.0.0.1]",
    "１２７.０.０.１", "127。0。0。1", "①②⑦.⓪.⓪.①", "%31%32%37.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("host", LOOPBACK)
def test_loopback_in_every_spelling(host: str) -> None:
    assert reserved(host) in ("loopback", "link-local"), reserved(host)


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("169.254.169.254", "cloud metadata"),
        ("2852039166", "cloud metadata"),
        ("0xa9fea9fe", "cloud metadata"),
        ("[::ffff:a9fe:a9fe]", "cloud metadata"),
        ("168.63.129.16", "cloud metadata"),
        ("100.100.100.200", "cloud metadata"),
        ("[fd00:ec2::254]", "cloud metadata"),
        ("169.254.1.1", "link-local"),
        ("[fe80::1%25eth0]", "link-local"),
        ("10.0.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("192.168.257", "private"),
        ("100.64.0.1", "private"),
        ("198.18.0.1", "private"),
        ("203.0.113.9", "private"),
        ("255.255.255.255", "private"),
        ("[fc00::1]", "private"),
        ("[2001:db8::1]", "private"),
        ("0.0.0.0", "unspecified"),  # noqa: S104 - nothing is bound to it
        ("0", "unspecified"),
        ("[::]", "unspecified"),
        ("224.0.0.1", "multicast"),
        ("[ff02::1]", "multicast"),
        ("localhost", "a local name"),
        ("LOCALHOST.", "a local name"),
        ("a.b.localhost", "a local name"),
        ("printer.local", "a local name"),
        ("metadata.google.internal", "a local name"),
    ],
)
def test_what_is_no_public_address(host: str, kind: str) -> None:
    assert reserved(host) == kind


@pytest.mark.parametrize(
    "host",
    ["news.example.com", "8.8.8.8", "134744072", "[2001:4860:4860::8888]", "新闻.com", "1.2.3.4.example", "local.cn"],
)
def test_what_may_be_public(host: str) -> None:
    assert reserved(host) is None


@given(st.integers(0, 2**32 - 1))
def test_a_number_is_the_address_that_it_spells(number: int) -> None:
    assert reserved(str(number)) == reserved(hex(number)) == reserved_address(ip_address(number))


@given(st.text(max_size=40))
def test_no_host_makes_it_raise(host: str) -> None:
    assert reserved(host) is None or host_key(host)


def test_only_the_very_host_and_port_that_was_named() -> None:
    reach = Reach.of([], ["http://127.0.0.1:8000/news", "https://news.example/"])
    assert reach.refusal("127.0.0.1", 8000) is None
    assert reach.refusal("127.0.0.1", 8001) == "loopback"
    assert reach.refusal("localhost", 8000) == "a local name"
    assert reach.names("news.example", 443)
    assert not reach.names("news.example", 80)


def test_what_the_setting_allows() -> None:
    reach = Reach.of(["intranet.example", "wiki.local:8080", "10.0.0.0/8", "fd00::/8"])
    assert reach.names("intranet.example", 1234)
    assert reach.refusal("wiki.local", 8080) is None
    assert reach.refusal("wiki.local", 80) == "a local name"
    assert reach.refusal("10.9.8.7", 80) is None
    assert reach.refusal("[::ffff:10.9.8.7]".strip("[]"), 80) is None
    assert reach.refusal("[fd00::1]".strip("[]"), 80) is None
    assert reach.refusal("192.168.0.1", 80) == "private"
    assert Reach.of(["*"]).refusal("127.0.0.1", 80) is None


@pytest.mark.parametrize("entry", ["10.0.0.0/99", "host:port"])
def test_an_entry_that_is_none_raises(entry: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Reach.of([entry])


def test_the_place_of_a_url() -> None:
    assert place("http://News.Example./x") == ("news.example", 80)
    assert place("https://user:pw@127.0.0.1:8443/x") == ("127.0.0.1", 8443)
