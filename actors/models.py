"""Actors: who collaborates, under which names and mandates, and what they are to each other."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank, one_of
from browse.dates import PartialDateField
from browse.records import Record
from sources.models import Cited, Country, Document, Passage
from sources.vocabulary import Attribution

from .querysets import ActorNameQuerySet, ActorQuerySet, MandateQuerySet, MentionQuerySet, RelationQuerySet
from .vocabulary import Act, ActorKind, Family, Verb


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


class Mention(models.Model):
    """A place where a passage names an actor: found by its unambiguous names, or entered by hand."""

    passage = models.ForeignKey(
        Passage,
        models.CASCADE,
        related_name="mentions",
        verbose_name=_("passage"),
        help_text=_("The passage that names the actor."),
    )
    actor = models.ForeignKey(
        Actor, models.CASCADE, related_name="mentions", verbose_name=_("actor"), help_text=_("The actor that is meant.")
    )
    start = models.PositiveIntegerField(
        _("start"), help_text=_("First character in the passage's plain text, counted from 0.")
    )
    end = models.PositiveIntegerField(_("end"), help_text=_("One past its last character."))
    attribution = models.CharField(
        _("attribution"),
        max_length=10,
        choices=Attribution,
        default=Attribution.STATED,
        help_text=_("Whether the words themselves say who is meant, or the context does."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("Why this actor is meant, where the words leave it open.")
    )
    found = models.BooleanField(
        _("found by name"),
        default=False,
        editable=False,
        help_text=_(
            "Whether the portal found it by an unambiguous name; if not, a person entered it. The portal fills it."
        ),
    )

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ("passage", "start", "actor")
        constraints = (
            one_of("attribution", Attribution),
            models.UniqueConstraint(fields=("passage", "start", "actor"), name="actors_mention_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="actors_mention_runs_forward"),
            models.CheckConstraint(
                condition=Q(found=False) | Q(attribution=Attribution.STATED),
                name="actors_mention_found_is_stated",
            ),
        )

    def __str__(self) -> str:
        return f"{self.actor}, {self.passage.citation}"

    def clean(self) -> None:
        """Refuses a place that lies outside the passage."""
        if not hasattr(self, "passage") or self.end is None:
            return  # their fields have refused that
        if self.end > len(self.passage.plain_text):
            raise ValidationError({"end": _("The passage ends before that.")})

    @property
    def text(self) -> str:
        """The words that name the actor there."""
        return self.passage.plain_text[self.start : self.end]


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
        if self.from_actor.parent == self.to_actor or self.to_actor.parent == self.from_actor:
            raise ValidationError({"to_actor": _("That one is part of the other is said by “part of”.")})
