"""Initiatives: what actors do together, when, where and about what."""

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
from sources.models import Cited, Country, Region, Theme

from ..querysets import InitiativeQuerySet
from ..vocabulary import InitiativeKind, Recurrence, Scope, Stage


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
        if self.end and not self.start:
            raise ValidationError({"start": _("What has an end needs a start.")})
        if self.body_id is not None and self.kind != InitiativeKind.MECHANISM:
            raise ValidationError({"body": _("Only a mechanism is a body when it acts.")})
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
