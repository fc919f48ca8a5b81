"""Actors, and the other names under which each is known."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank, one_of
from browse.records import Record
from sources.models import Country

from ..querysets import ActorNameQuerySet, ActorQuerySet
from ..vocabulary import ActorKind, Family


class Actor(Record):
    """A body, office or group of them. An office and its holder are one actor, named by the office."""

    name = models.CharField(
        _("name"),
        max_length=250,
        unique=True,
        help_text=_("The full name, as printed. Of an office and its holder, the office."),
    )
    acronym = models.CharField(
        _("acronym"), max_length=40, blank=True, help_text=_("As printed. Blank where none is printed.")
    )
    short = models.CharField(
        _("shorter name"),
        max_length=120,
        blank=True,
        help_text=_("For tables and lists; one of the other names, as printed."),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=ActorKind, help_text=_("What kind of body or office it is.")
    )
    is_group = models.BooleanField(
        _("is a group"),
        default=False,
        help_text=_("As “Member States”: shown, but never in the graph or in pairs."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
        help_text=_("The larger body that it belongs to. Blank where the report names none."),
    )
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="governments", verbose_name=_("country"),
        help_text=_("Of a Government, its ministries and missions. Blank for all others."),
    )  # fmt: skip
    summary = models.TextField(_("summary"), blank=True, help_text=_("Ours; says no more than the text."))
    website = models.URLField(_("website"), blank=True, help_text=_("Only if printed."))

    objects = ActorQuerySet.as_manager()

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        ordering = ("name",)
        constraints = (
            *Record.Meta.constraints,
            one_of("kind", ActorKind),
            not_blank("name"),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="actors_actor_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(country=None) | Q(kind=ActorKind.GOVERNMENT),
                name="actors_actor_country_of_government",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ActorKind.GOVERNMENT) | Q(is_group=True) | Q(country__isnull=False),
                name="actors_actor_government_has_country",
            ),
            models.UniqueConstraint(fields=("acronym",), condition=~Q(acronym=""), name="actors_actor_acronym_once"),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuses a circle of parents, and a name that already identifies another actor."""
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _("An actor cannot be part of itself.")})
            above = above.parent
        if self.country_id is not None and self.kind != ActorKind.GOVERNMENT:
            raise ValidationError({"country": _("Only Governments have a country. Where it acts is said elsewhere.")})
        if self.kind == ActorKind.GOVERNMENT and self.country_id is None and not self.is_group:
            raise ValidationError({"country": _("A Government needs its country.")})
        for field in ("name", "acronym"):
            if name := getattr(self, field):
                refuse_taken_name(name, self, field)

    def get_absolute_url(self) -> str:
        """Its profile."""
        return reverse("actors:detail", args=[self.slug])

    @property
    def short_name(self) -> str:
        """The acronym, or the shorter name, or the name where neither is printed."""
        return self.acronym or self.short or self.name

    @property
    def family(self) -> Family:
        """The group of kinds whose mark it bears."""
        return ActorKind(self.kind).family

    @property
    def family_label(self) -> str:
        """That group in words."""
        return str(self.family.label)


def refuse_taken_name(name: str, actor: Actor, field: str) -> None:
    """Raises ValidationError on `field` where `name` already identifies another actor than `actor`."""
    taken = (
        Actor.objects.exclude(pk=actor.pk)
        .filter(Q(name=name) | Q(acronym=name) | Q(names__name=name, names__ambiguous=False))
        .first()
    )
    if taken:
        raise ValidationError({field: _("“%(name)s” already names %(actor)s.") % {"name": name, "actor": taken}})


class ActorName(models.Model):
    """Another name or acronym that is printed for an actor."""

    actor = models.ForeignKey(
        Actor, models.CASCADE, related_name="names", verbose_name=_("actor"), help_text=_("The actor that is meant.")
    )
    name = models.CharField(_("name"), max_length=250, help_text=_("A name or an acronym, as printed."))
    ambiguous = models.BooleanField(_("ambiguous"), default=False, help_text=_("It alone does not identify the actor."))
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Its place among the actor's names; the lowest comes first.")
    )

    objects = ActorNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ("actor", "position", "pk")
        constraints = (
            not_blank("name"),
            models.UniqueConstraint(fields=("actor", "name"), name="actors_actorname_once_an_actor"),
            models.UniqueConstraint(
                fields=("name",), condition=Q(ambiguous=False), name="actors_actorname_identifies_one"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuses an unambiguous name that already identifies another actor."""
        if not self.ambiguous:
            refuse_taken_name(self.name, self.actor, "name")
