"""The pages on which reviewers decide: a proposal, and the merging of two actors."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actors.models import Actor
from browse.editing import Refusal
from portal.models import Proposal
from portal.transcription.blocks import Name
from portal.vocabulary import ProposalState

from .differences import difference
from .hooks import why_of
from .merging import merge
from .pages import edited_at, form_or_404, framed, heading
from .permissions import may_publish
from .proposing import Reading, apply, send_back, withdraw

NEAR = 20


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_page(request: HttpRequest, number: int) -> HttpResponse:
    """A proposal: what it changes, what changed since, and what to do with it."""
    proposal = get_object_or_404(Proposal.objects.select_related("base", "author", "decider"), pk=number)
    form = form_or_404(request, proposal.form)
    own = proposal.author_id == request.user.pk
    if request.method == "POST" and _decided(request, proposal, own=own):
        return HttpResponseRedirect(reverse("admin:editing_proposal", args=[number]))
    reading = Reading(proposal)
    waiting = proposal.state == ProposalState.WAITING
    return TemplateResponse(
        request,
        "portal/admin/proposal.html",
        framed(
            request,
            _("Proposal"),
            heading=heading(form, Name(proposal.form, proposal.key), reading.row),
            proposal=proposal,
            changes=reading.changes,
            moves=reading.moves if waiting and reading.moved else [],
            moved=waiting and reading.moved,
            conflicts=list(dict.fromkeys(reading.rebased[1])) if waiting else [],
            waiting=waiting,
            edited_at=edited_at(reading.row),
            may_decide=waiting and may_publish(request.user),
            may_withdraw=waiting and own,
            previewed=proposal.data is not None,
            comment=request.POST.get("_why", ""),
        ),
    )


def _decided(request: HttpRequest, proposal: Proposal, *, own: bool) -> bool:
    """Does what the button says; False where it was refused, and said."""
    why = why_of(request)
    try:
        if "_withdraw" in request.POST:
            if not own:
                raise PermissionDenied
            withdraw(proposal, why)
            said = _("The proposal was withdrawn.")
        elif not may_publish(request.user):
            raise PermissionDenied
        elif "_return" in request.POST:
            send_back(proposal, why)
            said = _("The proposal was returned to its author.")
        elif "_apply" in request.POST or "_anyway" in request.POST:
            apply(proposal, why, anyway="_anyway" in request.POST)
            said = _("The proposal was applied, and is public.")
        else:
            return False
    except Refusal as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return False
    messages.success(request, said)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def merge_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Merges an actor into another: which one, what that changes, and doing so."""
    gone = get_object_or_404(Actor, slug=slug)
    if not may_publish(request.user):
        raise PermissionDenied
    typed = (request.POST.get("into") or request.GET.get("into") or "").strip()
    stays = look_up(typed, gone)
    changes: list[dict[str, Any]] = []
    if stays is not None:
        try:
            why = why_of(request)
            if request.method == "POST" and not why.reason:
                messages.error(request, _("Say why."))
            done = request.method == "POST" and bool(why.reason)
            made = merge(gone, stays, why, dry=not done)
            if done:
                messages.success(request, _("They are one now. The former address leads to “%s”.") % stays)
                return HttpResponseRedirect(edited_at(stays))
            for each in made:
                block = each.before or each.after
                assert block is not None  # noqa: S101 - a change has one of the two
                old, new = (one.data if one else None for one in (each.before, each.after))
                parts = difference(block.form, old, new)
                changes.append({"name": block.name, "gone": each.after is None, "changes": parts})
        except Refusal as refusal:
            for reason in refusal.reasons:
                messages.error(request, reason)
    return TemplateResponse(
        request,
        "portal/admin/merge.html",
        framed(
            request,
            _("Merge two actors"),
            heading=heading(form_or_404(request, "actor"), Name("actor", slug), gone),
            gone=gone,
            stays=stays,
            typed=typed,
            near=near(typed, gone) if stays is None else [],
            changes=changes,
            edited_at=edited_at(gone),
            why=request.POST.get("_why", ""),
        ),
    )


def look_up(typed: str, but: Actor) -> Actor | None:
    """The one actor of that slug, name or acronym; None where there is none, or several."""
    if not typed or "\0" in typed:
        return None
    exact = Q(slug=typed) | Q(name__iexact=typed) | Q(acronym__iexact=typed) | _named(names__name__iexact=typed)
    found = list(Actor.objects.exclude(pk=but.pk).filter(exact)[:2])
    return found[0] if len(found) == 1 else None


def near(typed: str, but: Actor) -> list[Actor]:
    """The actors whose names have that text in them."""
    if not typed or "\0" in typed:
        return []
    typed = typed[:100]
    alike = Q(name__icontains=typed) | Q(acronym__icontains=typed) | _named(names__name__icontains=typed)
    return list(Actor.objects.exclude(pk=but.pk).filter(alike).order_by("name", "pk")[:NEAR])


def _named(**condition: str) -> Q:
    return Q(pk__in=Actor.objects.filter(**condition).values("pk"))
