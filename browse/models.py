"""Former slugs, which redirect, and the version of the data, which every write raises."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FormerSlug(models.Model):
    """A slug that a record once had. Its address leads to the record for good."""

    content_type = models.ForeignKey(
        ContentType,
        on_delete=models.CASCADE,
        verbose_name=_("kind of record"),
        help_text=_("The kind of record that had the slug. The portal fills it when a slug changes."),
    )
    object_id = models.BigIntegerField(
        _("record number"), help_text=_("The number (id) of that record. The portal fills it when a slug changes.")
    )
    record = GenericForeignKey("content_type", "object_id")
    slug = models.SlugField(
        _("former slug"),
        max_length=120,
        help_text=_("As it stood in the address. The portal fills it when a slug changes."),
    )

    class Meta:
        verbose_name = _("former slug")
        verbose_name_plural = _("former slugs")
        ordering = ("slug", "pk")
        constraints = (models.UniqueConstraint(fields=("content_type", "slug"), name="browse_formerslug_once_a_kind"),)

    def __str__(self) -> str:
        return self.slug


class DataVersion(models.Model):
    """One row that counts the writes. What is kept in memory is kept for one version."""

    number = models.PositiveBigIntegerField(
        _("number"), default=0, help_text=_("How many writes led to the present data. The portal counts them.")
    )
    changed = models.DateTimeField(
        _("changed"), auto_now=True, help_text=_("Day and time of the last write. The portal fills it.")
    )

    class Meta:
        verbose_name = _("data version")
        verbose_name_plural = _("data versions")
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="browse_dataversion_one_row"),)

    def __str__(self) -> str:
        return str(self.number)
