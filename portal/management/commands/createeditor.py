"""`manage.py createeditor`: makes somebody who may edit."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

GROUPS = ("editor", "reviewer", "administrator")


class Command(BaseCommand):
    help = "Makes a user who may log in to /admin/. The password is asked for, or read from a pipe."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the user's name")
        parser.add_argument(
            "--group",
            action="append",
            choices=GROUPS,
            help="what the user may do; may stand several times (default: all, as the first one needs)",
        )

    def handle(self, *args: Any, name: str, group: list[str] | None, **options: Any) -> None:
        wanted = group or list(GROUPS)
        groups = list(Group.objects.filter(name__in=wanted))
        if len(groups) < len(set(wanted)):
            raise CommandError("The groups are not there: run migrate first.")
        user = User(username=name, is_staff=True)
        try:
            user.full_clean(exclude=["password"])
            password = asked()
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from None
        with transaction.atomic():
            user.set_password(password)
            user.save()
            user.groups.set(groups)
        self.stdout.write(f"{name} may log in to /admin/ now: {', '.join(sorted(wanted))}.")


def asked() -> str:
    """The password, typed twice alike, or the first line of a pipe; raises CommandError."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass("Password (12 characters or more): ")
    if getpass("Once more: ") != password:
        raise CommandError("The two are not the same.")
    return password
