"""What the desk shows."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, Min, Model, QuerySet
from django.http import HttpRequest

from actors.models import Actor
from browse import versions
from browse.records import Record, Status
from initiatives.models import Initiative, Result
from portal.models import Proposal, Revision
from portal.vocabulary import ProposalState, RevisionSource
from sources.models import Country, Document, Report, Theme

from .checks import CHECKS, SHOWN, Check, Found, edited

RECORDS: tuple[type[Record], ...] = (Initiative, Actor, Result, Document, Report, Theme, Country)


class InReview(NamedTuple):
    """The records of a kind that wait for review."""

    name: str
    found: Found
    url: str


class Checked(NamedTuple):
    """A check with what it found."""

    check: Check
    found: Found


class Recent(NamedTuple):
    """A change, by one of the versions that it made, and how many others it made."""

    revision: Revision
    others: int


def desk(request: HttpRequest) -> dict[str, Any]:
    """What waits, what changed, and what should be looked at: as far as this person may see it."""
    user: Any = request.user
    proposals = Proposal.objects.select_related("author") if may_view(user, Proposal) else Proposal.objects.none()
    waiting = proposals.filter(state=ProposalState.WAITING)
    returned = proposals.filter(state=ProposalState.RETURNED, author=user)
    changes = Revision.objects.order_by("-pk").defer("data") if may_view(user, Revision) else Revision.objects.none()
    version = versions.current()
    return {
        "waiting": list(waiting.order_by("made", "pk")[:SHOWN]),
        "waiting_total": waiting.count(),
        "in_review": list(in_review(user)),
        "returned": list(returned.order_by("-decided", "-pk")[:SHOWN]),
        "changes": recent(changes),
        "checks": [Checked(each, each.found.at(version)) for each in CHECKS if may_view(user, each.model)],
    }


def recent(changes: QuerySet[Revision]) -> list[Recent]:
    """The last changes, each once: what changed together, as by an import, is one."""
    together = changes.exclude(source=RevisionSource.FOUND).order_by().values("version")
    found = together.annotate(first=Min("pk"), count=Count("pk")).order_by("-version")[:SHOWN]
    shown = changes.in_bulk([row["first"] for row in found])
    return [Recent(shown[row["first"]], row["count"] - 1) for row in found]


def may_view(user: Any, model: type[Model]) -> bool:
    """Whether a person may see records of a model."""
    return bool(user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"))


def in_review(user: Any) -> Any:
    """The records that wait for review, by kind."""
    for model in RECORDS:
        if may_view(user, model):
            rows = list(model._default_manager.filter(status=Status.IN_REVIEW).order_by("pk")[: SHOWN + 1])
            if rows:
                url = f"/admin/{model._meta.app_label}/{model._meta.model_name}/?status={Status.IN_REVIEW.value}"
                name = str(model._meta.verbose_name_plural)
                yield InReview(name, Found(len(rows), [edited(row) for row in rows[:SHOWN]]), url)
