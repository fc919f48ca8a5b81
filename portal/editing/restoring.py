"""Restoring: an earlier version of a record whole, or all that one change did, undone."""

from __future__ import annotations

from django.utils.translation import gettext as _

from browse.editing import Refusal
from portal.models import Revision
from portal.transcription.blocks import Data, Name
from portal.vocabulary import RevisionSource

from .recording import Changed, Why, history, previous
from .roots import row_of
from .service import write


def name_now(revision: Revision) -> Name:
    """What the record of a version is called now; what it was called then, where it is gone."""
    key = revision.key
    seen = {key}
    while row_of(Name(revision.form, key)) is None:
        newer = Revision.objects.filter(form=revision.form, key_before=key, pk__gt=revision.pk).order_by("pk").first()
        if newer is None or newer.key in seen:
            break
        key = newer.key
        seen.add(key)
    return Name(revision.form, key)


def restore(revision: Revision, why: Why, *, dry: bool = False) -> list[Changed]:
    """Makes a record what it was, children included; what was deleted is made again. Raises Refusal."""
    reason = "\n".join(filter(None, [_("Restored the version of %(when)s.") % {"when": _when(revision)}, why.reason]))
    return write({name_now(revision): revision.data}, Why(why.person, reason, RevisionSource.RESTORE), dry=dry)


def together(revision: Revision) -> list[Revision]:
    """The versions that one change made, this one among them."""
    rows = Revision.objects.filter(version=revision.version).exclude(source=RevisionSource.FOUND)
    return list(rows.order_by("form", "key"))


def undo(revision: Revision, why: Why, *, dry: bool = False) -> list[Changed]:
    """Makes every record of a change what it was before it; refused where one has changed since. Raises Refusal."""
    changes: dict[Name, Data | None] = {}
    for each in together(revision):
        name = Name(each.form, each.key)
        newest = next(history(name_now(each)), None)
        if newest is None or newest.digest != each.digest:
            raise Refusal([_("“%(record)s” has changed since.") % {"record": name}])
        before = previous(each)
        changes[name] = before.data if before else None
    reason = "\n".join(filter(None, [_("Undid the change of %(when)s.") % {"when": _when(revision)}, why.reason]))
    return write(changes, Why(why.person, reason, RevisionSource.RESTORE), dry=dry)


def _when(revision: Revision) -> str:
    return f"{revision.made:%Y-%m-%d %H:%M} UTC"
