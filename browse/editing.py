"""What the top layer adds to every admin page of the data; it puts its own in the place of `SERVICE`.

Imports point down: the apps' admin pages know nothing of history, proposals and rules. They inherit `DataAdmin`,
which does each write inside the service:

    GET of a form    frame()  what the page shows beside the form: the digest of the record as it was opened, the
                              reason to be given, the buttons of the workflow, what waits, what another one changed
    POST of a form   save() → run() → save_model, save_related, settle → written()
    POST of deletion delete() → run() → delete_model

`written` and `delete` raise Refusal (the form comes back as it was typed, with the reasons above it) or Held (the
write became a proposal: nothing else is left of it). A subclass that overrides `changeform_view`, `save_related`,
`delete_model` or `get_deleted_objects` calls what it overrides; what follows from a whole record goes to `settle`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from . import versions
from .records import Status


class Refusal(Exception):
    """A write that was taken back, and why: sentences for the one who typed. `gone`: the record is there no longer."""

    def __init__(self, reasons: Iterable[str], *, gone: bool = False) -> None:
        self.reasons, self.gone = list(reasons), gone
        super().__init__(" ".join(self.reasons))


class Held(Exception):
    """A write that was taken back, to be kept as a proposal once all of it is undone.

    `keep` does so, and returns what to tell the author and, unless it is empty, the address to go on to.
    """

    def __init__(self, keep: Callable[[], tuple[str, str]]) -> None:
        super().__init__()
        self.keep = keep


class Unsaved(Exception):
    """A form that its own checks refused: nothing was written."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response


Run = Callable[[], HttpResponse]
MOST_PARTS = 1000  # of one kind; Django's own formsets refuse more


class Service:
    """The save service as admin pages see it. This one raises the data version, and knows no history."""

    def frame(self, request: HttpRequest, model: type[Model], number: str | None) -> dict[str, Any]:
        """What the page of a form shows beside it; `number` is the record's, as the address has it."""
        return {}

    def statuses(self, request: HttpRequest) -> Sequence[str]:
        """The statuses that this person may give to a record that is not published."""
        return Status.values

    def save(self, request: HttpRequest, model: type[Model], number: str | None, run: Run) -> HttpResponse:
        """Runs a form that was sent; `written` is called on the way unless the form itself is refused."""
        try:
            with versions.change():
                response = run()
                if not getattr(request, "_written", False):
                    raise Unsaved(response)
        except Unsaved as unsaved:
            return unsaved.response
        return response

    def before(self, request: HttpRequest, record: Model) -> None:
        """Is told of a record before it is saved: its status may still be set."""

    def written(self, request: HttpRequest, record: Model, *others: Model) -> None:
        """Looks at what a form wrote, parts included; raises Refusal or Held."""
        request._written = True  # type: ignore[attr-defined]

    def delete(self, request: HttpRequest, records: Iterable[Model], run: Callable[[], None]) -> None:
        """Runs a deletion; raises Refusal or Held."""
        with versions.change():
            run()

    def users(self, records: Iterable[Model]) -> list[str]:
        """What refers to records and would lose them, in words: it must let go of them before they are deleted."""
        return []

    def history(self, request: HttpRequest, record: Model) -> str:
        """The address of the history of a record; empty for the admin's own."""
        return ""


SERVICE: list[Service] = [Service()]


def register(service: Service) -> None:
    """Puts a service in the place of the one that there is."""
    SERVICE[:] = [service]


def service() -> Service:
    """The service that writes go through."""
    return SERVICE[0]


def held(request: HttpRequest, held: Held, otherwise: str) -> HttpResponse:
    """Keeps a write as a proposal, and leads on."""
    message, address = held.keep()
    messages.warning(request, message)
    return HttpResponseRedirect(address or otherwise)


def refused(request: HttpRequest, refusal: Refusal, address: str) -> HttpResponse:
    """Says why a deletion was refused, on the page that follows."""
    for reason in refusal.reasons:
        messages.error(request, reason)
    return HttpResponseRedirect(address)


def healed(data: QueryDict, prefix: str, there: Collection[str]) -> QueryDict:
    """What was sent of parts of a record, when some of them are there no longer: these are entered as new ones."""
    total, initial = (_number(data, f"{prefix}-{name}_FORMS") for name in ("TOTAL", "INITIAL"))
    stays = [place for place in range(initial) if data.get(f"{prefix}-{place}-id", "") in there]
    new = [place for place in range(total) if place not in stays and not data.get(f"{prefix}-{place}-DELETE")]
    sent = data.copy()
    for name in data:
        if re.match(rf"{re.escape(prefix)}-\d+-", name):
            del sent[name]
    for to, place in enumerate([*stays, *new]):
        start = f"{prefix}-{place}-"
        for name in data:
            if name.startswith(start):
                sent.setlist(f"{prefix}-{to}-{name.removeprefix(start)}", data.getlist(name))
        if place in new:
            sent[f"{prefix}-{to}-id"] = ""
    sent[f"{prefix}-TOTAL_FORMS"] = str(len(stays) + len(new))
    sent[f"{prefix}-INITIAL_FORMS"] = str(len(stays))
    return sent


def _number(data: QueryDict, name: str) -> int:
    text = str(data.get(name, ""))
    return min(int(text), MOST_PARTS) if text.isascii() and text.isdigit() else 0
