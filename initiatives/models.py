"""Initiatives, who takes part in which role, the documents and links around them, and their results."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from browse.constraints import not_blank, one_of
from browse.dates import PartialDate, PartialDateField
from browse.records import Record
from sources.models import Cited, Country, Document, Region, Theme

from .querysets import (
    InitiativeDocumentQuerySet,
    InitiativeLinkQuerySet,
    InitiativeQuerySet,
    ParticipationQuerySet,
    ResultQuerySet,
)
from .vocabulary import DocumentRole, InitiativeKind, LinkVerb, Recurrence, ResultKind, Role, Scope, Stage


class Initiative(Record, Cited):
    """Something that actors do together: a mechanism, a campaign, a mission, a report …"""

    title = models.CharField(
        _("title"), max_length=300, help_text=_("As printed, or in our words where the text gives it no name.")
    )
    acronym = models.CharField(
        _("acronym"), max_length=40, blank=True, help_text=_("As printed. Blank where none is printed.")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=InitiativeKind, help_text=_("The printed noun decides, else what was done.")
    )
    summary = models.TextField(_("summary"), blank=True, help_text=_("Ours; says no more than the text."))
    start = PartialDateField(
        _("start"),
        help_text=_(
            "When it took place or began: YYYY, YYYY-MM or YYYY-MM-DD, as precise as the text. Blank if undated."
        ),
    )
    end = PartialDateField(_("end"), help_text=_("Of a span. YYYY, YYYY-MM or YYYY-MM-DD."))
    recurrence = models.CharField(
        _("recurrence"),
        max_length=10,
        choices=Recurrence,
        default=Recurrence.ONCE,
        help_text=_("How often it takes place."),
    )
    stage = models.CharField(
        _("stage"),
        max_length=10,
        choices=Stage,
        default=Stage.COMPLETED,
        help_text=_("On the report's date."),
    )
    first_year = models.PositiveSmallIntegerField(
        _("first year"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("From its start; blank where the text gives none. The portal fills it."),
    )
    last_year = models.PositiveSmallIntegerField(
        _("last year"),
        null=True,
        blank=True,
        editable=False,
        help_text=_(
            "From its end or start or, where it goes on, the report's date; blank where unknown. The portal fills it."
        ),
    )
    scope = models.CharField(
        _("scope"), max_length=10, choices=Scope, default=Scope.GLOBAL, help_text=_("How wide it reaches.")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The larger initiative that it belongs to. Blank where there is none."),
    )
    body = models.OneToOneField(
        Actor, models.PROTECT, null=True, blank=True, related_name="mechanism", verbose_name=_("body"),
        help_text=_("The actor that this mechanism is when it acts. Blank for all other kinds."),
    )  # fmt: skip
    themes = models.ManyToManyField(
        Theme,
        related_name="initiatives",
        verbose_name=_("themes"),
        help_text=_("What it is about and what is done; at least one."),
    )
    countries = models.ManyToManyField(
        Country,
        related_name="initiatives",
        blank=True,
        verbose_name=_("countries"),
        help_text=_("Where it takes place. Governments that take part are entered as actors."),
    )
    regions = models.ManyToManyField(
        Region,
        related_name="initiatives",
        blank=True,
        verbose_name=_("regions"),
        help_text=_("Where it takes place, as the report names it."),
    )
    stated_count = models.PositiveIntegerField(
        _("stated number of participants"), null=True, blank=True, help_text=_("As in “16 member agencies”.")
    )
    others_as_printed = models.CharField(
        _("unnamed participants"), max_length=300, blank=True, help_text=_("As in “civil society partners”.")
    )
    open_list = models.BooleanField(
        _("list is open"), default=False, help_text=_("The text says “including”, “such as”, “among others”.")
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ("title", "slug")
        constraints = (
            *Record.Meta.constraints,
            *Cited.Meta.constraints,
            one_of("kind", InitiativeKind),
            one_of("recurrence", Recurrence),
            one_of("stage", Stage),
            one_of("scope", Scope),
            not_blank("title"),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="initiatives_initiative_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(body=None) | Q(kind=InitiativeKind.MECHANISM),
                name="initiatives_initiative_body_of_mechanism",
            ),
            models.CheckConstraint(
                condition=Q(first_year=None) | Q(last_year__isnull=False, last_year__gte=F("first_year")),
                name="initiatives_initiative_years_run_forward",
            ),
            models.CheckConstraint(
                condition=Q(end=None) | Q(start__isnull=False), name="initiatives_initiative_end_has_start"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuses an end before the start, and a circle of parents."""
        start, end = self.start, self.end  # still text where the field refuses it
        if isinstance(start, PartialDate) and isinstance(end, PartialDate) and end.last_day < start.first_day:
            raise ValidationError({"end": _("The end lies before the start.")})
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _("An initiative cannot be part of itself.")})
            above = above.parent

    def derive_years(self) -> None:
        """Derives first and last year, as of the newest report that the evidence stands in. Saves nothing."""
        dates = [excerpt.passage.report.date for excerpt in self.evidence.with_passages()]
        if dates:
            self.set_years(max(dates).year)

    def set_years(self, reported: int) -> None:
        """Derives first and last year; `reported` is the year of the report that speaks of the initiative.

        Once: its year, or a span's two ends. Recurrent or standing: from its start, where the text gives one,
        to its end or the report's year. What the text does not date stays unknown.
        """
        self.first_year = self.start.year if self.start else None
        if self.end:
            self.last_year = self.end.year
        elif self.recurrence == Recurrence.ONCE:
            self.last_year = self.first_year
        else:
            self.last_year = max(reported, self.first_year or reported)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("initiatives:detail", args=[self.slug])


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


