"""What every admin page of the data shares: each write goes through the save service (`editing`)."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from .editing import Held, Refusal, healed, held, refused, service
from .models import DataVersion, FormerSlug
from .records import Status


class Refusable(BaseModelForm):
    """A form to which reasons are added that it cannot find by itself: it comes back as it was typed."""

    refusals: ClassVar[list[str]] = []

    def full_clean(self) -> None:
        """Adds them to what is wrong."""
        super().full_clean()
        for reason in self.refusals if self.is_bound else ():
            self.add_error(None, reason)


class DataAdmin(admin.ModelAdmin):
    """An admin page whose writes are writes to the data."""

    list_per_page = 50
    save_on_top = True
    change_form_template = "browse/admin/change_form.html"
    delete_confirmation_template = "browse/admin/delete_confirmation.html"
    delete_selected_confirmation_template = "browse/admin/delete_selected_confirmation.html"

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        """The form, within the save service; refused, it comes back as it was typed."""
        shown = partial(self._shown, request, form_url=form_url, context=extra_context)
        if request.method != "POST":
            return shown(object_id)
        try:
            return service().save(request, self.model, object_id and unquote(object_id), partial(shown, object_id))
        except Held as kept:
            return held(request, kept, self._address("changelist"))
        except Refusal as refusal:
            request._refusals = refusal.reasons  # type: ignore[attr-defined]
            if refusal.gone:
                return self._shown(request, None, self._address("add"), extra_context)
            return shown(object_id)

    def _shown(self, request: HttpRequest, object_id: str | None, form_url: str, context: Any) -> HttpResponse:
        context = (context or {}) | service().frame(request, self.model, object_id and unquote(object_id))
        response: HttpResponse = super().changeform_view(request, object_id, form_url, context)
        return response

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """What a formset is given; of a form that comes back, parts that are gone meanwhile count as new ones."""
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        if getattr(request, "_refusals", None) and "data" in given:
            rows = inline.model._base_manager
            owner = inline.get_formset(request, obj).fk.name
            there = {str(pk) for pk in rows.filter(**{owner: obj.pk}).values_list("pk", flat=True)} if obj.pk else set()
            given["data"] = healed(given["data"], prefix, there)
        return given

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, with what the service refused of it."""
        form = super().get_form(request, obj, change, **kwargs)
        refusals = getattr(request, "_refusals", [])
        return type(form.__name__, (Refusable, form), {"refusals": refusals}) if refusals else form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Saves the record itself."""
        service().before(request, obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Saves the parts of a record, then what follows from the whole; the service looks at what came of it."""
        super().save_related(request, form, formsets, change)
        self.settle(form)
        service().written(request, form.instance)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """The deletion of one record; refused, the question is put again."""
        context = (extra_context or {}) | service().frame(request, self.model, unquote(object_id))
        try:
            return super().delete_view(request, object_id, context)
        except Held as kept:
            return held(request, kept, self._address("changelist"))
        except Refusal as refusal:
            return refused(request, refusal, request.get_full_path())

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The list of records; what is done to several of them is done to all or none."""
        if request.method != "POST":
            return super().changelist_view(request, extra_context)
        try:
            with transaction.atomic():
                return super().changelist_view(request, extra_context)
        except Held as kept:
            return held(request, kept, request.get_full_path())
        except Refusal as refusal:
            return refused(request, refusal, request.get_full_path())

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Deletes one record as one change."""
        service().delete(request, [obj], partial(super().delete_model, request, obj))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Deletes several records as one change."""
        service().delete(request, list(queryset), partial(super().delete_queryset, request, queryset))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What a deletion takes along, and what forbids it: whatever refers to the records."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, lacking, [*protected, *(u for u in service().users(objs) if u not in protected)]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """The history of a record."""
        record = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        address = service().history(request, record) if record is not None else ""
        return HttpResponseRedirect(address) if address else super().history_view(request, object_id, extra_context)

    def settle(self, form: BaseModelForm[Any]) -> None:
        """What must be derived anew once a record and its parts are saved; nothing, unless a subclass says so."""

    def _address(self, page: str) -> str:
        return reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{page}")


class RecordAdmin(DataAdmin):
    """An admin page of records with slug and status."""

    list_filter: ClassVar[tuple[str, ...]] = ("status",)
    search_fields: ClassVar[tuple[str, ...]] = ("slug",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new record begins as a draft."""
        return {"status": Status.DRAFT.value} | super().get_changeform_initial_data(request)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, with the statuses that this person may give; what is published may stay so."""
        form = super().get_form(request, obj, change, **kwargs)
        if status := form.base_fields.get("status"):
            allowed = {*service().statuses(request), obj.status if obj else ""}
            status.choices = [(value, label) for value, label in Status.choices if value in allowed]
        return form


@admin.register(FormerSlug)
class FormerSlugAdmin(DataAdmin):
    """Former slugs."""

    list_display = ("slug", "content_type", "record")
    list_filter = ("content_type",)
    search_fields = ("slug",)


@admin.register(DataVersion)
class DataVersionAdmin(admin.ModelAdmin):
    """The data version, to read."""

    list_display = ("number", "changed")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """It makes itself."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Writes raise it, nobody else."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """It stays."""
        return False
