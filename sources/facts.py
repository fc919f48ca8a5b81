"""Which public facts rest on an excerpt, whichever app declares them."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from browse.records import Status, published_through

from .models import Cited, Excerpt

# The reverse relations of an excerpt, and the records that each fact stands between: a fact is public if they are.
# A fact without any is a record itself.
BETWEEN: dict[str, tuple[str, ...]] = {
    "initiatives": (),
    "results": (),
    "participations": ("initiative", "actor"),
    "initiativelinks": ("from_initiative", "to_initiative"),
    "mandates": ("actor",),
    "relations": ("from_actor", "to_actor"),
    "documents": (),
}


def with_facts() -> tuple[Prefetch, ...]:
    """What to prefetch for passages: their excerpts in the order of the text, and the public facts on each."""
    facts = [Prefetch(f"excerpts__{relation}", queryset=public(relation)) for relation in BETWEEN]
    excerpts = Excerpt.objects.order_by("passage", "start", "-end", "pk")
    return (Prefetch("excerpts", queryset=excerpts), *facts)


def public(relation: str) -> QuerySet[Any]:
    """The public facts of one kind, each with the records it stands between, in the order of their entry."""
    facts: QuerySet[Any] = Excerpt._meta.get_field(relation).related_model._default_manager.all()  # type: ignore[union-attr]
    between = BETWEEN[relation]
    if not between:
        return facts.filter(status=Status.PUBLISHED).order_by("pk")
    return facts.filter(*map(published_through, between)).select_related(*between).order_by("position", "pk")


def facts_of(excerpt: Excerpt) -> list[Cited]:
    """The public facts that rest on an excerpt, prefetched by `with_facts`."""
    return [fact for relation in BETWEEN for fact in getattr(excerpt, relation).all()]
