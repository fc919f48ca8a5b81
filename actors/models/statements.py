"""What sentences state of an actor: its mandates, and what it is to other actors."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank, one_of
from browse.dates import PartialDateField
from sources.models import Cited, Document

from ..querysets import MandateQuerySet, RelationQuerySet
from ..vocabulary import Act, Verb
from .actors import Actor


class Mandate(Cited):
    """An act that made or shaped what an actor is to do."""

    actor = models.ForeignKey(
        Actor,
        models.CASCADE,
        related_name="mandates",
        verbose_name=_("actor"),
        help_text=_("The actor whose mandate it is."),
    )
    act = models.CharField(_("act"), max_length=12, choices=Act, help_text=_("What was done to the mandate."))
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("document"),
        help_text=_("The text by which it was done. Blank where the report names none."),
    )
    date = PartialDateField(
        _("date"),
        help_text=_("When it was done: YYYY, YYYY-MM or YYYY-MM-DD, as precise as the text. Blank if undated."),
    )
    summary = models.TextField(_("summary"), help_text=_("Ours; says no more than the text."))
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Its place among the actor's mandates; the lowest comes first.")
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ("actor", "position", "pk")
        constraints = (*Cited.Meta.constraints, one_of("act", Act), not_blank("summary"))

    def __str__(self) -> str:
        return self.summary

    @property
    def record(self) -> Actor:
        """The actor whose mandate it is."""
        return self.actor

    @property
    def claimed(self) -> tuple[str, str]:
        """That it is a mandate, and the act: “Established, 1997”."""
        act = str(self.get_act_display())
        return gettext("Mandate"), gettext(", ").join([act, self.date.words] if self.date else [act])


class Relation(Cited):
    """What one actor is to another; it never repeats a role in a mechanism or a parent."""

    from_actor = models.ForeignKey(
        Actor,
        models.CASCADE,
        related_name="relations",
        verbose_name=_("actor"),
        help_text=_("The actor of which something is said."),
    )
    verb = models.CharField(_("verb"), max_length=16, choices=Verb, help_text=_("What it is to the other."))
    to_actor = models.ForeignKey(
        Actor,
        models.PROTECT,
        related_name="inverse_relations",
        verbose_name=_("other actor"),
        help_text=_("The actor to which it is that."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Its place among the actor's relations; the lowest comes first.")
    )

    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ("from_actor", "position", "pk")
        constraints = (
            *Cited.Meta.constraints,
            one_of("verb", Verb),
            models.UniqueConstraint(fields=("from_actor", "verb", "to_actor"), name="actors_relation_once"),
            models.CheckConstraint(condition=~Q(from_actor=F("to_actor")), name="actors_relation_of_two"),
        )

    def __str__(self) -> str:
        return f"{self.from_actor} {self.get_verb_display()} {self.to_actor}"

    @property
    def inverse(self) -> str:
        """The verb as the other actor's page words it."""
        return Verb(self.verb).inverse

    @property
    def record(self) -> Actor:
        """The actor that the relation starts from."""
        return self.from_actor

    @property
    def claimed(self) -> tuple[str, str]:
        """The verb and the other actor, in one."""
        return f"{self.get_verb_display()} {self.to_actor.short_name}", ""

    def clean(self) -> None:
        """Refuses to say again that one actor is part of the other."""
        if not hasattr(self, "from_actor") or not hasattr(self, "to_actor"):
            return  # their fields have refused that
        if self.from_actor == self.to_actor:
            raise ValidationError({"to_actor": _("An actor has no relation to itself.")})
        if self.from_actor.parent == self.to_actor or self.to_actor.parent == self.from_actor:
            raise ValidationError({"to_actor": _("That one is part of the other is said by “part of”.")})
