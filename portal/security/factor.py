"""The second factor: who has shown it, and what waits for it.

Publishing, importing and the care of users wait for it wherever PORTAL_SECOND_FACTOR is on; writing and submitting do
not. Whoever decides on one of the former asks `shown` beside the permission.
"""

from __future__ import annotations

import re
import secrets
from typing import Any

from django.conf import settings
from django.db import transaction
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

CODES = 10
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # without what is read for something else
LENGTH = 12  # 59 bits


def required() -> bool:
    """Whether publishing needs a second factor here."""
    return bool(settings.PORTAL_SECOND_FACTOR)


def verified(user: Any) -> bool:
    """Whether this session has shown a second factor; `user` is a request's."""
    return bool(getattr(user, "is_verified", bool)())


def shown(user: Any) -> bool:
    """Whether nothing stands between this session and publishing, as far as the second factor goes."""
    return verified(user) or not required()


def missing(user: Any) -> bool:
    """Whether this session still has to show a second factor before it may publish."""
    return not shown(user)


def app_of(user: Any) -> TOTPDevice | None:
    """The confirmed authenticator app of a user."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=True).order_by("pk").first()
    return found


def pending_of(user: Any) -> TOTPDevice | None:
    """The authenticator app that a user is setting up."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=False).order_by("-pk").first()
    return found


@transaction.atomic
def begin(user: Any) -> TOTPDevice:
    """Makes a new key, to be confirmed by a first code; an earlier one that was not is forgotten."""
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    made: TOTPDevice = TOTPDevice.objects.create(user=user, name="Authenticator app", confirmed=False)
    return made


@transaction.atomic
def confirm(user: Any, code: str) -> TOTPDevice | None:
    """Confirms the key being set up, if the code is of it."""
    pending = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).order_by("-pk").first()
    if pending is None or not pending.verify_token(tidied(code)):
        return None
    pending.confirmed = True
    pending.save()
    return pending


@transaction.atomic
def new_codes(user: Any) -> list[str]:
    """New recovery codes, which take the place of all earlier ones. Each works once."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Recovery codes")
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(CODES)]
    for code in codes:
        device.token_set.create(token=code)
    return ["-".join(code[start : start + 4] for start in range(0, LENGTH, 4)) for code in codes]


def codes_left(user: Any) -> int:
    """How many recovery codes a user still has."""
    return sum(device.token_set.count() for device in StaticDevice.objects.filter(user=user))


def remove(user: Any) -> None:
    """Takes a user's second factor away, recovery codes included."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def tidied(code: str) -> str:
    """A code as it was meant: without spaces and hyphens, in lower case."""
    return "".join(code.split()).replace("-", "").lower()


@transaction.atomic
def check(user: Any, code: str) -> Device | None:
    """The device of which `code` is, or None. Six digits are the app’s code, anything else a recovery code.

    Each failure makes the device wait, twice as long each time; a code is taken once.
    """
    code = tidied(code)
    model = TOTPDevice if re.fullmatch("[0-9]{6}", code) else StaticDevice
    device = model.objects.select_for_update().filter(user=user, confirmed=True).order_by("pk").first()
    return device if device is not None and device.verify_token(code) else None
