"""The form of a record with a page: a slug that is left blank is made from the record's name."""

from __future__ import annotations

from itertools import chain, count
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .models import FormerSlug
from .picking import PickingForm

NAMED_BY = ("name", "title", "statement")
LONGEST = 100  # characters, so that a number fits behind


class RecordForm(PickingForm):
    """A record's form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if slug := self.fields.get("slug"):
            slug.required = False
            slug.help_text = format_lazy("{} {}", slug.help_text, _("Left blank, it is made from the name."))

    def clean(self) -> dict[str, Any] | None:
        """Makes the slug where none is given."""
        cleaned = super().clean()
        if "slug" in self.fields and not self.cleaned_data.get("slug") and "slug" not in self.errors:
            name = next((self.cleaned_data[key] for key in NAMED_BY if self.cleaned_data.get(key)), "")
            if made := self._free(slugify(name)[:LONGEST].strip("-")):
                self.cleaned_data["slug"] = made
            elif name:
                self.add_error("slug", gettext("No slug can be made from the name. Write one, in letters a to z."))
        return cleaned

    def _free(self, base: str) -> str:
        """The slug, or the first of it with a number, that no record has or had."""
        if not base:
            return ""
        model = self._meta.model
        others = model._default_manager.exclude(pk=self.instance.pk).filter(slug__startswith=base)
        former = FormerSlug.objects.filter(
            content_type=ContentType.objects.get_for_model(model), slug__startswith=base
        ).exclude(object_id=self.instance.pk or 0)
        taken = {*others.values_list("slug", flat=True), *former.values_list("slug", flat=True)}
        return next(slug for slug in chain([base], (f"{base}-{n}" for n in count(2))) if slug not in taken)
