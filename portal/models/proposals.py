"""What editors propose for published records."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank, one_of

from ..vocabulary import ProposalState
from .revisions import Revision


class Proposal(models.Model):
    """A published record as an editor would have it. Nothing is public of it until a reviewer applies it."""

    form = models.CharField(_("form"), max_length=20, help_text=_("The kind of record, as files name it."))
    key = models.CharField(
        _("key"), max_length=140, help_text=_("What identifies the record among its kind, as its slug.")
    )
    base = models.ForeignKey(
        Revision,
        models.PROTECT,
        related_name="proposals",
        verbose_name=_("base"),
        help_text=_("The version that the proposal was made from."),
    )
    data: models.JSONField[Any, Any] = models.JSONField(
        _("data"), null=True, blank=True, help_text=_("The record as proposed. Blank where it is to be deleted.")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="proposals",
        verbose_name=_("author"),
        help_text=_("The person who proposes it."),
    )
    name = models.CharField(
        _("name"),
        max_length=150,
        blank=True,
        help_text=_("The name of that person, which stays when the account goes."),
    )
    why = models.TextField(_("why"), blank=True, help_text=_("The reason that was given for it."))
    made = models.DateTimeField(_("when"), default=timezone.now, help_text=_("Day and time when it was proposed."))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ProposalState,
        default=ProposalState.WAITING,
        help_text=_("What became of it."),
    )
    comment = models.TextField(_("comment"), blank=True, help_text=_("What the reviewer says to the author."))
    decided = models.DateTimeField(
        _("decided"), null=True, blank=True, help_text=_("Day and time when it was applied, returned or withdrawn.")
    )
    decider = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="decided_proposals",
        verbose_name=_("decided by"),
        help_text=_("The person who applied, returned or withdrew it."),
    )

    result = models.ForeignKey(
        Revision,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="applied",
        verbose_name=_("result"),
        help_text=_("The version that came of applying it. Blank unless it was applied."),
    )

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ("-made", "-pk")
        permissions = (("publish", _("Can publish records, and apply and return proposals")),)
        indexes = (models.Index(fields=("state", "form", "key"), name="portal_proposal_waiting"),)
        constraints = (
            one_of("state", ProposalState),
            not_blank("key"),
            models.CheckConstraint(
                condition=Q(state=ProposalState.WAITING, decided__isnull=True)
                | (~Q(state=ProposalState.WAITING) & Q(decided__isnull=False)),
                name="portal_proposal_decided_when_over",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.RETURNED) | ~Q(comment=""),
                name="portal_proposal_returned_with_comment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.form} {self.key}, {self.made:%Y-%m-%d %H:%M}"
