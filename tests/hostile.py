"""Records that mean harm: every text in them is markup, script, template, formula, and written backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction

from browse import versions
from browse.dates import PartialDateField
from tests import factories as make
from tests.markup import Page
from tests.real import APPS

EVIL = "=<i data-evil onload='evil()'>\"'</i><script>evil()</script>{{ 7|add:\"7\" }}{% lorem %}%(evil)s\u202e"
LONG = "W" * 150
AWAY = re.compile(r"\s*(?:javascript|data|vbscript):", re.IGNORECASE)
# What holds no text that a person types, or one of a form that the database itself holds to.
BOUND = {
    ("Country", "iso3"), ("Country", "m49"),
    ("Excerpt", "quote"), ("SetAside", "sentence"), ("Passage", "text"),
}  # fmt: skip


def texts(model: type[models.Model]) -> Iterator[Any]:
    """The fields of a model into which a person may type what they like."""
    for field in model._meta.fields:
        typed = isinstance(field, models.CharField | models.TextField) and field.editable and not field.choices
        if typed and not isinstance(field, models.SlugField | models.URLField | PartialDateField):
            yield field


def world() -> None:
    """A record of each kind, published, with all that may hang on it, and harm in every text."""
    report = make.report()
    section = make.section(report=report)
    words = f"{EVIL} met {LONG} in 2012, and so on[^1]. It {EVIL} was so. {LONG} went."
    para = make.passage(report=report, section=section, text=words)
    note = make.passage(report=report, kind="footnote", number=1, text=f"See {EVIL} of {LONG}.")
    make.passage(report=report, kind="summary", number=1, text=f"All of {EVIL} and {LONG}.")
    make.set_aside(passage=note)
    proof = [make.excerpt(para), make.excerpt(note)]
    region, theme = make.region(), make.theme()
    country = make.country(region=region, latitude=1, longitude=1)
    document = make.document(evidence=proof, symbol="A/1")
    parent, one, other = make.actor(), make.actor(), make.actor(kind="inter-agency")
    one.parent = parent
    one.save()
    make.government(country=country)
    make.name(actor=one)
    make.mandate(actor=one, document=document, date="2012", evidence=proof)
    make.relation(from_actor=one, to_actor=other, evidence=proof)
    fields = {"themes": [theme], "countries": [country], "regions": [region], "evidence": proof, "start": "2012"}
    initiatives = [
        make.initiative(kind=kind, stated_count=9, **fields) for kind in ("mission", "mechanism", "campaign")
    ]
    for initiative in initiatives:
        make.participation(initiative=initiative, actor=one, role="lead", evidence=proof)
        make.participation(initiative=initiative, actor=other, role="co-lead", evidence=proof)
        make.initiative_document(initiative=initiative, document=document)
        make.result(
            initiative=initiative, evidence=proof, actors=[one], countries=[country], themes=[theme],
            value=5, value_as_printed="5",
        )  # fmt: skip
    make.link(from_initiative=initiatives[0], to_initiative=initiatives[1], evidence=proof)
    make.mention(actor=one, passage=para, text=LONG)
    poison()


def poison() -> None:
    """Puts harm into every text of every record, told apart by a number where no two may be the same."""
    for app in APPS[1:4]:
        for model in apps.get_app_config(app).get_models():
            for number, record in enumerate(model._default_manager.order_by("pk")):
                for field in texts(model):
                    if (model.__name__, field.name) not in BOUND:
                        harm = f"{EVIL}{number}{LONG}"
                        if field.max_length and field.max_length < len(harm):
                            harm = f"{EVIL[: field.max_length - 3]}{number}"
                        model._default_manager.filter(pk=record.pk).update(**{field.name: harm})


def harm_done(response: Any) -> list[str]:
    """What of the harm came about on a page."""
    page = Page(response)
    found = [f"an element: {e.tag}" for e in page.elements if {"data-evil", "onload"} & set(e.attributes)]
    inline = [e for e in page.all("script") if not e["src"] and e["type"] != "application/json"]
    found += [f"a script: {e.attributes}" for e in inline]
    found += [f"a handler: {e.tag} {n}" for e in page.elements for n in e.attributes if n.startswith("on")]
    found += [words for words in ("Lorem ipsum", "no such variable") if words in page.source]
    found += [f"a link: {e['href'][:60]}" for e in page.all("a") if AWAY.match(e["href"])]
    return found


@pytest.fixture(scope="module")
def hostile_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The records, for the tests of one module."""
    with django_db_blocker.unblock(), transaction.atomic():
        world()
        yield
        transaction.set_rollback(True)
    versions.forget()
