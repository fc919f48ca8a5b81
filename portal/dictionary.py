"""The data dictionary: what each table and field holds and what each term means, as the models say it."""

from __future__ import annotations

import inspect
import re
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.text import capfirst, slugify

from browse.dates import PartialDateField
from browse.vocabulary import Vocabulary

from .markdown import table

PATH = settings.BASE_DIR / "docs" / "data-dictionary.md"
APPS = {
    "sources": "what is quoted",
    "actors": "who",
    "initiatives": "what they do together",
    "browse": "what is kept beside the records",
    "portal": "what loading and editing remember",
}
# What a field holds; a class stands before those that it is made of.
HOLDS: dict[type[models.Field[Any, Any]], str] = {
    PartialDateField: "partial date",
    models.SlugField: "slug",
    models.URLField: "web address",
    models.CharField: "text",
    models.TextField: "text of any length",
    models.BooleanField: "yes or no",
    models.DecimalField: "number with decimals",
    models.IntegerField: "whole number",
    models.DateTimeField: "date and time",
    models.DateField: "date",
}
HEAD = """\
# Data dictionary

What each table and field holds, and what each term of the closed vocabularies means. `manage.py dictionary` makes this
page from the models, and a test compares the two: to change it, change a docstring, help text or scope note there, and
run the command.

- Each table also has a number, `id`, that the database gives. A field that refers to one record is the column
  `<field>_id`; one that refers to any number of them is a table of its own, `<table>_<field>`.
- A partial date is YYYY, YYYY-MM or YYYY-MM-DD: a year, a month or a day, never more precise than the text. A slug is
  made of letters, digits and hyphens.
- *Rules* are what the database itself holds; each is a constraint, named `<table>_<rule>`. Fields in brackets are
  those that no two rows have alike.
"""


def dictionary() -> str:
    """The whole page, as Markdown."""
    parts = [HEAD]
    for app, words in APPS.items():
        parts += [f"## `{app}`: {words}\n", *map(described, apps.get_app_config(app).get_models())]
    return "\n".join([*parts, "## Closed vocabularies\n", *map(explained, vocabularies())])


def vocabularies() -> list[type[Vocabulary]]:
    """The closed vocabularies, in the order of the apps, then in that of their module."""
    return [v for app in APPS for v in Vocabulary.__subclasses__() if v.__module__.partition(".")[0] == app]


def fields_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields that a model declares or inherits: without the number that the database gives."""
    return [field for field in (*model._meta.fields, *model._meta.many_to_many) if not field.primary_key]


def described(model: type[models.Model]) -> str:
    """A model: what a row is, its fields, and the rules that the database holds."""
    meta = model._meta
    head = f"### {name_of(model)}\n\n`{model.__name__}`, table `{meta.db_table}`. {first_line(model)}\n"
    rows = [(f"`{f.name}`", str(f.verbose_name), holds(f), filled(f), str(f.help_text)) for f in fields_of(model)]
    rules = "; ".join(rule(each, meta.db_table) for each in meta.constraints)
    return f"{head}\n{table(('Field', 'In the admin', 'Holds', 'Filled', 'Meaning'), rows)}\n\nRules: {rules}.\n"


def rule(constraint: models.BaseConstraint, of_table: str) -> str:
    """What a constraint holds, by its name, and the fields that are unique together."""
    words = constraint.name.removeprefix(f"{of_table}_").replace("_", " ")
    return f"{words} ({', '.join(constraint.fields)})" if isinstance(constraint, models.UniqueConstraint) else words


def explained(vocabulary: type[Vocabulary]) -> str:
    """A vocabulary: what it says, and its members with their scope notes."""
    head = f"### {name_of(vocabulary)}\n\n`{vocabulary.__name__}`. {first_line(vocabulary)}\n"
    rows = [(f"`{member.value}`", str(member.label), member.note) for member in vocabulary]
    return f"{head}\n{table(('Value', 'Label', 'Scope'), rows)}\n"


def holds(field: models.Field[Any, Any]) -> str:
    """What kind of value a field holds, in plain words."""
    if isinstance(field, models.ManyToManyField):
        return f"any number: {link(field.related_model)}"
    if isinstance(field, models.ForeignKey):
        words = f"one: {link(field.related_model)}"
    elif vocabulary := vocabulary_of(field):
        words = f"one of: {link(vocabulary)}"
    else:
        words = next(words for kind, words in HOLDS.items() if isinstance(field, kind))
        if field.max_length and not isinstance(field, PartialDateField):
            words += f", at most {field.max_length} characters"
    return words + ", no two the same" * field.unique


def filled(field: models.Field[Any, Any]) -> str:
    """Whether a field must be filled, and by whom or with what it is where nobody does."""
    if not field.editable:
        return "by the portal"
    if field.blank and not isinstance(field, models.BooleanField):
        return "may be blank"
    if not field.has_default():
        return "required"
    default = field.get_default()
    if vocabulary := vocabulary_of(field):
        default = vocabulary(default).label
    return f"{'no' if default is False else default} unless changed"


def vocabulary_of(field: models.Field[Any, Any]) -> type[Vocabulary] | None:
    """The vocabulary that a field chooses from; None where it chooses from none."""
    return next((v for v in vocabularies() if v.choices == field.choices), None)


def link(thing: Any) -> str:
    """The name of a model or vocabulary, as a link to where this page describes it; models of Django are not here."""
    name = name_of(thing)
    return f"[{name.lower()}](#{slugify(name)})" if thing.__module__.partition(".")[0] in APPS else name.lower()


def name_of(thing: Any) -> str:
    """What a model is called in the admin, or a vocabulary by its class: “Document kind”."""
    if issubclass(thing, models.Model):
        return str(capfirst(thing._meta.verbose_name))
    return re.sub(r"(?<=[a-z])[A-Z]", lambda match: f" {match[0].lower()}", thing.__name__)


def first_line(thing: type) -> str:
    """The first line of a docstring."""
    return (inspect.getdoc(thing) or "").partition("\n")[0]
