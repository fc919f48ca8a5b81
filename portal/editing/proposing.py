"""Proposals: what an editor would make of a published record, until a reviewer applies it or returns it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from browse.editing import Refusal
from portal.models import Proposal, Revision
from portal.transcription.blocks import Block, Data, Name
from portal.transcription.form import Form
from portal.transcription.forms import BY_NAME
from portal.vocabulary import ProposalState, RevisionSource

from .differences import Change, difference
from .part import Part
from .recording import Why, found_before, history, name_of
from .roots import roots_of, row_of
from .service import lock, write
from .threeway import rebase


def propose(base: Block, data: Data | None, why: Why) -> Proposal:
    """Keeps what `why.person` would make of a record; `base` is the record as it stands."""
    with transaction.atomic():
        version = lock()
        found_before([base], version)
        revision = Revision.objects.filter(form=base.name.form, key=base.name.key).latest("pk")
        return Proposal.objects.create(
            form=base.name.form,
            key=base.name.key,
            base=revision,
            data=data,
            author=why.person,
            name=why.name,
            why=why.reason,
        )


@dataclass
class Reading:
    """A proposal beside the record as it stands now."""

    proposal: Proposal

    @property
    def form(self) -> Form:
        """The kind of record."""
        return BY_NAME[self.proposal.form]

    @cached_property
    def row(self) -> Any:
        """The record; None where it is gone."""
        name = Name(self.proposal.form, self.proposal.key)
        if (row := row_of(name)) is not None:
            return row
        newer = Revision.objects.filter(form=name.form, key_before=name.key, pk__gt=self.proposal.base_id).first()
        return row_of(Name(name.form, newer.key)) if newer else None

    @cached_property
    def current(self) -> Block | None:
        """The record as it stands."""
        return next(Part(roots_of(self.row)).blocks(), None) if self.row is not None else None

    @property
    def moved(self) -> bool:
        """Whether the record has changed since the proposal was made from it."""
        return self.proposal.base.digest != (self.current.digest if self.current else "")

    @property
    def changes(self) -> list[Change]:
        """What the proposal changes."""
        return difference(self.form, self.proposal.base.data, self.proposal.data)

    @property
    def moves(self) -> list[Change]:
        """What has changed since."""
        return difference(self.form, self.proposal.base.data, self.current.data if self.current else None)

    @cached_property
    def rebased(self) -> tuple[Data | None, list[str]]:
        """What applying it makes of the record as it stands, and the fields that were changed here and there."""
        if self.proposal.data is None or self.current is None or not self.moved:
            return self.proposal.data, [_("The record has been deleted.")] if self.current is None else []
        return rebase(self.form, self.proposal.base.data or {}, self.proposal.data, self.current.data)


def apply(proposal: Proposal, why: Why, *, anyway: bool = False) -> Proposal:
    """Makes the record what the proposal says, what others changed meanwhile included; raises Refusal.

    Where both changed the same thing, only `anyway`: then the proposal stands.
    """
    with transaction.atomic():
        lock()
        waiting(proposal)
        reading = Reading(proposal)
        data, conflicts = reading.rebased
        if conflicts and not anyway:
            said = _("Since it was proposed, others have changed the same: %(what)s.")
            raise Refusal([said % {"what": ", ".join(dict.fromkeys(conflicts))}])
        name = reading.current.name if reading.current else Name(proposal.form, proposal.key)
        words = [proposal.why, _("Proposed by %(name)s.") % {"name": proposal.name}, why.reason]
        write({name: data}, Why(why.person, "\n".join(filter(None, words)), RevisionSource.PROPOSAL))
        after = Name(name.form, reading.form.key(data, "")) if data is not None else name
        return decide(proposal, ProposalState.APPLIED, why, next(history(after), None))


def send_back(proposal: Proposal, why: Why) -> Proposal:
    """Gives a proposal back to its author; raises Refusal without a comment."""
    if not why.reason.strip():
        raise Refusal([_("Say in a comment what is to be done.")])
    with transaction.atomic():
        lock()
        waiting(proposal)
        return decide(proposal, ProposalState.RETURNED, why)


def withdraw(proposal: Proposal, why: Why) -> Proposal:
    """Takes a proposal back."""
    with transaction.atomic():
        lock()
        waiting(proposal)
        return decide(proposal, ProposalState.WITHDRAWN, why)


def waiting(proposal: Proposal) -> None:
    """Raises Refusal where somebody else has decided meanwhile."""
    proposal.refresh_from_db()
    if proposal.state != ProposalState.WAITING:
        said = _("It is no longer waiting: %(state)s, by %(name)s.")
        raise Refusal([said % {"state": proposal.get_state_display(), "name": name_of(proposal.decider)}])


def decide(proposal: Proposal, state: ProposalState, why: Why, result: Revision | None = None) -> Proposal:
    """Ends the waiting of a proposal."""
    proposal.state, proposal.decider, proposal.decided = state, why.person, timezone.now()
    proposal.comment, proposal.result = why.reason, result
    proposal.save()
    return proposal
