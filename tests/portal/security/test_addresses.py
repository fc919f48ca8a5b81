"""The address of who asks: what a visitor writes into a header is believed nowhere."""

import pytest
from django.test import RequestFactory

from portal.security.addresses import client_address


def asked(proxies, settings, forwarded, remote="10.0.0.1"):
    settings.PORTAL_PROXIES = proxies
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=remote, **headers))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, None, "10.0.0.1"),
        (0, "9.9.9.9", "10.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "9.9.9.9, 203.0.113.7", "203.0.113.7"),
        (1, "9.9.9.9,8.8.8.8 , 203.0.113.7", "203.0.113.7"),
        (2, "9.9.9.9, 203.0.113.7, 192.0.2.1", "203.0.113.7"),
        (2, "192.0.2.1", "10.0.0.1"),
        (1, None, "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "9.9.9.9, unknown", "10.0.0.1"),
        (1, "<script>", "10.0.0.1"),
        (1, "203.0.113.7:5123", "203.0.113.7"),
        (1, "[2001:db8::1]:443", "2001:db8::1"),
        (1, "2001:DB8::1", "2001:db8::1"),
        (1, "::ffff:203.0.113.7", "203.0.113.7"),
        (1, "fe80::1%eth0", "fe80::1"),
    ],
)
def test_address_is_the_one_that_our_own_proxy_saw(settings, proxies, forwarded, address):
    assert asked(proxies, settings, forwarded) == address


def test_address_is_unknown_where_nothing_says_it(settings):
    assert asked(0, settings, None, remote="") is None
