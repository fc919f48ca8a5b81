"""Reports, as printed, and their sections."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank
from browse.records import Record

from ..querysets import ReportQuerySet, SectionQuerySet


class Report(Record):
    """A report of the series, as printed."""

    title = models.CharField(_("title"), max_length=300, help_text=_("As printed."))
    symbol = models.CharField(
        _("symbol"), max_length=40, blank=True, help_text=_("Blank until an editor has verified it.")
    )
    date = models.DateField(_("date"), help_text=_("The date that the report bears. All facts are as of it."))
    session = models.CharField(
        _("session"),
        max_length=80,
        blank=True,
        help_text=_("Of the General Assembly, as printed: “Sixty-eighth session”. Blank where none is printed."),
    )
    agenda_item = models.CharField(
        _("agenda item"),
        max_length=200,
        blank=True,
        help_text=_("Number and title, as printed. Blank where none is printed."),
    )
    cited_as = models.CharField(
        _("cited as"),
        max_length=80,
        blank=True,
        editable=False,
        help_text=_(
            "What tells its passages from those of other reports: “2014” in “para. 3 (2014)”. Blank while there is one "
            "report. The portal fills it."
        ),
    )
    front_matter = models.TextField(_("front matter"), blank=True, help_text=_("As printed, one line a line."))

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ("date", "slug")
        constraints = (*Record.Meta.constraints, not_blank("title"))

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The reader."""
        return reverse("sources:report", args=[self.slug])


class Section(models.Model):
    """A heading of a report."""

    report = models.ForeignKey(
        Report,
        models.CASCADE,
        related_name="sections",
        verbose_name=_("report"),
        help_text=_("The report that it is a heading of."),
    )
    number = models.CharField(_("number"), max_length=20, help_text=_("As in “IV.A”."))
    title = models.CharField(_("title"), max_length=300, help_text=_("As printed, without the number."))
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
        help_text=_("The section above it. Blank for one of the highest level."),
    )
    position = models.PositiveSmallIntegerField(_("position"), help_text=_("Its place in the report, counted from 1."))

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("report", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="sources_section_number_once"),
            models.UniqueConstraint(fields=("report", "position"), name="sources_section_position_once"),
            not_blank("title"),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        """Its place on the reader's page."""
        return f"{self.report.get_absolute_url()}#{self.anchor}"

    def clean(self) -> None:
        """Refuses a section above it that is of another report, or itself."""
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _("A section cannot be part of itself.")})
            if above.report_id != self.report_id:
                raise ValidationError({"parent": _("That is a section of another report.")})
            above = above.parent

    @property
    def anchor(self) -> str:
        """Its place on the reader's page."""
        return f"section-{self.number.lower().replace('.', '-')}"
