"""Response headers: security, caching, validators and compression, the same on every public page."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.http.response import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response, patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponseBase]

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
REVALIDATE = "public, max-age=0, must-revalidate"
REFUSED = re.compile(r";\s*q\s*=\s*0(\.0*)?\s*$")


def headers(get_response: GetResponse) -> GetResponse:
    """What holds for every response, static files and errors too.

    Security headers; a weak ETag, since one text is sent in several encodings; 304 where the visitor has it already; no
    encoding that the visitor refuses (`gzip;q=0`), which neither Django nor WhiteNoise looks at.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if asked := request.META.get("HTTP_ACCEPT_ENCODING"):
            request.META["HTTP_ACCEPT_ENCODING"] = ",".join(e for e in asked.split(",") if not REFUSED.search(e))
        response: Any = get_response(request)
        etag = response.headers.get("ETag", "")
        if etag and response.status_code == 200 and request.method in ("GET", "HEAD"):
            etag = response.headers["ETag"] = etag if etag.startswith("W/") else f"W/{etag}"
            answer: Any = get_conditional_response(request, etag=etag, response=response)
            if answer is not None and answer is not response:
                # The file that is not sent is closed with the answer: closing the response here would end the request.
                answer._resource_closers.extend(response._resource_closers)
                response = answer
        for name, value in SECURITY.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


class Compress(GZipMiddleware):
    """Django's compression, without the random padding: public pages hold no secret that a length could betray."""

    max_random_bytes = 0

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compresses public pages; leaves those of the admin, which hold secrets, as they are."""
        if is_private(response):
            return response
        return super().process_response(request, response)


def validators(get_response: GetResponse) -> GetResponse:
    """Gives public pages a weak ETag, and a Cache-Control that asks for it to be compared."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not isinstance(response, HttpResponse) or request.method not in ("GET", "HEAD") or is_private(response):
            return response
        response.headers.setdefault("Cache-Control", REVALIDATE)
        if response.status_code != 200:
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        response.headers["ETag"] = f'W/"{blake2b(response.content, digest_size=16).hexdigest()}"'
        return response

    return middleware


def is_private(response: HttpResponseBase) -> bool:
    """Whether a response is for one visitor alone, as the admin's are."""
    return "private" in response.headers.get("Cache-Control", "")
