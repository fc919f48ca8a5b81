"""The save service as the admin's pages see it: what `browse.editing` has a place for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from browse.editing import Held, Refusal, Run, Service, Unsaved
from browse.records import Record, Status
from portal.models import Revision
from portal.transcription.blocks import Block, Data
from portal.vocabulary import RevisionSource

from .differences import difference
from .frames import DIGEST, WHY, Frame
from .part import Part
from .permissions import may_publish
from .proposing import propose
from .recording import Changed, Why
from .roots import OWNER_OF, Root, roots_of
from .rules import public
from .service import Edit
from .usage import uses

# What the buttons of a form make of a record's status.
STEPS = {
    "_submit": Status.IN_REVIEW,
    "_publish": Status.PUBLISHED,
    "_return": Status.DRAFT,
    "_unpublish": Status.DRAFT,
}


class AdminService(Service):
    """Runs forms and deletions of the admin through the save service."""

    def frame(self, request: HttpRequest, model: type[Model], number: str | None) -> dict[str, Any]:
        """What the page of a form shows beside it, under `editing`."""
        return {"editing": Frame(request, model, stored(model, number))}

    def statuses(self, request: HttpRequest) -> Sequence[str]:
        """All, for reviewers; others write and submit."""
        return Status.values if may_publish(request.user) else [Status.DRAFT, Status.IN_REVIEW]

    def save(self, request: HttpRequest, model: type[Model], number: str | None, run: Run) -> HttpResponse:
        """Runs a form under the lock, once it is sure that nobody else changed the record since it was opened."""
        row = stored(model, number)
        edit = request._edit = Edit(why_of(request))  # type: ignore[attr-defined]
        try:
            with edit:
                if number is not None:
                    row = stored(model, number)  # as it stands under the lock
                edit.watch({*(roots_of(row) if row is not None else ()), *owners_sent(request, model)})
                if number is not None and request.POST.get(DIGEST):
                    refuse_stale(request, edit, row)
                elif row is not None and roots_of(row):
                    raise Refusal([_("The form did not say which version of the record it was opened with.")])
                response = run()
                if not edit.finished:
                    raise Unsaved(response)
        except Unsaved as unsaved:
            return unsaved.response
        return response

    def before(self, request: HttpRequest, record: Model) -> None:
        """Gives a record the status that the button stands for."""
        for button, status in STEPS.items():
            if isinstance(record, Record) and button in request.POST:
                if button == "_return" and not why_of(request).reason:
                    raise Refusal([_("Say in the reason what is to be done before it can be published.")])
                record.status = status

    def written(self, request: HttpRequest, record: Model, *others: Model) -> None:
        """Lets what is published change by a reviewer alone, and for a reason; else keeps it as a proposal."""
        edit: Edit = request._edit  # type: ignore[attr-defined]
        settle(request, edit, edit.look({root for row in (record, *others) for root in roots_of(row)}))
        edit.finish()

    def delete(self, request: HttpRequest, records: Iterable[Model], run: Callable[[], None]) -> None:
        """Deletes records to which nothing refers; those of others than reviewers wait where they are published."""
        records = list(records)
        with Edit(why_of(request)) as edit:
            edit.watch(root for record in records for root in roots_of(record))
            if found := self.users(records):
                raise Refusal(found)
            run()
            settle(request, edit, edit.look())
            edit.finish()

    def users(self, records: Iterable[Model]) -> list[str]:
        """What refers to records, in words."""
        records = list(records)
        return [str(use) for record in records for use in uses(record) if use.record not in records]

    def history(self, request: HttpRequest, record: Model) -> str:
        """The address of a record's history."""
        block = next(iter(Part(roots_of(record)).blocks()), None)
        return address("history", block) if block else ""


def stored(model: type[Model], number: str | None) -> Any:
    """The row of that number as it stands; None where there is none."""
    if number is None:
        return None
    try:
        return model._base_manager.filter(pk=model._meta.pk.to_python(number)).first()
    except (ValidationError, ValueError, OverflowError):
        return None


def address(page: str, block: Block) -> str:
    """The address of one of the pages about a block."""
    return reverse(f"admin:editing_{page}", args=[block.form.name, block.name.key])


def why_of(request: HttpRequest) -> Why:
    """Who sends a form, and why."""
    return Why(request.user, request.POST.get(WHY, "").replace("\0", "").strip()[:2000], RevisionSource.ADMIN)


def owners_sent(request: HttpRequest, model: type[Model]) -> set[Root]:
    """The blocks that a form puts its row into, so that they are looked at before."""
    owner = OWNER_OF.get(model)
    if not owner:
        return set()
    row = stored(model._meta.get_field(owner).related_model, request.POST.get(owner) or None)  # type: ignore[arg-type]
    return roots_of(row) if row is not None else set()


def refuse_stale(request: HttpRequest, edit: Edit, row: Any) -> None:
    """Raises Refusal where the record is not what it was when the form was opened."""
    opened = request.POST.get(DIGEST, "").replace("\0", "")
    root = next(iter(sorted(roots_of(row))), None) if row is not None else None
    now = edit.before.get(root) if root else None
    if now and now.digest == opened:
        return
    before = Revision.objects.filter(digest=opened).first()
    if before is None and now is None:
        raise Refusal([_("The record is there no longer. Saving this form enters it again.")], gone=True)
    data: Data | None = before.data if before else None
    last = Revision.objects.filter(form=now.form.name, key=now.name.key).first() if now else None
    if now and data is not None:
        request._moved = difference(now.form, data, now.data)  # type: ignore[attr-defined]
    who = (last.name if last else "") or _("someone else")
    if now is None:
        said = _("Meanwhile the record was deleted. Nothing of yours is lost: saving this form enters it again.")
        raise Refusal([said], gone=True)
    raise Refusal(
        [
            _("While you were writing, %(who)s changed this record; what changed stands below. Nothing is saved yet.")
            % {"who": who},
            _("The form holds what you typed. Take over what you want to keep of the other change, then save again."),
        ]
    )


def settle(request: HttpRequest, edit: Edit, changes: list[Changed]) -> None:
    """Refuses, or keeps as a proposal, what this person may not do to what is published; asks for a reason."""
    before = [each for each in changes if public(each.before)]
    if not may_publish(request.user):
        newly = [each for each in changes if not public(each.before) and public(each.after)]
        if newly:
            raise Refusal([_("A reviewer publishes. Choose “Submit for review”.")])
        if before and len(changes) > 1:
            raise Refusal([_("It changes several records, of which some are published: a reviewer has to do that.")])
    if before and not edit.why.reason:
        request._why_missing = True  # type: ignore[attr-defined]
        raise Refusal([_("Say why: what is published changes.")])
    if before and not may_publish(request.user):
        raise Held(lambda: keep(before[0], edit.why))


def keep(change: Changed, why: Why) -> tuple[str, str]:
    """Keeps a change as a proposal; returns what to tell its author, and its address."""
    assert change.before is not None  # noqa: S101 - what was not there is not published
    proposal = propose(change.before, change.after.data if change.after else None, why)
    said = _("Your change waits for a reviewer. What is published has not changed.")
    return said, reverse("admin:editing_proposal", args=[proposal.pk])
