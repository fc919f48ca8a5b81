"""Results: the changes that the report claims, and their figures."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from browse.constraints import not_blank, one_of
from browse.dates import PartialDateField
from browse.records import Record
from sources.models import Cited, Country, Theme

from ..querysets import ResultQuerySet
from ..vocabulary import ResultKind
from .initiatives import Initiative


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

    def clean(self) -> None:
        """Refuses a number without the words that give it, and a baseline without a number."""
        if self.value is not None and not self.value_as_printed:
            raise ValidationError({"value_as_printed": _("A value needs the words of the text that give it.")})
        if self.baseline is not None and self.value is None:
            raise ValidationError({"value": _("A baseline needs a value to compare with.")})

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("initiatives:result", args=[self.slug])
