"""Response headers: security everywhere, validators and compression on public pages, none of it on private ones."""

import gzip
import io
from typing import Any

import pytest
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from browse.middleware import Compress, headers, is_private, validators

BODY = b"<p>" + b"word " * 200


def answer(middleware, response, method="GET", **extra):
    """What a middleware makes of a response."""
    return middleware(lambda _request: response)(getattr(RequestFactory(), method.lower())("/", headers=extra))


def test_security_headers_are_on_every_response():
    for status in (200, 301, 404, 500):
        response = answer(headers, HttpResponse(status=status))
        assert response.headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_header_that_a_view_has_set_stays():
    response = HttpResponse(headers={"Cross-Origin-Resource-Policy": "cross-origin"})
    assert answer(headers, response).headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_page_has_the_same_validator_for_the_same_content():
    first, second, other = (answer(validators, HttpResponse(body)) for body in (b"a", b"a", b"b"))
    assert first.headers["ETag"] == second.headers["ETag"] != other.headers["ETag"]
    assert first.headers["ETag"].startswith('W/"')
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert first.headers["Vary"] == "Accept-Encoding"


def both(get_response):
    """The two middlewares as the settings order them."""
    return headers(validators(get_response))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_visitor_who_has_the_page_is_told_so(method):
    etag = answer(both, HttpResponse(BODY)).headers["ETag"]
    for value in (etag, f'"another", {etag}', "*", etag.removeprefix("W/")):
        response = answer(both, HttpResponse(BODY), method, **{"if-none-match": value})
        assert response.status_code == 304
        assert response.content == b""
        assert response.headers["ETag"] == etag
        assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert response.headers["Vary"] == "Accept-Encoding"
        assert "Content-Security-Policy" in response.headers
    assert answer(both, HttpResponse(BODY), method, **{"if-none-match": '"another"'}).status_code == 200


def test_static_file_has_a_weak_validator_and_is_closed_when_it_is_not_sent():
    file = io.BytesIO(b"font")
    response = FileResponse(file, headers={"ETag": '"6b05"'})
    assert answer(headers, response).headers["ETag"] == 'W/"6b05"'
    found = answer(headers, response, **{"if-none-match": '"6b05"'})
    assert found.status_code == 304
    assert not file.closed
    for close in found._resource_closers:  # as the server does; closing the response would end a request that never was
        close()
    assert file.closed


def compressed(get_response):
    """Headers and compression as the settings order them."""
    compress: Any = Compress(get_response)
    return headers(compress)


@pytest.mark.parametrize("refusal", ["gzip;q=0", "br, gzip; q=0.0", "gzip;q=0, br;q=0, identity"])
def test_encoding_that_the_visitor_refuses_is_not_sent(refusal):
    response = answer(compressed, HttpResponse(BODY), **{"accept-encoding": refusal})
    assert "Content-Encoding" not in response.headers


def test_encoding_with_a_small_weight_is_sent():
    response = answer(compressed, HttpResponse(BODY), **{"accept-encoding": "gzip;q=0.1"})
    assert response.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("status", [301, 400, 404, 500])
def test_refusal_has_no_validator(status):
    response = answer(validators, HttpResponse(BODY, status=status))
    assert "ETag" not in response.headers
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_cache_control_of_a_view_stays():
    response = HttpResponse(BODY, headers={"Cache-Control": "max-age=60"})
    assert answer(validators, response).headers["Cache-Control"] == "max-age=60"


def test_private_page_is_left_alone():
    private = HttpResponse(BODY, headers={"Cache-Control": "max-age=0, private"})
    assert is_private(private)
    assert "ETag" not in answer(validators, private).headers
    assert "Content-Encoding" not in answer(Compress, private, **{"accept-encoding": "gzip"}).headers


def test_post_and_stream_have_no_validator():
    assert "ETag" not in answer(validators, HttpResponse(BODY), "POST").headers
    assert "ETag" not in answer(validators, StreamingHttpResponse([BODY])).headers


def test_public_page_is_compressed_to_the_same_bytes_each_time():
    first, second = (answer(Compress, HttpResponse(BODY), **{"accept-encoding": "gzip"}) for _twice in range(2))
    assert first.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(first.content) == BODY
    assert first.content == second.content
    assert "Content-Encoding" not in answer(Compress, HttpResponse(BODY)).headers


@pytest.mark.django_db
@pytest.mark.usefixtures("real")
def test_compressed_page_and_plain_one_have_the_same_validator(client):
    plain, compressed = client.get("/actors/"), client.get("/actors/", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(compressed.content) == plain.content
    assert compressed.headers["ETag"] == plain.headers["ETag"]
    assert int(compressed.headers["Content-Length"]) < len(plain.content) / 4
    again = client.get("/actors/", headers={"accept-encoding": "gzip", "if-none-match": compressed.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.django_db
def test_admin_is_private(client, admin_client):
    for one in (client.get("/admin/login/"), admin_client.get("/admin/")):
        assert is_private(one)
        assert "ETag" not in one.headers
        assert one.headers["X-Frame-Options"] == "DENY"
        assert "Content-Security-Policy" in one.headers
