"""The page of one record: published ones only, and a former slug leads to the present one."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.text import Truncator
from django.views.generic import DetailView

from .models import FormerSlug


class RecordDetail(DetailView):
    """A record by its slug. Subclasses state the model, and `get_queryset` for what the page shows.

    Context: title, description, crumbs; subclasses add theirs.
    """

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; where the slug is a former one, a redirect that keeps the query."""
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            address = present_address(self.get_queryset().model, self.kwargs["slug"])
            if not address:
                raise
            return moved(request, address)

    def get_queryset(self) -> Any:
        """Published records."""
        return self.model._default_manager.published()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What every record's page has."""
        context = super().get_context_data(**kwargs)
        return context | {"title": str(self.object), "description": self.describe()}

    def describe(self) -> str:
        """The page in a sentence, for those who find it elsewhere."""
        return Truncator(getattr(self.object, "summary", "") or str(self.object)).chars(180)


def moved(request: HttpRequest, address: str) -> HttpResponsePermanentRedirect:
    """A redirect to the address that a page has now, which keeps the query."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(address + (f"?{query}" if query else ""))


def present_address(model: type[models.Model], slug: str) -> str:
    """The address of the published record that once had this slug; empty if there is none."""
    former = FormerSlug.objects.filter(content_type=ContentType.objects.get_for_model(model), slug=slug).values_list(
        "object_id", flat=True
    )
    record = model._default_manager.published().filter(pk__in=former).first()  # type: ignore[attr-defined]
    return record.get_absolute_url() if record else ""
