"""Who may do what, beside the permissions of each model."""

from __future__ import annotations

from typing import Any

from portal.security.factor import shown
from portal.transcription.form import Form

PUBLISH = "portal.publish"


def may_publish(user: Any) -> bool:
    """Whether a person's own changes to what is published are live at once, and others' are theirs to decide.

    With a second factor, where one is required.
    """
    return user.has_perm(PUBLISH) and shown(user)


def may_see(user: Any, form: Form) -> bool:
    """Whether a person may see the history of records of a form."""
    meta = form.model._meta
    return any(user.has_perm(f"{meta.app_label}.{action}_{meta.model_name}") for action in ("view", "change"))


def may_change(user: Any, form: Form) -> bool:
    """Whether a person may change records of a form, at least by a proposal."""
    return bool(user.has_perm(f"{form.model._meta.app_label}.change_{form.model._meta.model_name}"))
