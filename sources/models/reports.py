"""Reports, their sections and passages, and the excerpts that prove facts."""

from __future__ import annotations

import re
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank, one_of
from browse.records import Record

from ..querysets import (
    ExcerptQuerySet,
    PassageQuerySet,
    ReportQuerySet,
    SectionQuerySet,
)
from ..sentences import Sentence, sentences
from ..vocabulary import PassageKind

CALL = re.compile(r"\[\^(\d+)\]")


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

    @property
    def anchor(self) -> str:
        """Its place on the reader's page."""
        return f"section-{self.number.lower().replace('.', '-')}"


class Passage(models.Model):
    """A paragraph, footnote or summary: what a citation names."""

    report = models.ForeignKey(
        Report,
        models.CASCADE,
        related_name="passages",
        verbose_name=_("report"),
        help_text=_("The report that it is part of."),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=PassageKind, help_text=_("What part of the report it is.")
    )
    number = models.PositiveSmallIntegerField(_("number"), help_text=_("As printed. A summary has 1."))
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="passages",
        verbose_name=_("section"),
        help_text=_("The section that a paragraph stands in. Blank for a summary and for footnotes."),
    )
    text = models.TextField(_("text"), help_text=_("As printed; the call of footnote 8 stands as [^8]."))
    uncited_reason = models.TextField(
        _("why nothing rests on it"), blank=True, help_text=_("For a passage that supports no record.")
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ("report", "kind", "number")
        constraints = (
            models.UniqueConstraint(fields=("report", "kind", "number"), name="sources_passage_once"),
            models.UniqueConstraint(
                fields=("report", "uncited_reason"),
                condition=~Q(uncited_reason=""),
                name="sources_passage_reason_of_its_own",
            ),
            models.CheckConstraint(
                condition=Q(kind=PassageKind.PARAGRAPH) | Q(section=None),
                name="sources_passage_section_of_paragraph",
            ),
            one_of("kind", PassageKind),
            not_blank("text"),
        )

    def __str__(self) -> str:
        return self.citation

    def get_absolute_url(self) -> str:
        """The passage's own page; the summary has none and stands on the reader's page."""
        match self.kind:
            case PassageKind.PARAGRAPH:
                return reverse("sources:paragraph", args=[self.report.slug, self.number])
            case PassageKind.FOOTNOTE:
                return reverse("sources:footnote", args=[self.report.slug, self.number])
            case _:
                return f"{self.report.get_absolute_url()}#{self.anchor}"

    def natural_key(self) -> tuple[str, str, int]:
        """Report, kind and number."""
        return (self.report.slug, self.kind, self.number)

    @cached_property
    def plain_text(self) -> str:
        """The text without footnote calls; excerpts count its characters."""
        return CALL.sub("", self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the plain text."""
        return sentences(self.plain_text)

    @cached_property
    def calls(self) -> list[tuple[int, int]]:
        """The footnote calls: position in the plain text, and footnote number."""
        found, removed = [], 0
        for match in CALL.finditer(self.text):
            found.append((match.start() - removed, int(match[1])))
            removed += len(match[0])
        return found

    @property
    def citation(self) -> str:
        """How the passage is cited: “para. 19”, “fn. 12”, “summary”."""
        match self.kind:
            case PassageKind.PARAGRAPH:
                return gettext("para. %(number)s") % {"number": self.number}
            case PassageKind.FOOTNOTE:
                return gettext("fn. %(number)s") % {"number": self.number}
            case _:
                return gettext("summary")

    @property
    def anchor(self) -> str:
        """Its place on the reader's page."""
        prefix = {PassageKind.PARAGRAPH: "para", PassageKind.FOOTNOTE: "fn"}.get(PassageKind(self.kind))
        return f"{prefix}-{self.number}" if prefix else "summary"


class SetAside(models.Model):
    """A sentence on which no fact rests although others of its passage bear some, and why."""

    passage = models.ForeignKey(
        Passage,
        models.CASCADE,
        related_name="set_aside",
        verbose_name=_("passage"),
        help_text=_("The passage that it stands in."),
    )
    sentence = models.TextField(_("sentence"), help_text=_("The whole sentence, as printed."))
    reason = models.TextField(_("reason"), help_text=_("Why no fact rests on it."))
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Its place among those of the passage; the lowest comes first.")
    )

    class Meta:
        verbose_name = _("sentence set aside")
        verbose_name_plural = _("sentences set aside")
        ordering = ("passage", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("passage", "sentence"), name="sources_setaside_once_a_sentence"),
            models.UniqueConstraint(fields=("reason",), name="sources_setaside_reason_of_its_own"),
            not_blank("sentence"),
            not_blank("reason"),
        )

    def __str__(self) -> str:
        return f"{self.passage.citation}: {self.sentence}"

    def clean(self) -> None:
        """Refuses what is not a whole sentence of the passage."""
        if hasattr(self, "passage") and self.sentence not in {each.text for each in self.passage.sentences}:
            raise ValidationError(
                {"sentence": _("%(passage)s has no such sentence.") % {"passage": self.passage.citation}}
            )


class Excerpt(models.Model):
    """A verbatim stretch of one sentence of a passage."""

    passage = models.ForeignKey(
        Passage,
        models.PROTECT,
        related_name="excerpts",
        verbose_name=_("passage"),
        help_text=_("The passage that it is taken from."),
    )
    quote = models.TextField(
        _("quote"), help_text=_("Letter by letter as in the passage, without calls of footnotes; within one sentence.")
    )
    start = models.PositiveIntegerField(
        _("start"), help_text=_("First character in the passage's plain text, counted from 0.")
    )
    end = models.PositiveIntegerField(_("end"), help_text=_("One past its last character."))

    objects = ExcerptQuerySet.as_manager()

    class Meta:
        verbose_name = _("excerpt")
        verbose_name_plural = _("excerpts")
        ordering = ("passage", "start", "end")
        constraints = (
            models.UniqueConstraint(fields=("passage", "start", "end"), name="sources_excerpt_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="sources_excerpt_runs_forward"),
            not_blank("quote"),
        )

    def __str__(self) -> str:
        return f"{self.passage.citation}: {self.quote}"

    def get_absolute_url(self) -> str:
        """The passage in context, with this excerpt lit up."""
        return f"{self.passage.get_absolute_url().partition('#')[0]}#{self.anchor}"

    def clean(self) -> None:
        """Refuses a quote that the passage does not contain at its place, or that leaves its sentence."""
        if not hasattr(self, "passage") or None in (self.start, self.end):
            return  # their fields have refused that
        if self.passage.plain_text[self.start : self.end] != self.quote:
            raise ValidationError(
                {"quote": _("%(passage)s does not contain this quote there.") % {"passage": self.passage.citation}}
            )
        if not any(s.start <= self.start and self.end <= s.end for s in self.passage.sentences):
            raise ValidationError({"quote": _("The quote runs over more than one sentence.")})

    @property
    def citation(self) -> str:
        """How its passage is cited."""
        return self.passage.citation

    @property
    def anchor(self) -> str:
        """Its place on its passage's page and on the reader's."""
        return f"{self.passage.anchor}-{self.start}-{self.end}"

    @property
    def url(self) -> str:
        """As `get_absolute_url`, for templates that show many."""
        return self.get_absolute_url()
