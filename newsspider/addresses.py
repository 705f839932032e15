"""Which hosts are not on the public internet, in every spelling that reaches them; pure, and nothing is looked up."""

import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

PORTS: Final = {"http": 80, "https": 443}
#: A port stands for one port of a host, None for all of them.
Place = tuple[str, int | None]
_Address = IPv4Address | IPv6Address
_Network = IPv4Network | IPv6Network

# Names that no public server has (RFC 6761, 6762, 8375; .internal: ICANN, July 2024).
_NAMES: Final = ("localhost", "localdomain", "local", "internal", "home.arpa", "lan", "intranet")
# Where clouds tell a machine its secrets, on addresses that look public or hide among private ones.
_METADATA: Final = frozenset(
    map(ip_address, ("169.254.169.254", "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254"))
)
_NAT64: Final = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_COMPATIBLE: Final = ip_network("::/96")
_ISATAP: Final = (0x00005EFE, 0x02005EFE)


def place(url: str) -> Place:
    """(host, port) of a URL, the host as `host_key` writes it. Raises ValueError for a port that is none."""
    parts = urlsplit(url)
    return host_key(parts.hostname or ""), parts.port or PORTS.get(parts.scheme)


def host_key(host: str) -> str:
    """One spelling of a host name: lower case, compatibility forms folded, punycode, no final dot."""
    name = normalize("NFKC", unquote(host)).strip("[]").lower().rstrip(".").replace("\u3002", ".")
    try:
        return name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def reserved(host: str) -> str | None:
    """Why this host is not on the public internet, as far as its name or address tells; None otherwise."""
    name = host_key(host)
    address = address_of(name)
    if address is not None:
        return reserved_address(address)
    if any(name == each or name.endswith(f".{each}") for each in _NAMES):
        return "a local name"
    return None


def address_of(host: str) -> _Address | None:
    """The address that a host spells: dotted, decimal, octal, hexadecimal, shortened, IPv6; None for a name."""
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass  # inet_aton, as resolvers use it, reads more: 2130706433, 0x7f.1, 0177.0.0.1
    last = host.rpartition(".")[2]
    if not host.isascii() or not last[:1].isdigit() or any(each.isspace() for each in host):
        return None
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def reserved_address(address: _Address) -> str | None:
    """What kind of address this is, in words; None for one of the public internet."""
    for each in (*_inside(address), address):  # mapped loopback is loopback, though all mapped ones are private
        if each in _METADATA:
            return "cloud metadata"
        if kind := _kind(each):
            return kind
    return None


def _kind(address: _Address) -> str | None:
    for kind in ("loopback", "link_local", "multicast", "unspecified"):
        if getattr(address, f"is_{kind}"):
            return kind.replace("_", "-")
    return None if address.is_global else "private"


def _inside(address: _Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 address leads to: mapped, compatible, 6to4, Teredo, NAT64, ISATAP."""
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    number = int(address)
    compatible = address in _COMPATIBLE and number > 1  # :: and ::1 are addresses of their own
    embeds = compatible or any(address in network for network in _NAT64)
    if embeds or (number >> 32) & 0xFFFFFFFF in _ISATAP:
        yield IPv4Address(number & 0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a crawl may reach beside the public internet: places by host and port, networks, or `everything`."""

    places: frozenset[Place] = frozenset()
    networks: tuple[_Network, ...] = ()
    everything: bool = False

    @classmethod
    def of(cls, said: Iterable[str], starts: Iterable[str] = ()) -> "Reach":
        """From the setting (HOST, HOST:PORT, NETWORK/BITS, *) and the URLs that the user named as starts.

        Raises ValueError for an entry that is none of these.
        """
        places = {place(url) for url in starts if urlsplit(url).scheme in PORTS}
        networks, everything = [], False
        for each in said:
            if each == "*":
                everything = True
            elif "/" in each:
                networks.append(ip_network(each, strict=False))
            else:
                parts = urlsplit(f"//{each}")
                places.add((host_key(parts.hostname or ""), parts.port))
        return cls(frozenset(places), tuple(networks), everything)

    def names(self, host: str, port: int | None) -> bool:
        """Whether this host and port were named."""
        return self.everything or (host, port) in self.places or (host, None) in self.places

    def refusal(self, host: str, port: int | None) -> str | None:
        """Why this host may not be asked, as far as its name or address tells; None when it may, or for a name."""
        if self.names(host, port):
            return None
        address = address_of(host)
        return reserved(host) if address is None else self.refusal_of(address)

    def refusal_of(self, address: _Address) -> str | None:
        """Why this address may not be connected to; None when it may."""
        kind = reserved_address(address)
        if kind is None or self.everything:
            return None
        within = (address, *_inside(address))
        return None if any(each in network for each in within for network in self.networks) else kind
