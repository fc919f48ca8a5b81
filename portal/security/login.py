"""Logging in: user name, password and, where one was set up, a code of the second factor."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import factor

LONGEST = 150  # a user's name


class LoginForm(AdminAuthenticationForm):
    """The admin's log-in. Whoever has set up a second factor must show it; a wrong code counts as a failure."""

    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=32,
        help_text=_("Of your second factor, if you have set one up: six digits of the app, or a recovery code."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"}),
    )

    def clean_username(self) -> str:
        """No user has a longer name; one is not looked up."""
        name = str(self.cleaned_data["username"])
        if len(name) > LONGEST:
            raise self.get_invalid_login_error()
        return name

    def clean(self) -> dict[str, Any]:
        """Checks the password, then the code."""
        if "username" not in self.cleaned_data:
            return self.cleaned_data
        cleaned: dict[str, Any] = super().clean()
        if (user := self.get_user()) is not None:
            self._check_code(user)
        return cleaned

    def _check_code(self, user: Any) -> None:
        code = self.cleaned_data.get("code", "")
        if factor.app_of(user) is None:
            return
        if not code:
            raise ValidationError({"code": _("Your password is right. Now your code, too.")})
        device = factor.check(user, code)
        if device is None:
            credentials = {"username": user.get_username()}
            user_login_failed.send(sender=__name__, credentials=credentials, request=self.request)
            raise ValidationError({"code": _("This is not the code, or it was used already. Wait for the next one.")})
        user.otp_device = device  # from which the session learns of it
