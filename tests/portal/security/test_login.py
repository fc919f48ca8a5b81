"""Logging in and out, and being locked out: behind a proxy too, whatever a visitor writes into headers."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User

from portal.security import factor
from tests.markup import Page

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db

LIMIT = 5


def errors(response):
    return [error for those in response.context["form"].errors.values() for error in those]


def test_password_logs_in_who_has_no_second_factor(editor, log_in, client):
    assert log_in().headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_code_is_asked_for_once_there_is_a_second_factor(enrolled, log_in, client, code):
    assert errors(log_in()) == ["Your password is right. Now your code, too."]
    assert client.get("/admin/").status_code == 302
    assert log_in(code=code(enrolled)).status_code == 302
    assert factor.verified(client.get("/admin/").wsgi_request.user)


def test_code_is_taken_once(enrolled, log_in, client, code):
    used = code(enrolled)
    assert log_in(code=used).status_code == 302
    client.logout()
    assert log_in(code=used).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_recovery_code_is_taken_once(enrolled, log_in, client):
    (first, *_rest) = factor.new_codes(enrolled)
    assert log_in(code=first.upper()).status_code == 302
    client.logout()
    assert log_in(code=first).status_code == 200
    assert factor.codes_left(enrolled) == factor.CODES - 1


def test_code_of_another_is_none(enrolled, log_in, code):
    other = User.objects.create_user("other", password=PASSWORD, is_staff=True)
    codes = factor.new_codes(other)
    assert log_in(code=codes[0]).status_code == 200


def test_wrong_codes_lock_out_as_wrong_passwords_do(enrolled, log_in):
    answers = [log_in(code="000000").status_code for _ in range(LIMIT)]
    assert answers == [200] * (LIMIT - 1) + [429]


def test_failures_lock_out_and_the_right_password_does_not_help(editor, log_in):
    assert [log_in(password="wrong").status_code for _ in range(LIMIT)] == [200] * (LIMIT - 1) + [429]
    locked = log_in()
    assert locked.status_code == 429
    assert "After 5 failures" in Page(locked).text


def test_lockout_is_of_one_name_from_one_address(editor, log_in):
    User.objects.create_user("other", password=PASSWORD, is_staff=True)
    for _ in range(LIMIT):
        log_in(password="wrong", REMOTE_ADDR="203.0.113.7")
    assert log_in(REMOTE_ADDR="203.0.113.7").status_code == 429
    assert log_in(username="other", REMOTE_ADDR="203.0.113.7").status_code == 302
    assert log_in(REMOTE_ADDR="203.0.113.8").status_code == 302


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_forged_addresses_do_not_escape_the_lockout(editor, log_in, settings, proxies):
    settings.PORTAL_PROXIES = proxies
    ours = ["203.0.113.7", "192.0.2.1"][:proxies]

    def attempt(number, password):
        return log_in(
            password=password,
            REMOTE_ADDR="10.0.0.1",
            HTTP_X_FORWARDED_FOR=", ".join([f"9.9.9.{number}", *ours]),
            HTTP_USER_AGENT=f"agent {number}",
        ).status_code

    assert [attempt(number, "wrong") for number in range(LIMIT)] == [200] * (LIMIT - 1) + [429]
    assert attempt(99, PASSWORD) == 429


def test_behind_a_proxy_others_are_not_locked_out_with_one(editor, log_in, settings):
    settings.PORTAL_PROXIES = 1
    for _ in range(LIMIT):
        log_in(password="wrong", HTTP_X_FORWARDED_FOR="203.0.113.7")
    assert log_in(HTTP_X_FORWARDED_FOR="203.0.113.7").status_code == 429
    assert log_in(HTTP_X_FORWARDED_FOR="203.0.113.8").status_code == 302


def test_log_in_forgets_earlier_failures(editor, log_in):
    for _ in range(LIMIT - 1):
        log_in(password="wrong")
    assert log_in().status_code == 302
    assert not AccessAttempt.objects.exists()


def test_failures_are_kept_without_what_was_typed(enrolled, log_in):
    log_in(password="a secret of mine", code="123456")
    log_in(code="654321")
    kept = "".join(str(row) for row in AccessAttempt.objects.values_list("get_data", "post_data"))
    assert kept
    assert all(secret not in kept for secret in ("a secret of mine", PASSWORD, "123456", "654321"))


@pytest.mark.parametrize("name", ["x" * 1000, "\0", "' OR 1=1", "mina\0", "<script>", "\u202eanim", ""])
def test_strange_names_are_refused_in_words(editor, log_in, name):
    response = log_in(username=name, password="wrong")
    assert response.status_code == 200
    assert errors(response) or response.context["form"].errors


@pytest.mark.parametrize("code", ["x" * 1000, "\0", "000000000000", "٠٠٠٠٠٠", "-1", "1e5", " "])
def test_strange_codes_are_refused_in_words(enrolled, log_in, code):
    response = log_in(code=code)
    assert response.status_code == 200
    assert errors(response)


def test_log_out_ends_the_session(editor, log_in, client):
    log_in()
    assert client.get("/admin/logout/").status_code == 405
    assert client.post("/admin/logout/").status_code == 200
    assert client.get("/admin/").status_code == 302


def test_cookies_stay_in_the_admin(editor, log_in):
    cookies = log_in().cookies
    assert {cookie["path"] for cookie in cookies.values()} == {"/admin/"}
    assert cookies["sessionid"]["httponly"]
    assert cookies["sessionid"]["samesite"] == "Lax"


def test_log_in_leads_to_no_other_site(editor, client):
    for away in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        fields = {"username": "mina", "password": PASSWORD, "next": away}
        assert client.post("/admin/login/", fields).headers["Location"].startswith("/")


@pytest.mark.parametrize("password", ["short one", "startfinding", "123456789012345", "mina.mina@example"])
def test_weak_passwords_are_refused(client, editor, password):
    editor.email = "mina.mina@example.org"
    editor.save()
    client.force_login(editor)
    fields = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    response = client.post("/admin/password_change/", fields)
    assert response.status_code == 200
    assert response.context["form"].errors["new_password2"]
