"""The vocabularies that everything is filtered by: regions, countries, themes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
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

    slug = models.SlugField(
        _("slug"), max_length=120, unique=True, help_text=_("Names the region in addresses and files.")
    )
    name = models.CharField(_("name"), max_length=120, unique=True, help_text=_("As the report names it."))

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

    name = models.CharField(
        _("name as printed"),
        max_length=120,
        unique=True,
        help_text=_("As the report names it, even where the name has changed since."),
    )
    official_name = models.CharField(
        _("today's official short name"), max_length=120, blank=True, help_text=_("Only where it differs.")
    )
    iso3 = models.CharField(
        _("ISO 3166 alpha-3"),
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{3}$")],
        help_text=_("Three capital letters, as “BRA”. Added by the portal."),
    )
    m49 = models.CharField(
        _("M49 code"),
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[0-9]{3}$")],
        help_text=_("The code of the United Nations for statistics: three digits, as “076”. Added by the portal."),
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="countries",
        verbose_name=_("region"),
        help_text=_("The region under which the report lists it. Blank where it lists it under none."),
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=5, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Of its point on the map, in degrees, south of the equator below 0. Added by the portal."),
    )  # fmt: skip
    longitude = models.DecimalField(
        _("longitude"), max_digits=5, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Of its point on the map, in degrees, west of Greenwich below 0. Added by the portal."),
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

    def clean(self) -> None:
        """Refuses half a point on the map."""
        for one, other in (("latitude", "longitude"), ("longitude", "latitude")):
            if getattr(self, one) is None and getattr(self, other) is not None:
                raise ValidationError({one: _("A point on the map needs both latitude and longitude.")})

    def get_absolute_url(self) -> str:
        """Its profile."""
        return reverse("sources:country", args=[self.slug])


class Theme(Record):
    """A subject or an approach by which everything is filtered."""

    name = models.CharField(
        _("name"), max_length=120, unique=True, help_text=_("In as few words as identify it, for filters and lists.")
    )
    definition = models.TextField(_("definition"), help_text=_("What belongs under it, in a sentence or two."))
    facet = models.CharField(
        _("facet"),
        max_length=10,
        choices=ThemeFacet,
        help_text=_("Whether it says what the work is about or what is done."),
    )

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
