"""What is taken from a passage: sentences set aside, and the excerpts that prove facts."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank

from ..querysets import ExcerptQuerySet
from .passages import Passage


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
