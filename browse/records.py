"""What every record with a page has: a slug, its former slugs, a status, a natural key."""

from __future__ import annotations

from typing import Any, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .constraints import one_of
from .models import FormerSlug
from .vocabulary import Vocabulary


class Status(Vocabulary):
    """How far a record has come; only published ones are public."""

    DRAFT = "draft", _("Draft"), _("Being written.")
    IN_REVIEW = "in_review", _("In review"), _("Written, being checked.")
    PUBLISHED = "published", _("Published"), _("Shown on the public site and in its downloads.")


class RecordQuerySet(models.QuerySet[Any]):
    """Adjectives that every record has."""

    def published(self) -> Self:
        """What the public site, its exports and its programming interface may show."""
        return self.filter(status=Status.PUBLISHED)

    def labels(self, field: str) -> dict[str, str]:
        """Slug → what a person reads, of all published records: the vocabulary of a facet."""
        return dict(self.published().values_list("slug", field))

    def get_by_natural_key(self, slug: str) -> Any:
        """The record of that slug."""
        return self.get(slug=slug)


class Record(models.Model):
    """A thing with a page of its own."""

    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        help_text=_("Names the record in its address. A former slug redirects."),
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status,
        default=Status.PUBLISHED,
        help_text=_("How far the record has come. Only published ones are public."),
    )
    former_slugs = GenericRelation("browse.FormerSlug")

    class Meta:
        abstract = True
        constraints = (one_of("status", Status),)

    _stored_slug: str | None = None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves, and keeps the slug that a change of slug gives up, so that old addresses go on working.

        A slug leads to one record: to the one that has it, else to the one that had it last.
        """
        super().save(*args, **kwargs)
        update_fields = kwargs.get("update_fields")
        stored = self._stored_slug
        if stored == self.slug or (update_fields is not None and "slug" not in update_fields):
            return
        former_slugs = FormerSlug.objects.filter(content_type=ContentType.objects.get_for_model(self))
        former_slugs.filter(slug__in=(self.slug, stored)).delete()
        if stored:
            self.former_slugs.create(slug=stored)
        self._stored_slug = self.slug

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        record = super().from_db(*args, **kwargs)
        record._stored_slug = record.__dict__.get("slug")
        return record

    def natural_key(self) -> tuple[str]:
        """The slug, which fixtures and other installations refer to."""
        return (self.slug,)


def published_through(path: str) -> Q:
    """A condition: the record at the end of a relation `path` is published."""
    return Q(**{f"{path}__status": Status.PUBLISHED})
