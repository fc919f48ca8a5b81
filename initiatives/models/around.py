"""What stands around an initiative: who takes part in which role, its documents, and its links to others."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from browse.constraints import one_of
from sources.models import Cited, Document

from ..querysets import InitiativeDocumentQuerySet, InitiativeLinkQuerySet, ParticipationQuerySet
from ..vocabulary import DocumentRole, LinkVerb, Role
from .initiatives import Initiative


class Participation(Cited):
    """An actor's role in an initiative."""

    initiative = models.ForeignKey(
        Initiative,
        models.CASCADE,
        related_name="participations",
        verbose_name=_("initiative"),
        help_text=_("The initiative in which the actor takes part."),
    )
    actor = models.ForeignKey(
        Actor, models.PROTECT, related_name="participations", verbose_name=_("actor"), help_text=_("Who takes part.")
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        help_text=_("In which capacity. An actor with two roles is entered twice."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Its place in the order of the text; the lowest comes first.")
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ("initiative", "position", "pk")
        constraints = (
            *Cited.Meta.constraints,
            one_of("role", Role),
            models.UniqueConstraint(fields=("initiative", "actor", "role"), name="initiatives_participation_once"),
        )

    def __str__(self) -> str:
        return f"{self.actor}, {self.get_role_display()}: {self.initiative}"

    @property
    def record(self) -> Initiative:
        """The initiative."""
        return self.initiative

    @property
    def claimed(self) -> tuple[str, str]:
        """The role and the actor: “Member” and “UNICEF”."""
        return str(Role(self.role).label), self.actor.short_name


class InitiativeDocument(models.Model):
    """What a document is to an initiative; the document's and the initiative's evidence prove it."""

    initiative = models.ForeignKey(
        Initiative,
        models.CASCADE,
        related_name="document_links",
        verbose_name=_("initiative"),
        help_text=_("The initiative to which the document matters."),
    )
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        related_name="initiative_links",
        verbose_name=_("document"),
        help_text=_("The text that the report names with the initiative."),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=DocumentRole, help_text=_("What the document is to the initiative.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Its place among the initiative's documents; the lowest comes first.")
    )

    objects = InitiativeDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document of an initiative")
        verbose_name_plural = _("documents of initiatives")
        ordering = ("initiative", "position", "pk")
        constraints = (
            one_of("kind", DocumentRole),
            models.UniqueConstraint(
                fields=("initiative", "document", "kind"), name="initiatives_initiativedocument_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document} ({self.get_kind_display()})"

    @property
    def inverse(self) -> str:
        """What the document is to the initiative, as the document's page words it."""
        return DocumentRole(self.kind).inverse


class InitiativeLink(Cited):
    """What one initiative is to another; “part of” is `parent`."""

    from_initiative = models.ForeignKey(
        Initiative,
        models.CASCADE,
        related_name="links",
        verbose_name=_("initiative"),
        help_text=_("The initiative of which something is said."),
    )
    verb = models.CharField(_("verb"), max_length=12, choices=LinkVerb, help_text=_("What it is to the other."))
    to_initiative = models.ForeignKey(
        Initiative,
        models.PROTECT,
        related_name="inverse_links",
        verbose_name=_("other initiative"),
        help_text=_("The initiative to which it is that."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Its place among the initiative's links; the lowest comes first.")
    )

    objects = InitiativeLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link between initiatives")
        verbose_name_plural = _("links between initiatives")
        ordering = ("from_initiative", "position", "pk")
        constraints = (
            *Cited.Meta.constraints,
            one_of("verb", LinkVerb),
            models.UniqueConstraint(
                fields=("from_initiative", "verb", "to_initiative"), name="initiatives_initiativelink_once"
            ),
            models.CheckConstraint(
                condition=~Q(from_initiative=F("to_initiative")), name="initiatives_initiativelink_of_two"
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_initiative} {self.get_verb_display()} {self.to_initiative}"

    def clean(self) -> None:
        """Refuses a link of an initiative to itself."""
        if hasattr(self, "to_initiative") and self.to_initiative_id == self.from_initiative_id:
            raise ValidationError({"to_initiative": _("An initiative has no link to itself.")})

    @property
    def inverse(self) -> str:
        """The verb as the other initiative's page words it."""
        return LinkVerb(self.verb).inverse

    @property
    def record(self) -> Initiative:
        """The initiative that the link starts from."""
        return self.from_initiative

    @property
    def claimed(self) -> tuple[str, str]:
        """The verb and the other initiative, in one."""
        return f"{self.get_verb_display()} {self.to_initiative}", ""
