"""The vocabularies that everything is filtered by: regions, countries, themes."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from browse.constraints import not_blank, one_of
from browse.records import Record

from ..querysets import (
    CountryQuerySet,
    ThemeQuerySet,
)
from ..vocabulary import ThemeFacet


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
