"""Facts, which rest on excerpts; and the documents that a report cites."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank, one_of
from browse.dates import PartialDateField
from browse.records import Record

from ..querysets import (
    DocumentQuerySet,
)
from ..symbols import document_url, normalise
from ..vocabulary import Attribution, DocumentKind
from .excerpts import Excerpt


class Cited(models.Model):
    """A fact: it rests on at least one excerpt."""

    evidence = models.ManyToManyField(
        Excerpt,
        related_name="%(class)ss",
        verbose_name=_("evidence"),
        help_text=_("The sentences that prove it; at least one."),
    )
    attribution = models.CharField(
        _("attribution"),
        max_length=10,
        choices=Attribution,
        default=Attribution.STATED,
        help_text=_("How it follows from its evidence."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("What is ambiguous, how it was resolved, where two places disagree."),
    )

    class Meta:
        abstract = True
        constraints = (one_of("attribution", Attribution),)

    @property
    def excerpts(self) -> list[Excerpt]:
        """The sentences that prove the fact, in text order; prefetch with `with_evidence()`."""
        return list(self.evidence.all())

    @property
    def record(self) -> models.Model:
        """The record whose page shows the fact: itself, unless it is a part of another."""
        return self

    @property
    def claimed(self) -> tuple[str, str]:
        """What the fact adds to its record, and of whom: “Member” and “UNICEF”; empty where it adds nothing."""
        return "", ""

    @property
    def claim(self) -> str:
        """The same in one phrase: “Member: UNICEF”; empty where the fact is the record itself."""
        what, whom = self.claimed
        return gettext("%(claim)s: %(names)s") % {"claim": what, "names": whom} if whom else what


class Document(Record, Cited):
    """A text that a report cites. Its evidence is where it is cited."""

    title = models.CharField(
        _("title"), max_length=400, help_text=_("As the report prints it, or what the report calls the text.")
    )
    symbol = models.CharField(
        _("symbol as printed"),
        max_length=80,
        blank=True,
        help_text=_("“66/138” or “A/RES/66/138”, whichever is printed. Blank where none is."),
    )
    symbol_normalised = models.CharField(
        _("symbol, normalised"),
        max_length=80,
        blank=True,
        editable=False,
        help_text=_("The full form, as “A/RES/66/138”. The portal makes it from the printed one."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind, help_text=_("What kind of text it is."))
    date = PartialDateField(
        _("date"),
        help_text=_("When it came into being: YYYY, YYYY-MM or YYYY-MM-DD, as precise as the text. Blank if undated."),
    )
    url = models.CharField(
        _("address as printed"),
        max_length=300,
        blank=True,
        help_text=_("With or without “http://”, as printed. Blank where none is printed."),
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ("title", "slug")
        constraints = (
            *Record.Meta.constraints,
            *Cited.Meta.constraints,
            one_of("kind", DocumentKind),
            not_blank("title"),
            models.UniqueConstraint(
                fields=("symbol_normalised",),
                condition=~Q(symbol_normalised=""),
                name="sources_document_symbol_once",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves, with the symbol in its normal form."""
        self.symbol_normalised = normalise(self.symbol)
        if "symbol" in (update_fields := kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = {*update_fields, "symbol_normalised"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its profile."""
        return reverse("sources:document", args=[self.slug])

    def clean(self) -> None:
        """Refuses a symbol that another document bears, in whichever form either is printed."""
        self.symbol_normalised = normalise(self.symbol)
        same = Document.objects.exclude(pk=self.pk).filter(symbol_normalised=self.symbol_normalised)
        if self.symbol_normalised and (other := same.first()):
            raise ValidationError({"symbol": _("“%(document)s” has this symbol.") % {"document": other}})

    @property
    def href(self) -> str:
        """The printed address as a link; empty without one."""
        return self.url if not self.url or "://" in self.url else f"http://{self.url}"

    @property
    def official_url(self) -> str:
        """Its address in the United Nations document system, derived from the symbol; empty without one."""
        return document_url(self.symbol_normalised)
