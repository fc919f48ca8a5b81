"""From which address a request came, as far as it can be known."""

from __future__ import annotations

import re
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

WITH_PORT = re.compile(r"(?:\[(?P<six>[^\]]+)\]|(?P<four>[0-9.]+))(?::[0-9]+)?")


def client_address(request: HttpRequest) -> str | None:
    """The address that the outermost of our own proxies saw; without proxies, or past them, who speaks to us.

    Each proxy adds at the right of X-Forwarded-For whom it heard; with PORTAL_PROXIES of them in front, the one so
    many places from the right is true, and whatever a visitor wrote stands left of it. None where nothing is known.
    """
    proxies = settings.PORTAL_PROXIES
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if proxies and len(seen) >= proxies and (address := _address(seen[-proxies])):
        return address
    return _address(request.META.get("REMOTE_ADDR", ""))


def _address(text: str) -> str | None:
    match = WITH_PORT.fullmatch(text)
    if match:
        text = match["six"] or match["four"]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return str(getattr(address, "ipv4_mapped", None) or address)
