"""The history: each version that a record has had, whole."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank, one_of

from ..vocabulary import RevisionSource


class Revision(models.Model):
    """A record as it stood after a change, with all that is nested in it, and who made the change, when and why."""

    form = models.CharField(_("form"), max_length=20, help_text=_("The kind of record, as files name it."))
    key = models.CharField(
        _("key"), max_length=140, help_text=_("What identifies the record among its kind, as its slug.")
    )
    key_before = models.CharField(
        _("key before"),
        max_length=140,
        blank=True,
        help_text=_("The key that the change took from it. Blank where it kept its key."),
    )
    data: models.JSONField[Any, Any] = models.JSONField(
        _("data"), null=True, blank=True, help_text=_("The record as files hold it. Blank where it was deleted.")
    )
    digest = models.CharField(
        _("digest"), max_length=64, blank=True, help_text=_("A fingerprint of the data. Blank where it was deleted.")
    )
    version = models.PositiveBigIntegerField(
        _("data version"), help_text=_("The version of all data after the change; what changed together shares it.")
    )
    made = models.DateTimeField(_("when"), default=timezone.now, help_text=_("Day and time of the change."))
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="revisions",
        verbose_name=_("who"),
        help_text=_("The person who made the change. Blank for commands."),
    )
    name = models.CharField(
        _("name"),
        max_length=150,
        blank=True,
        help_text=_("The name of that person, which stays when the account goes."),
    )
    why = models.TextField(_("why"), blank=True, help_text=_("The reason that was given for the change."))
    source = models.CharField(
        _("source"), max_length=10, choices=RevisionSource, help_text=_("How the change came about.")
    )

    class Meta:
        verbose_name = _("version of a record")
        verbose_name_plural = _("versions of records")
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("form", "key", "-id"), name="portal_revision_of_record"),
            models.Index(fields=("version",), name="portal_revision_together"),
        )
        constraints = (
            one_of("source", RevisionSource),
            not_blank("key"),
            models.CheckConstraint(
                condition=Q(digest="", data__isnull=True) | (~Q(digest="") & Q(data__isnull=False)),
                name="portal_revision_digest_of_data",
            ),
        )

    def __str__(self) -> str:
        return f"{self.form} {self.key}, {self.made:%Y-%m-%d %H:%M}"
