from ipaddress import ip_address

import pytest

from travaux.reader.addresses import is_public, resolve_host

PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:a00:1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",  # Teredo, client 127.0.0.1
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_in_every_disguise(address):
    assert not is_public(ip_address(address))


@pytest.mark.enable_socket
@pytest.mark.parametrize("host", ["127.0.0.1", "0x7f.1", "2130706433", "::1"])
def test_numbers_are_resolved_to_what_they_mean(host):
    assert all(not is_public(address) for address in resolve_host(host, 80))


@pytest.mark.enable_socket
@pytest.mark.parametrize("host", ["a..b", "x" * 70])
def test_what_is_no_name_has_no_address(host):
    with pytest.raises(OSError, match="no host name"):
        resolve_host(host, 80)
