"""Merging two actors, where one body was entered twice: everything of the one goes to the other, as one change."""

from __future__ import annotations

from django.utils.translation import gettext as _

from actors.models import Actor
from browse.editing import Refusal
from portal.transcription.blocks import Block, Data, Name
from portal.transcription.form import Form
from portal.transcription.forms import ACTOR, BY_NAME
from portal.transcription.nested import Nested
from portal.transcription.references import Ref, Refs
from portal.vocabulary import RevisionSource

from .differences import identity
from .part import Part
from .recording import Changed, Why
from .roots import Root, roots_of
from .service import write
from .usage import uses

TAKEN_OVER = ("acronym", "short", "summary", "parent", "country", "website")  # where the one that stays has none


def merge(gone: Actor, stays: Actor, why: Why, *, dry: bool = False) -> list[Changed]:
    """Makes two actors one. The address of `gone` leads to `stays` from then on. Raises Refusal."""
    if gone.pk == stays.pk:
        raise Refusal([_("It is the same actor.")])
    roots = {Root(ACTOR.name, gone.pk), Root(ACTOR.name, stays.pk)}
    users = {root for use in uses(gone) for root in roots_of(use.row)} - roots
    blocks = Part({*roots, *users}).by_root()
    lost, kept = (blocks[Root(ACTOR.name, actor.pk)] for actor in (gone, stays))
    changes: dict[Name, Data | None] = {lost.name: None, kept.name: merged(lost.data, kept.data)}
    for root in users:
        changes[blocks[root].name] = moved(blocks[root], gone.slug, stays.slug)
    refuse_two_mechanisms(changes, stays.slug)
    said = _("Merged “%(gone)s” into “%(stays)s”.") % {"gone": gone, "stays": stays}
    reason = "\n".join(filter(None, [said, why.reason]))
    return write(changes, Why(why.person, reason, RevisionSource.MERGE), dry=dry)


def merged(gone: Data, stays: Data) -> Data:
    """The data of an actor, with those of another that is the same body."""
    gone, own = replaced(ACTOR, gone, gone["slug"], stays["slug"]), stays["slug"]
    done = replaced(ACTOR, stays, gone["slug"], own)
    for name in TAKEN_OVER:
        if name not in done and name in gone:
            done[name] = gone[name]
    if done.get("parent") == own:
        del done["parent"]
    done["former_slugs"] = sorted({*stays.get("former_slugs", ()), *gone.get("former_slugs", ()), gone["slug"]} - {own})
    called = [{"name": gone[key]} for key in ("name", "acronym", "short") if key in gone]
    own_names = {done["name"], done.get("acronym", "")}
    names = [
        each for each in [*done.get("names", ()), *called, *gone.get("names", ())] if each["name"] not in own_names
    ]
    done["names"] = list({each["name"]: each for each in reversed(names)}.values())[::-1]
    for nested in ACTOR.nested:
        if nested.name != "names":
            items = _together(nested, [*done.get(nested.name, ()), *gone.get(nested.name, ())])
            items = [
                each for each in items if nested.name != "relations" or each["to"] not in (own, done.get("parent"))
            ]
            done[nested.name] = items
    return {name: value for name, value in done.items() if value not in ([], "")}


def moved(block: Block, gone: str, stays: str) -> Data:
    """The data of a block that names one actor, naming another in its place."""
    return replaced(block.form, block.data, gone, stays)


def replaced(form: Form, data: Data, gone: str, stays: str) -> Data:
    """Data with one actor's slug in place of another's; what becomes the same by that is one, with all evidence."""
    done: Data = dict(data)
    for key in form.keys:
        if isinstance(key, Ref | Refs) and key.field.related_model is Actor and key.name in done:
            value = done[key.name]
            if isinstance(value, list):
                done[key.name] = sorted({stays if each == gone else each for each in value})
            elif value == gone:
                done[key.name] = stays
    for nested in form.nested:
        if nested.name in done:
            done[nested.name] = _together(
                nested, [replaced(nested.form, each, gone, stays) for each in done[nested.name]]
            )
    return done


def _together(nested: Nested, items: list[Data]) -> list[Data]:
    """Those of a list, each once: of two that are the same, the first, with the evidence of both."""
    if nested.name == "mandates":  # two acts by one document may differ
        return [each for place, each in enumerate(items) if each not in items[:place]]
    found: dict[tuple[str, ...], Data] = {}
    for data in items:
        key = identity(nested, data)
        if key not in found:
            found[key] = data
        elif "evidence" in data:
            more = [quote for quote in data["evidence"] if quote not in found[key]["evidence"]]
            found[key] = found[key] | {"evidence": [*found[key]["evidence"], *more]}
    return list(found.values())


def refuse_two_mechanisms(changes: dict[Name, Data | None], stays: str) -> None:
    """Raises Refusal where both actors are the body of a mechanism."""
    bodies = [data["title"] for name, data in changes.items() if data and data.get("body") == stays]
    bodies += list(BY_NAME["initiative"].model._base_manager.filter(body__slug=stays).values_list("title", flat=True))
    if len(set(bodies)) > 1:
        said = _("Each is the body of a mechanism: %(titles)s. Take one of them off first.")
        raise Refusal([said % {"titles": ", ".join(sorted(set(bodies)))}])
