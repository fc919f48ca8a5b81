"""/admin/security/: a person's own second factor, from the first key to the last recovery code."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable
from typing import Any

import segno
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from django_otp import login
from django_otp.plugins.otp_totp.models import TOTPDevice

from . import factor

TEMPLATE = "portal/admin/security.html"


class PasswordForm(forms.Form):
    """Asks for the password again: a session left open must not be enough to add a second factor of one's own."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """It must be right."""
        password = str(self.cleaned_data["password"])
        if not self.user.check_password(password):
            raise ValidationError(_("This is not your password."))
        return password


class CodeForm(forms.Form):
    """Asks for a code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, take: Callable[[str], Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.take = take
        self.device: Any = None

    def clean_code(self) -> str:
        """It must be taken."""
        code = str(self.cleaned_data["code"])
        self.device = self.take(code)
        if not self.device:
            raise ValidationError(_("This is not the code, or it was used already. Wait for the next one."))
        return code


def key_of(device: TOTPDevice) -> dict[str, str]:
    """A key to be taken over by an app: as a picture, an address, and text in groups of four."""
    text = b32encode(device.bin_key).decode().rstrip("=")
    return {
        "picture": segno.make(device.config_url, error="m").svg_data_uri(scale=5, border=4, light="#fff"),
        "address": device.config_url,
        "text": " ".join(text[start : start + 4] for start in range(0, len(text), 4)),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def security(request: HttpRequest) -> HttpResponse:
    """What a person has set up, and the one next step. Recovery codes are in one answer alone, and kept nowhere."""
    step = STEPS.get(request.POST.get("step", "")) if request.method == "POST" else None
    form: forms.Form | None = None
    if step is not None:
        answer = step(request)
        if isinstance(answer, HttpResponse):
            return answer
        form = answer
    return page(request, form)


def page(request: HttpRequest, form: forms.Form | None = None, codes: list[str] | None = None) -> HttpResponse:
    """The page; `form` is one that was refused, `codes` new recovery codes."""
    user: Any = request.user
    app, pending = factor.app_of(user), factor.pending_of(user)
    state = "on" if app and factor.verified(user) else "unverified" if app else "pending" if pending else "off"
    if form is None:
        form = PasswordForm(user=user) if state == "off" else CodeForm(take=bool)
    context = admin.site.each_context(request) | {
        "title": _("Your second factor"),
        "state": state,
        "key": key_of(pending) if state == "pending" and pending else None,
        "codes": codes,
        "codes_left": factor.codes_left(user),
        "form": form,
    }
    return TemplateResponse(request, TEMPLATE, context)


def begin(request: HttpRequest) -> HttpResponse | forms.Form:
    """Starts the set-up, once the password was given."""
    user: Any = request.user
    form = PasswordForm(request.POST, user=user)
    if factor.app_of(user) is None:
        if not form.is_valid():
            return form
        factor.begin(user)
    return again()


def confirm(request: HttpRequest) -> HttpResponse | forms.Form:
    """Ends the set-up with the app's first code, and shows the recovery codes."""
    user: Any = request.user
    if factor.app_of(user) or not factor.pending_of(user):
        return again()
    form = CodeForm(request.POST, take=lambda code: factor.confirm(user, code))
    if not form.is_valid():
        return form
    login(request, form.device)
    messages.success(request, _("Your second factor is set up. From now on, you log in with a code."))
    return page(request, codes=factor.new_codes(user))


def verify(request: HttpRequest) -> HttpResponse | forms.Form:
    """Shows the second factor in a session that began without it."""
    user: Any = request.user
    form = CodeForm(request.POST, take=lambda code: factor.check(user, code))
    if not form.is_valid():
        return form
    login(request, form.device)
    return again()


def renew(request: HttpRequest) -> HttpResponse | forms.Form:
    """New recovery codes, against a code."""
    user: Any = request.user
    form = CodeForm(request.POST, take=lambda code: factor.verified(user) and factor.check(user, code))
    if not form.is_valid():
        return form
    return page(request, codes=factor.new_codes(user))


def remove(request: HttpRequest) -> HttpResponse | forms.Form:
    """Takes the second factor away, against a code."""
    user: Any = request.user
    form = CodeForm(request.POST, take=lambda code: factor.verified(user) and factor.check(user, code))
    if not form.is_valid():
        return form
    factor.remove(user)
    messages.warning(request, _("Your second factor is gone. Your password alone logs you in."))
    return again()


def again() -> HttpResponse:
    """To the page, by its address."""
    return HttpResponseRedirect(reverse("admin:security"))


STEPS: dict[str, Callable[[HttpRequest], HttpResponse | forms.Form]] = {
    "begin": begin,
    "confirm": confirm,
    "verify": verify,
    "renew": renew,
    "remove": remove,
}
