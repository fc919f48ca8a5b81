"""The passages of a report: what a citation names, with its sentences and the calls of its footnotes."""

from __future__ import annotations

import re
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank, one_of

from ..querysets import PassageQuerySet
from ..sentences import Sentence, sentences
from ..vocabulary import PassageKind
from .reports import Report, Section

CALL = re.compile(r"\[\^(\d+)\]")


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

    def clean(self) -> None:
        """Refuses a section of another report or of another kind of passage, and a reason that another one gives."""
        if self.section and self.kind != PassageKind.PARAGRAPH:
            raise ValidationError({"section": _("Only paragraphs stand in a section.")})
        if self.section and self.section.report_id != self.report_id:
            raise ValidationError({"section": _("That is a section of another report.")})
        others = Passage.objects.exclude(pk=self.pk).filter(report=self.report_id, uncited_reason=self.uncited_reason)
        if self.uncited_reason and (other := others.first()):
            raise ValidationError(
                {"uncited_reason": _("%(passage)s gives this reason. Each needs its own.") % {"passage": other}}
            )

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
        """How the passage is cited: “para. 19”, “fn. 12”, “summary”; one of several reports, “para. 3 (2014)”."""
        match self.kind:
            case PassageKind.PARAGRAPH:
                place = gettext("para. %(number)s") % {"number": self.number}
            case PassageKind.FOOTNOTE:
                place = gettext("fn. %(number)s") % {"number": self.number}
            case _:
                place = gettext("summary")
        report = self.report.cited_as
        return gettext("%(place)s (%(report)s)") % {"place": place, "report": report} if report else place

    @property
    def anchor(self) -> str:
        """Its place on the reader's page."""
        prefix = {PassageKind.PARAGRAPH: "para", PassageKind.FOOTNOTE: "fn"}.get(PassageKind(self.kind))
        return f"{prefix}-{self.number}" if prefix else "summary"
