"""What the page of a form shows beside it: versions, buttons, what waits, and what another one changed."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from browse.records import Record, Status
from portal.models import Proposal, Revision
from portal.transcription.blocks import Block
from portal.vocabulary import ProposalState

from .differences import Change
from .part import Part
from .permissions import may_publish
from .recording import history
from .roots import roots_of
from .rules import public

DIGEST, WHY = "_digest", "_why"


class Button(NamedTuple):
    """A button that saves a form and takes its record a step further."""

    name: str
    label: Any


class Frame:
    """The context `editing` of a form's page; `row` is None where a record is being entered."""

    digest_name, why_name = DIGEST, WHY

    def __init__(self, request: HttpRequest, model: type[Model], row: Any) -> None:
        self.request, self.model, self.row = request, model, row

    @cached_property
    def block(self) -> Block | None:
        """The block that the row stands in."""
        roots = sorted(roots_of(self.row)) if self.row is not None else []
        return next(iter(Part(roots[:1]).blocks()), None)

    @property
    def digest(self) -> str:
        """What the record says now, as a digest."""
        return self.block.digest if self.block else ""

    @property
    def why(self) -> str:
        """The reason, as it was typed."""
        return self.request.POST.get(WHY, "")

    @property
    def why_missing(self) -> bool:
        """Whether the form was refused for want of a reason."""
        return getattr(self.request, "_why_missing", False)

    @cached_property
    def public(self) -> bool:
        """Whether what is published changes with this form."""
        return bool(public(self.block))

    @property
    def proposes(self) -> bool:
        """Whether what this person saves becomes a proposal."""
        return self.public and not may_publish(self.request.user)

    @property
    def moved(self) -> list[Change]:
        """What another one changed while this form was being filled in."""
        return getattr(self.request, "_moved", [])

    @property
    def buttons(self) -> list[Button]:
        """The steps that this person may take with the record."""
        if not issubclass(self.model, Record):
            return []
        status = getattr(self.row, "status", Status.DRAFT)
        found = []
        if status == Status.DRAFT:
            found.append(Button("_submit", _("Save and submit for review")))
        if may_publish(self.request.user):
            if status != Status.PUBLISHED:
                found.append(Button("_publish", _("Save and publish")))
            if status == Status.IN_REVIEW:
                found.append(Button("_return", _("Return to its author")))
        if status == Status.PUBLISHED:
            found.append(Button("_unpublish", _("Take off the public site")))
        return found

    @cached_property
    def last(self) -> Revision | None:
        """The newest version of the record in the history."""
        return next(history(self.block.name), None) if self.block else None

    @cached_property
    def waiting(self) -> QuerySet[Proposal]:
        """The proposals for this record that wait."""
        if not self.block:
            return Proposal.objects.none()
        name = self.block.name
        return Proposal.objects.filter(form=name.form, key=name.key, state=ProposalState.WAITING)

    @property
    def used(self) -> str:
        """The address of the page that says where the record is used."""
        return self._address("used")

    @property
    def preview(self) -> str:
        """The address of its preview; empty where it is public, or has no page."""
        shown = self.public or not hasattr(self.row, "get_absolute_url")
        return "" if shown else self._address("preview")

    @property
    def merge(self) -> str:
        """The address of the page that merges it with another; for actors."""
        merging = isinstance(self.row, Actor) and may_publish(self.request.user)
        return reverse("admin:editing_merge", args=[self.row.slug]) if merging else ""

    def _address(self, page: str) -> str:
        return reverse(f"admin:editing_{page}", args=[self.block.form.name, self.block.name.key]) if self.block else ""
