"""What tests of the log-in share: a person, and the codes that their app would show."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

PASSWORD = "a long enough password"


@pytest.fixture
def editor(db):
    """A person of the staff without a second factor."""
    return User.objects.create_user("mina", password=PASSWORD, is_staff=True)


@pytest.fixture
def enrolled(editor):
    """The same, with an authenticator app."""
    TOTPDevice.objects.create(user=editor, name="Authenticator app", confirmed=True)
    return editor


@pytest.fixture
def code():
    """A function from a user to the code that their app shows, each time a later one."""
    shown: dict[int, int] = {}

    def now(user):
        device = TOTPDevice.objects.get(user=user)
        drift = shown[user.pk] = shown.get(user.pk, -2) + 1
        TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
        return f"{totp(device.bin_key, drift=drift):06}"

    return now


@pytest.fixture
def log_in(client):
    """A function that sends the form of the log-in; META of the request as keywords."""

    def send(username="mina", password=PASSWORD, code="", **meta):
        fields = {"username": username, "password": password, "code": code, "next": "/admin/"}
        return client.post("/admin/login/", fields, **meta)

    return send
