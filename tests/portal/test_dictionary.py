"""The data dictionary says what the models say, and each model, field and term says what it is."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models

from browse.vocabulary import Vocabulary
from initiatives.models import Initiative, Participation
from initiatives.vocabulary import Recurrence
from portal import dictionary
from portal.dictionary import APPS, described, explained, fields_of, vocabularies

MODELS = [model for app in APPS for model in apps.get_app_config(app).get_models()]
FIELDS = [field for model in MODELS for field in fields_of(model)]


def test_page_is_what_the_models_say():
    assert dictionary.PATH.read_text(encoding="utf-8") == dictionary.dictionary(), "Run manage.py dictionary."


def test_command_writes_the_page(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("portal.management.commands.dictionary.PATH", tmp_path / "page.md")
    call_command("dictionary")
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == dictionary.dictionary()
    assert capsys.readouterr().out == f"{tmp_path / 'page.md'}\n"


def test_all_apps_are_described():
    assert set(APPS) == {c.label for c in apps.get_app_configs() if Path(c.path).parent == settings.BASE_DIR}


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_field_says_what_it_holds(field):
    assert re.fullmatch(r"\S.+[.”]", str(field.help_text)), field


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_model_says_what_a_row_is(model):
    assert re.fullmatch(r"[A-Z].+[.…]", dictionary.first_line(model))
    assert not dictionary.first_line(model).startswith(f"{model.__name__}(")  # which Django writes where nobody does


@pytest.mark.parametrize("vocabulary", vocabularies())
def test_terms_say_what_belongs_under_them(vocabulary):
    assert dictionary.first_line(vocabulary).endswith(".")
    notes = [member.note for member in vocabulary]
    assert all(re.fullmatch(r"[A-Z].+\.", note) for note in notes), notes
    assert len(set(notes)) == len(notes)


def test_fields_that_choose_do_so_from_a_vocabulary():
    assert [field for field in FIELDS if field.choices and not dictionary.vocabulary_of(field)] == []


def test_links_lead_to_headings_and_no_two_headings_are_alike():
    page = dictionary.dictionary()
    headings = [heading.lower().replace(" ", "-") for heading in re.findall(r"^### (.+)$", page, re.MULTILINE)]
    assert len(set(headings)) == len(headings)
    assert set(re.findall(r"\]\(#(.+?)\)", page)) <= set(headings)


def test_no_cell_breaks_its_row():
    for line in dictionary.dictionary().splitlines():
        if line.startswith("|"):
            assert line.count("|") in (4, 6), line


def test_model_in_words():
    lines = described(Initiative).splitlines()
    assert lines[:3] == [
        "### Initiative",
        "",
        "`Initiative`, table `initiatives_initiative`. "
        "Something that actors do together: a mechanism, a campaign, a mission, a report …",
    ]
    rows = {line.split("`")[1]: line for line in lines if line.startswith("| `")}
    assert set(rows) == {field.name for field in (*Initiative._meta.fields, *Initiative._meta.many_to_many)} - {"id"}
    for name, cells in {
        "title": "| title | text, at most 300 characters | required |",
        "kind": "| kind | one of: [initiative kind](#initiative-kind) | required |",
        "start": "| start | partial date | may be blank |",
        "stage": "| stage | one of: [stage](#stage) | Completed unless changed |",
        "parent": "| part of | one: [initiative](#initiative) | may be blank |",
        "body": "| body | one: [actor](#actor), no two the same | may be blank |",
        "themes": "| themes | any number: [theme](#theme) | required |",
        "open_list": "| list is open | yes or no | no unless changed |",
        "first_year": "| first year | whole number | by the portal |",
    }.items():
        assert rows[name].startswith(f"| `{name}` {cells} "), rows[name]
    assert "not its own parent; body of mechanism; years run forward; end has start." in lines[-1]
    assert described(Participation).endswith("once (initiative, actor, role).\n")


def test_vocabulary_in_words():
    assert "| `standing` | Standing | All the time, as a working group. |" in explained(Recurrence)


def test_member_of_a_vocabulary_is_found_by_its_value():
    assert all(vocabulary(member.value) is member for vocabulary in vocabularies() for member in vocabulary)
    assert all(issubclass(vocabulary, models.TextChoices) for vocabulary in Vocabulary.__subclasses__())
