"""Those who edit, for tests: a person of each group, as the migration makes the groups.

from tests import people

client.force_login(people.editor())
"""

from __future__ import annotations

from importlib import import_module
from itertools import count

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection

numbers = count(1)


def person(*groups: str, **fields: object) -> User:
    """A person of the staff, in these groups."""
    name = str(fields.pop("username", f"{groups[0] if groups else 'nobody'}{next(numbers)}"))
    found = User.objects.create_user(name, password="a long enough password", is_staff=True, **fields)  # type: ignore[arg-type]
    found.groups.set(group(name) for name in groups)
    return found


def group(name: str) -> Group:
    """A group; made again where a test emptied the database."""
    if not Group.objects.filter(name=name).exists():
        with connection.schema_editor() as editor:
            import_module("portal.migrations.0003_groups").make_groups(apps, editor)
    return Group.objects.get(name=name)


def editor(**fields: object) -> User:
    """Writes and submits."""
    return person("editor", **fields)


def reviewer(**fields: object) -> User:
    """Publishes too."""
    return person("reviewer", **fields)


def administrator(**fields: object) -> User:
    """Sees to the users."""
    return person("administrator", **fields)
