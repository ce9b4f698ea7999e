"""Which network addresses a page may be fetched from: public ones only."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], tuple[Address, ...]]

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_COMPATIBLE = ipaddress.IPv6Network("::/96")  # RFC 4291, section 2.5.5.1, deprecated


def resolve_host(host: str, port: int) -> tuple[Address, ...]:
    """All addresses of a host, in the system's order of preference.

    Raises:
        OSError: the name has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that is empty or too long
        raise OSError(f"no host name: {host!r}") from error
    return tuple(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))


def is_public(address: Address) -> bool:
    """Whether an address, and every IPv4 address that it carries, is of the public internet.

    >>> [is_public(ipaddress.ip_address(a)) for a in ("93.184.215.14", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1")]
    [True, False, False, False]
    """
    return all(a.is_global and not a.is_multicast and not a.is_reserved and not a.is_unspecified for a in _carried(address))


def _carried(address: Address) -> Iterator[Address]:
    """The address that counts: an IPv4 address in an IPv6 one is what the packets go to in the end."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
    elif (mapped := address.ipv4_mapped) is not None:
        yield mapped
    elif address in _NAT64 or address in _COMPATIBLE:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    elif (relayed := address.sixtofour) is not None:
        yield relayed
    elif (tunnelled := address.teredo) is not None:
        yield from tunnelled
    else:
        yield address
