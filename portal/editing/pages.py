"""The pages about a record: its history, a version of it, where it is used, a preview."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from browse.editing import Held, Refusal
from portal.models import Proposal, Revision
from portal.transcription.blocks import Block, Name
from portal.transcription.form import Form
from portal.transcription.forms import BY_NAME
from portal.vocabulary import ProposalState

from .differences import difference
from .hooks import keep, why_of
from .part import Part
from .permissions import may_change, may_publish, may_see
from .preview import preview as preview_of
from .proposing import Reading
from .recording import Changed, history, previous
from .restoring import name_now, restore, together, undo
from .roots import roots_of, row_of
from .rules import public
from .usage import uses

SHOWN = 200


def form_or_404(request: HttpRequest, name: str, key: str = "") -> Form:
    """The form of that name, if this person may see its records; no key has a NUL, which PostgreSQL refuses to hear."""
    if name not in BY_NAME or "\0" in key:
        raise Http404
    if not may_see(request.user, BY_NAME[name]):
        raise PermissionDenied
    return BY_NAME[name]


def current(name: Name) -> tuple[Any, Block | None]:
    """The row of a record and its block as they stand; None where it is gone."""
    row = row_of(name)
    return row, next(iter(Part(roots_of(row)).blocks()), None) if row is not None else None


def framed(request: HttpRequest, title: str, **context: Any) -> dict[str, Any]:
    """The context of every page here."""
    return admin.site.each_context(request) | {"title": title} | context


def changelist(form: Form) -> str:
    """The address of the list of records of a form."""
    meta = form.model._meta
    try:
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    except NoReverseMatch:
        return reverse("admin:index")


def edited_at(row: Any) -> str:
    """The address of a record's form; empty where there is none."""
    if row is None or type(row) not in admin.site._registry:
        return ""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def heading(form: Form, name: Name, row: Any) -> str:
    """What a page about a record is called."""
    return f"{capfirst(str(form.model._meta.verbose_name))}: {row if row is not None else name.key}"


@require_safe
def history_page(request: HttpRequest, form: str, key: str) -> HttpResponse:
    """Every version of a record: who, when, what and why."""
    of, name = form_or_404(request, form, key), Name(form, key)
    row, block = current(name)
    versions = list(islice(history(name), SHOWN + 1))
    if row is None and not versions:
        raise Http404
    rows = [
        {"revision": new, "changes": difference(of, old.data if old else None, new.data) if old or not new.data else []}
        for new, old in zip(versions[:SHOWN], [*versions[1:], None], strict=False)
    ]
    return TemplateResponse(
        request,
        "portal/admin/history.html",
        framed(
            request,
            _("History"),
            heading=heading(of, name, row),
            rows=rows,
            edited_at=edited_at(row),
            unrecorded=bool(block and (not versions or versions[0].digest != block.digest)),
            more=len(versions) > SHOWN,
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def version_page(request: HttpRequest, number: int) -> HttpResponse:
    """One version: what it changed, what restoring it would change; and doing so."""
    revision = get_object_or_404(Revision, pk=number)
    of = form_or_404(request, revision.form)
    name = name_now(revision)
    row, block = current(name)
    others = [each for each in together(revision) if each.pk != revision.pk]
    whole = "_undo" in request.POST
    if request.method == "POST":
        response = _restored(request, revision, of, block, whole=whole)
        if response is not None:
            return response
    old = previous(revision)
    return TemplateResponse(
        request,
        "portal/admin/version.html",
        framed(
            request,
            _("Version"),
            heading=heading(of, name, row),
            revision=revision,
            previous=old,
            changes=difference(of, old.data if old else None, revision.data),
            restoring=difference(of, block.data if block else None, revision.data),
            history=reverse("admin:editing_history", args=[name.form, name.key]),
            edited_at=edited_at(row),
            others=others,
            may_restore=may_change(request.user, of),
            may_undo=may_publish(request.user) and old is not None,
            waits=bool(public(block)) and not may_publish(request.user),
            why=request.POST.get("_why", ""),
        ),
    )


def _restored(request: HttpRequest, revision: Revision, of: Form, block: Block | None, *, whole: bool) -> Any:
    """Restores a version, or undoes its change; None where that was refused, and said."""
    if not may_change(request.user, of) or (whole and not may_publish(request.user)):
        raise PermissionDenied
    why = why_of(request)
    try:
        if not why.reason:
            raise Refusal([_("Say why.")])
        if whole:
            undo(revision, why)
        elif not may_publish(request.user):
            _restore_as_editor(revision, of, block, why)
        else:
            restore(revision, why)
    except Refusal as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return None
    except Held as held:
        message, address = held.keep()
        messages.warning(request, message)
        return HttpResponseRedirect(address)
    messages.success(request, _("The change was undone.") if whole else _("The version was restored."))
    name = name_now(revision)
    return HttpResponseRedirect(reverse("admin:editing_history", args=[name.form, name.key]))


def _restore_as_editor(revision: Revision, of: Form, block: Block | None, why: Any) -> None:
    """Restores what is not published; what is, or would be, waits for a reviewer."""
    after = Block(of, revision.data) if revision.data is not None else None
    if block and public(block):
        restore(revision, why, dry=True)  # what could not be restored cannot be proposed
        raise Held(lambda: keep(Changed(block, after), why))
    if public(after):
        raise Refusal([_("A reviewer publishes: restore a version that was a draft, or ask a reviewer.")])
    restore(revision, why)


@require_safe
def used_page(request: HttpRequest, form: str, key: str) -> HttpResponse:
    """Where a record is used."""
    of, name = form_or_404(request, form, key), Name(form, key)
    row = row_of(name)
    if row is None:
        raise Http404
    found = [{"use": use, "edited_at": edited_at(use.record)} for use in uses(row)]
    context = framed(
        request, _("Where it is used"), heading=heading(of, name, row), uses=found, edited_at=edited_at(row)
    )
    return TemplateResponse(request, "portal/admin/used.html", context)


@require_safe
def preview_page(request: HttpRequest, form: str, key: str) -> HttpResponse:
    """A record as its public page will show it."""
    of, name = form_or_404(request, form, key), Name(form, key)
    _row, block = current(name)
    if block is None:
        raise Http404
    return _previewed(request, of, block.name, block.data)


@require_safe
def proposal_preview(request: HttpRequest, number: int) -> HttpResponse:
    """A proposal as the record's public page will show it."""
    proposal = get_object_or_404(Proposal, pk=number)
    of = form_or_404(request, proposal.form)
    reading = Reading(proposal)
    waiting = proposal.state == ProposalState.WAITING
    data = reading.rebased[0] if waiting else proposal.data
    if data is None:
        raise Http404
    name = reading.current.name if reading.current else Name(proposal.form, proposal.key)
    return _previewed(request, of, name, data)


def _previewed(request: HttpRequest, form: Form, name: Name, data: Any) -> HttpResponse:
    try:
        return preview_of(request, form, name, data)
    except Refusal as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return TemplateResponse(request, "portal/admin/refused.html", framed(request, _("Preview")))
