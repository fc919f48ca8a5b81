"""Reports and their passages, the excerpts that prove facts, cited documents, and the shared vocabularies."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank, one_of
from browse.dates import PartialDateField
from browse.records import Record

from .querysets import (
    CountryQuerySet,
    DocumentQuerySet,
    ExcerptQuerySet,
    PassageQuerySet,
    ReportQuerySet,
    SectionQuerySet,
    ThemeQuerySet,
)
from .sentences import Sentence, sentences
from .symbols import document_url, normalise
from .vocabulary import Attribution, DocumentKind, PassageKind, ThemeFacet

CALL = re.compile(r"\[\^(\d+)\]")


class Report(Record):
    """A report of the series, as printed."""

    title = models.CharField(_("title"), max_length=300)
    symbol = models.CharField(
        _("symbol"), max_length=40, blank=True, help_text=_("Blank until an editor has verified it.")
    )
    date = models.DateField(_("date"), help_text=_("The date that the report bears. All facts are as of it."))
    session = models.CharField(_("session"), max_length=80, blank=True)
    agenda_item = models.CharField(_("agenda item"), max_length=200, blank=True)
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

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections", verbose_name=_("report"))
    number = models.CharField(_("number"), max_length=20, help_text=_("As in “IV.A”."))
    title = models.CharField(_("title"), max_length=300)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    position = models.PositiveSmallIntegerField(_("position"))

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

    report = models.ForeignKey(Report, models.CASCADE, related_name="passages", verbose_name=_("report"))
    kind = models.CharField(_("kind"), max_length=10, choices=PassageKind)
    number = models.PositiveSmallIntegerField(_("number"))
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, related_name="passages", verbose_name=_("section")
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


class Excerpt(models.Model):
    """A verbatim stretch of one sentence of a passage."""

    passage = models.ForeignKey(Passage, models.PROTECT, related_name="excerpts", verbose_name=_("passage"))
    quote = models.TextField(_("quote"))
    start = models.PositiveIntegerField(_("start"), help_text=_("First character in the passage's plain text."))
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


class Cited(models.Model):
    """A fact: it rests on at least one excerpt."""

    evidence = models.ManyToManyField(Excerpt, related_name="%(class)ss", verbose_name=_("evidence"))
    attribution = models.CharField(_("attribution"), max_length=10, choices=Attribution, default=Attribution.STATED)
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


class Region(models.Model):
    """A part of the world, as a report names it."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ("name",)
        constraints = (not_blank("name"),)

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        """The slug."""
        return (self.slug,)


class Country(Record):
    """A State, named as printed; its codes, today's name and its point on the map are added by the portal."""

    name = models.CharField(_("name as printed"), max_length=120, unique=True)
    official_name = models.CharField(
        _("today's official short name"), max_length=120, blank=True, help_text=_("Only where it differs.")
    )
    iso3 = models.CharField(
        _("ISO 3166 alpha-3"), max_length=3, unique=True, validators=[RegexValidator(r"^[A-Z]{3}$")]
    )
    m49 = models.CharField(_("M49 code"), max_length=3, unique=True, validators=[RegexValidator(r"^[0-9]{3}$")])
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="countries", verbose_name=_("region")
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=5, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )  # fmt: skip
    longitude = models.DecimalField(
        _("longitude"), max_digits=5, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )  # fmt: skip

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ("name",)
        constraints = (
            *Record.Meta.constraints,
            not_blank("name"),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="sources_country_point_whole",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its profile."""
        return reverse("sources:country", args=[self.slug])


class Theme(Record):
    """A subject or an approach by which everything is filtered."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    definition = models.TextField(_("definition"))
    facet = models.CharField(_("facet"), max_length=10, choices=ThemeFacet)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ("-facet", "name")
        constraints = (
            *Record.Meta.constraints, one_of("facet", ThemeFacet), not_blank("name"), not_blank("definition"),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its profile."""
        return reverse("sources:theme", args=[self.slug])


class Document(Record, Cited):
    """A text that a report cites. Its evidence is where it is cited."""

    title = models.CharField(_("title"), max_length=400)
    symbol = models.CharField(_("symbol as printed"), max_length=80, blank=True)
    symbol_normalised = models.CharField(_("symbol, normalised"), max_length=80, blank=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind)
    date = PartialDateField(_("date"))
    url = models.CharField(_("address as printed"), max_length=300, blank=True)

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
