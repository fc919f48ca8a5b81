"""Where the passages name actors."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from browse.constraints import one_of
from sources.models import Passage
from sources.vocabulary import Attribution

from ..querysets import MentionQuerySet
from .actors import Actor


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
    refused = models.BooleanField(
        _("names another"),
        default=False,
        help_text=_("The words do not mean this actor, although they are its name. It is not shown, nor found again."),
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
            models.CheckConstraint(
                condition=Q(found=False) | Q(refused=False), name="actors_mention_refused_by_a_person"
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
    def sentence(self) -> str:
        """The sentence of the passage that names the actor."""
        return next((s.text for s in self.passage.sentences if s.start <= self.start < s.end), "")

    @property
    def text(self) -> str:
        """The words that name the actor there."""
        return self.passage.plain_text[self.start : self.end]
