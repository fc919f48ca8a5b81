"""Setting up a second factor, by oneself; what it guards."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.security import factor
from tests.markup import Page

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/security/"
CODE = re.compile(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}")


def step(client, name, **fields):
    return client.post(ADDRESS, {"step": name, **fields})


def state(client):
    return client.get(ADDRESS).context["state"]


def begun(client, editor):
    client.force_login(editor)
    assert step(client, "begin", password=PASSWORD).status_code == 302
    return TOTPDevice.objects.get(user=editor)


def test_page_is_for_the_staff(client):
    assert client.get(ADDRESS).headers["Location"].startswith("/admin/login/")
    client.force_login(User.objects.create_user("visitor"))
    assert client.get(ADDRESS).status_code == 302


def test_looking_changes_nothing(client, editor):
    client.force_login(editor)
    assert state(client) == "off"
    assert not TOTPDevice.objects.exists()


def test_set_up_from_key_to_recovery_codes(client, editor, code):
    device = begun(client, editor)
    page = Page(client.get(ADDRESS))
    assert page.all("img")[0]["src"].startswith("data:image/svg+xml")
    assert any(link.startswith("otpauth://totp/") for link in page.links)
    done = step(client, "confirm", code=code(editor))
    codes = CODE.findall(Page(done).text)
    assert len(set(codes)) == factor.CODES
    device.refresh_from_db()
    assert device.confirmed
    assert state(client) == "on"
    assert not any(code in client.get(ADDRESS).content.decode() for code in codes)


def test_set_up_begins_with_the_password(client, editor):
    client.force_login(editor)
    assert step(client, "begin", password="wrong").status_code == 200
    assert step(client, "begin").status_code == 200
    assert not TOTPDevice.objects.exists()


def test_set_up_needs_the_apps_code(client, editor):
    begun(client, editor)
    assert step(client, "confirm", code="000000").status_code == 200
    assert factor.app_of(editor) is None
    assert not factor.codes_left(editor)


def test_key_begun_anew_is_another(client, editor):
    first = begun(client, editor).key
    assert begun(client, editor).key != first


def test_second_factor_is_not_set_up_over_one(client, enrolled):
    client.force_login(enrolled)
    step(client, "begin", password=PASSWORD)
    step(client, "confirm", code="000000")
    assert TOTPDevice.objects.count() == 1


def test_session_without_second_factor_shows_it(client, enrolled, code):
    client.force_login(enrolled)
    assert state(client) == "unverified"
    assert step(client, "renew", code=code(enrolled)).status_code == 200
    assert step(client, "remove", code=code(enrolled)).status_code == 200
    assert factor.app_of(enrolled)
    TOTPDevice.objects.update(last_t=-1, throttling_failure_count=0, throttling_failure_timestamp=None)
    now = totp(TOTPDevice.objects.get(user=enrolled).bin_key)
    assert step(client, "verify", code=f"{now:06}").status_code == 302
    assert state(client) == "on"


def test_codes_are_renewed_and_the_factor_removed_against_a_code(client, enrolled, code):
    client.force_login(enrolled)
    old = factor.new_codes(enrolled)
    step(client, "verify", code=code(enrolled))
    assert step(client, "renew", code="000000").status_code == 200
    new = CODE.findall(Page(step(client, "renew", code=code(enrolled))).text)
    assert not set(new) & set(old)
    assert step(client, "remove", code=old[0]).status_code == 200
    TOTPDevice.objects.update(throttling_failure_count=0)
    enrolled.staticdevice_set.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert step(client, "remove", code=new[0]).status_code == 302
    assert state(client) == "off"
    assert not factor.codes_left(enrolled)


def test_unknown_step_shows_the_page(client, editor):
    client.force_login(editor)
    assert step(client, "<script>").status_code == 200


def test_page_is_kept_by_nobody(client, editor):
    client.force_login(editor)
    assert "no-store" in client.get(ADDRESS).headers["Cache-Control"]


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_page_takes_no_other_method(client, editor, method):
    client.force_login(editor)
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_every_page_says_loudly_that_none_is_required(client, editor, settings):
    client.force_login(editor)
    assert "no second factor" in Page(client.get("/admin/")).text
    settings.PORTAL_SECOND_FACTOR = True
    assert "To publish, show your second factor first." in Page(client.get("/admin/")).text


def test_users_are_cared_for_with_a_second_factor_alone(client, enrolled, settings, code):
    settings.PORTAL_SECOND_FACTOR = True
    enrolled.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    client.force_login(enrolled)
    for address in ("/admin/auth/user/add/", f"/admin/auth/user/{enrolled.pk}/delete/"):
        assert client.get(address).status_code == 403
        assert client.post(address, {"post": "yes"}).status_code == 403
    step(client, "verify", code=code(enrolled))
    assert client.get("/admin/auth/user/add/").status_code == 200


class TestAdministrator:
    @pytest.fixture
    def administrator(self, client, editor):
        editor.user_permissions.set(Permission.objects.filter(content_type__model="user"))
        client.force_login(editor)
        return editor

    def change(self, client, user, **fields):
        sent = {"username": user.username, "is_active": "on", "is_staff": "on"} | fields
        return client.post(f"/admin/auth/user/{user.pk}/change/", sent)

    def test_makes_no_superuser(self, client, administrator):
        for user in (administrator, User.objects.create_user("other")):
            assert self.change(client, user, is_superuser="on").status_code == 302
            user.refresh_from_db()
            assert not user.is_superuser

    def test_touches_no_superuser(self, client, administrator, admin_user):
        assert self.change(client, admin_user, username="mine").status_code == 302
        assert client.get(f"/admin/auth/user/{admin_user.pk}/password/").status_code in (302, 404)
        client.post(f"/admin/auth/user/{admin_user.pk}/delete/", {"post": "yes"})
        admin_user.refresh_from_db()
        assert admin_user.username == "admin"

    def test_unlocks_and_takes_away_a_lost_second_factor(self, client, administrator, log_in):
        other = User.objects.create_user("other", password=PASSWORD, is_staff=True)
        TOTPDevice.objects.create(user=other, confirmed=True)
        factor.new_codes(other)
        for _ in range(5):
            log_in(username="other", password="wrong")
        client.force_login(administrator)
        for action in ("unlock", "remove_factor"):
            fields = {"action": action, "_selected_action": other.pk}
            assert client.post("/admin/auth/user/", fields).status_code == 302
        assert factor.app_of(other) is None
        assert log_in(username="other").status_code == 302

    def test_sees_no_keys(self, client, administrator):
        for address in ("/admin/otp_totp/totpdevice/", "/admin/otp_static/staticdevice/"):
            assert client.get(address).status_code == 404
