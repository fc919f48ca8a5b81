"""The forms hold every field of every model: nothing that an editor enters is lost on the way through files."""

import pytest
from django.apps import apps

from portal.transcription.form import Form
from portal.transcription.forms import CHILDREN, FORMS, OWNERS
from portal.transcription.keys import Field

# What follows from other fields, or stands under other keys than its own.
DERIVED = {
    "document": {"symbol_normalised"},
    "initiative": {"first_year", "last_year"},
    "mention": {"passage", "start", "end", "found"},
    "passage": {"report", "kind", "number"},
    "report": {"cited_as"},
}
NO_TRANSCRIPTION = {
    "revision", "proposal", "dataversion", "formerslug", "excerpt", "loadedblock", "searchentry", "searchword",
}  # fmt: skip
ALL = [*FORMS, *(nested.form for nested in CHILDREN)]
OWNED = OWNERS | {nested.form.name: nested.owner for nested in CHILDREN}


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.name)
def test_form_holds_every_field_of_its_model(form: Form):
    held = {key.field.name for key in form.keys if isinstance(key, Field)}
    model = form.model._meta
    fields = {field.name for field in (*model.fields, *model.many_to_many) if not field.primary_key}
    elsewhere = {"position", "evidence", OWNED.get(form.name, "")} | DERIVED.get(form.name, set())
    assert fields - held == fields & elsewhere
    assert held <= fields


def test_forms_hold_every_model():
    models = {
        model._meta.model_name
        for app in ("browse", "sources", "actors", "initiatives", "portal")
        for model in apps.get_app_config(app).get_models()
    }
    assert models - NO_TRANSCRIPTION == {form.name for form in ALL}
