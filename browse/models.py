"""Former slugs, which redirect; the version of the data, which every write raises; and what search looks in."""

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


class SearchEntry(models.Model):
    """A published record as search knows it. Entries are numbered in the order of equally good hits.

    The index of each database follows this table by itself: on SQLite by triggers, on PostgreSQL by a generated column
    (migration 0002).
    """

    kind = models.CharField(_("kind"), max_length=20, help_text=_("What kind of record it is. The portal fills it."))
    key = models.CharField(
        _("key"),
        max_length=200,
        help_text=_("What identifies the record among its kind, as its slug. The portal fills it."),
    )
    record = models.BigIntegerField(
        _("record number"), help_text=_("The number (id) of the record. The portal fills it.")
    )
    url = models.CharField(_("address"), max_length=300, help_text=_("The page of the record. The portal fills it."))
    title = models.TextField(
        _("title"), blank=True, help_text=_("What the record is called; blank for passages. The portal fills it.")
    )
    names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("Its other names, acronyms and symbols, a line each. The portal fills it."),
    )
    text = models.TextField(
        _("text"), blank=True, help_text=_("What else of it is looked in, a line a sentence. The portal fills it.")
    )
    weight = models.PositiveIntegerField(
        _("weight"), default=0, help_text=_("How many facts hang on the record. The portal counts them.")
    )
    terms = models.TextField(_("terms"), help_text=_("All of this as the analyser reads it. The portal fills it."))
    digest = models.CharField(
        _("digest"), max_length=64, help_text=_("A fingerprint of what is stored. The portal fills it.")
    )

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("kind", "key"), name="browse_searchentry_once"),)
        indexes = (models.Index(fields=("kind", "id"), name="browse_searchentry_in_order"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class SearchWord(models.Model):
    """A word that has stood in an entry, so that a misspelt one can be told what it may have meant."""

    word = models.CharField(
        _("word"), max_length=40, unique=True, help_text=_("Without accents and capitals. The portal fills it.")
    )

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        ordering = ("word",)

    def __str__(self) -> str:
        return self.word