class Result(Record, Cited):
    """A change that the report claims."""

    statement = models.CharField(_("statement"), max_length=400, help_text=_("Ours, close to the text."))
    kind = models.CharField(_("kind"), max_length=14, choices=ResultKind, help_text=_("What kind of change it is."))
    value = models.DecimalField(
        _("value"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The number in figures: 10000 for “over 10,000”. Blank where the text gives none."),
    )
    value_as_printed = models.CharField(
        _("value as printed"),
        max_length=80,
        blank=True,
        help_text=_("The words of the text, as “over 10,000” or “eight”. Needed where there is a value."),
    )
    qualifier = models.CharField(_("qualifier"), max_length=40, blank=True, help_text=_("As in “more than”."))
    unit = models.CharField(
        _("unit"), max_length=120, blank=True, help_text=_("What is counted, as “communities”. Blank where nothing is.")
    )
    baseline = models.DecimalField(
        _("baseline"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The number before the change, in the same unit. Blank where the text gives none."),
    )
    baseline_date = PartialDateField(
        _("baseline date"), help_text=_("When that number held: YYYY, YYYY-MM or YYYY-MM-DD, as precise as the text.")
    )
    as_of = PartialDateField(
        _("as of"),
        help_text=_("When the value held: YYYY, YYYY-MM or YYYY-MM-DD, as precise as the text. Blank if undated."),
    )
    initiative = models.ForeignKey(
        Initiative,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="results",
        verbose_name=_("initiative"),
        help_text=_("The initiative that it came of. Blank where the text names none."),
    )
    actors = models.ManyToManyField(
        Actor,
        related_name="results",
        blank=True,
        verbose_name=_("actors"),
        help_text=_("The actors that the text names with it."),
    )
    countries = models.ManyToManyField(
        Country,
        related_name="results",
        blank=True,
        verbose_name=_("countries"),
        help_text=_("The countries that the text names with it."),
    )
    themes = models.ManyToManyField(
        Theme,
        related_name="results",
        blank=True,
        verbose_name=_("themes"),
        help_text=_("What it is about and what was done."),
    )

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ("slug",)
        constraints = (
            *Record.Meta.constraints,
            *Cited.Meta.constraints,
            one_of("kind", ResultKind),
            not_blank("statement"),
            models.CheckConstraint(
                condition=Q(value=None) | ~Q(value_as_printed=""), name="initiatives_result_value_is_printed"
            ),
            models.CheckConstraint(
                condition=Q(baseline=None) | Q(value__isnull=False),
                name="initiatives_result_baseline_has_value",
            ),
        )

    def __str__(self) -> str:
        return self.statement

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("initiatives:result", args=[self.slug])
