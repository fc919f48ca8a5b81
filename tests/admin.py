"""How tests use the admin: as an editor does, by its forms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from browse import versions
from tests.markup import Page


def models_of(app: str) -> list[type[Model]]:
    """The models of an app that the admin edits."""
    return sorted((model for model in admin.site._registry if model._meta.app_label == app), key=lambda m: m.__name__)


def address(model: type[Model], page: str, *arguments: Any) -> str:
    """The admin's page of that name for a model."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def form_of(client: Client, model: type[Model], record: Model | None = None) -> dict[str, Any]:
    """What the form of a record, or of a new one, would send as it stands."""
    page = client.get(address(model, "change", record.pk) if record else address(model, "add"))
    assert page.status_code == 200
    fields = Page(page).fields(f"{model._meta.model_name}_form")
    return fields | ({"_why": ["A test says so."]} if "_why" in fields else {})


def send(client: Client, model: type[Model], record: Model | None, fields: dict[str, Any]) -> Any:
    """The answer to a form."""
    return client.post(address(model, "change", record.pk) if record else address(model, "add"), fields)


def errors(response: Any) -> list[str]:
    """What a form that was refused says is wrong, of itself and of its parts."""
    context = response.context
    found: list[str] = []
    for form in (
        context["adminform"].form,
        *(f for formset in context["inline_admin_formsets"] for f in formset.formset),
    ):
        found += [f"{name}: {error}" for name, those in form.errors.items() for error in those]
    return found


def saved(client: Client, record: Model, **changes: Any) -> int:
    """Changes fields of a record by its form; returns by how much the data version rose."""
    model, before = type(record), versions.current().number
    response = send(client, model, record, form_of(client, model, record) | changes)
    assert response.status_code == 302, errors(response)
    record.refresh_from_db()
    return versions.current().number - before


def registered(app_labels: Iterable[str]) -> set[str]:
    """The models of apps that the admin edits, by label."""
    return {model._meta.label for app in app_labels for model in models_of(app)}
