"""What search finds of actors: each by all of its names, and by what is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from browse.search.entries import Entry, Source, address, lines, register, tally

from .models import Actor, ActorName, Mandate


def actors() -> Iterator[Entry]:
    """Actors. A mechanism that is one when it acts is found as the actor, with the mechanism's words."""
    url, published = address("actors:detail"), Actor.objects.published()
    names = ActorName.objects.order_by("actor", "position", "pk")
    identifying = lines(names.filter(ambiguous=False).values_list("actor", "name"))
    ambiguous = lines(names.filter(ambiguous=True).values_list("actor", "name"))
    mandates = lines(Mandate.objects.order_by("actor", "position", "pk").values_list("actor", "summary"))
    ties = [tally(published, relation) for relation in ("participations", "relations", "inverse_relations", "mandates")]
    mechanisms = {pk: rest for pk, *rest in published.values_list("pk", "mechanism__acronym", "mechanism__summary")}
    rows = published.order_by().values_list("pk", "slug", "name", "acronym", "short", "summary")
    for pk, slug, name, acronym, short, summary in rows:
        other_acronym, other_summary = mechanisms[pk]
        known = filter(None, (acronym, short, other_acronym, *identifying.get(pk, ())))
        yield Entry(
            key=slug,
            record=pk,
            url=url(slug),
            title=name,
            names=tuple(dict.fromkeys(known)),
            others=ambiguous.get(pk, ()),
            text="\n".join(filter(None, (summary, other_summary, *mandates.get(pk, ())))),
            weight=sum(tie.get(pk, 0) for tie in ties),
        )


def show(actor: Actor) -> tuple[str, str]:
    """Name; acronym and kind."""
    parts = (actor.acronym, actor.get_kind_display())
    return actor.name, gettext(", ").join(part for part in parts if part)


register(
    Source(
        kind="actors",
        place=1,
        label=_("Actors"),
        counted=lambda n: ngettext("%(count)s actor", "%(count)s actors", n),
        entries=actors,
        records=Actor.objects.in_bulk,
        show=show,
    )
)
