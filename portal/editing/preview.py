"""How a draft or a proposal will look: the public page of it, made within a transaction that is taken back."""

from __future__ import annotations

from copy import copy
from itertools import count
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import resolve
from django.utils.translation import gettext as _

from actors.mentions import find_mentions
from browse.editing import Refusal
from browse.versions import Version
from portal.transcription.blocks import Block, Data, Name
from portal.transcription.form import Form
from portal.transcription.merging import Decision, Fate
from portal.transcription.planning import Plan
from portal.transcription.problems import Problems, Refused
from portal.transcription.tables import Tables
from portal.transcription.writing import Writer

from .roots import row_of
from .service import lock, said

# What is kept in memory is kept for a version: a preview has one of its own, which no other request ever asks for.
NUMBERS = count(1)


def preview(request: HttpRequest, form: Form, name: Name, data: Data) -> HttpResponse:
    """The public page of a record as `data` would make it, published; `name` is what it is called now.

    Raises Refusal where it cannot be shown.
    """
    data = published(form, data)
    with transaction.atomic():
        lock()
        _write(form, name, data)
        row = row_of(Name(form.name, form.key(data, "")))
        if not hasattr(row, "get_absolute_url"):
            raise Refusal([_("This kind of record has no page of its own.")])
        response = page(request, row.get_absolute_url().partition("#")[0])
        transaction.set_rollback(True)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def published(form: Form, data: Data) -> Data:
    """The same data, published, with what is nested in it."""
    done = {name: value for name, value in data.items() if name != "status"}
    for nested in form.nested:
        if nested.name in done:
            done[nested.name] = [published(nested.form, each) for each in done[nested.name]]
    return done


def _write(form: Form, name: Name, data: Data) -> None:
    tables, new, problems = Tables(), Block(form, data), Problems()
    stored = {block.name: block for block in tables.blocks()}
    decisions = [Decision(each, Fate.UNCHANGED, block, block) for each, block in stored.items() if each != name]
    decisions.append(Decision(name, Fate.UPDATED if name in stored else Fate.CREATED, new, stored.get(name)))
    try:
        Writer(Plan(tuple(decisions)), tables, problems).write()
        problems.refuse_if_any()
    except Refused as refused:
        raise Refusal(said(refused.problems)) from None
    find_mentions()


def page(request: HttpRequest, address: str) -> HttpResponse:
    """The public page at an address, as the database is now, marked as a preview."""
    asked: Any = copy(request)
    asked.path = asked.path_info = address
    asked.method, asked.GET, asked.POST = "GET", QueryDict(), QueryDict()
    asked.META = request.META | {"QUERY_STRING": "", "PATH_INFO": address, "REQUEST_METHOD": "GET"}
    asked._data_version = Version(-next(NUMBERS), None)
    asked.preview = True
    found = resolve(address)
    asked.resolver_match = found
    response: Any = found.func(asked, *found.args, **found.kwargs)
    if hasattr(response, "render"):
        response.render()
    return response
