"""What the reader asks of the database: passages, and the public facts of all apps that rest on them."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from browse.records import Status, published_through

from .models import Cited, Excerpt, Passage, Report
from .vocabulary import PassageKind

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
    facts = [
        Prefetch(f"excerpts__{relation}", queryset=public(relation), to_attr=f"public_{relation}")
        for relation in BETWEEN
    ]
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
    return [fact for relation in BETWEEN for fact in getattr(excerpt, f"public_{relation}")]


def for_report(report: Report) -> list[Passage]:
    """The passages of a report as printed, with their facts."""
    return list(report.passages.as_printed().prefetch_related(*with_facts()))


def for_passage_page(slug: str, kind: str, number: int) -> Passage | None:
    """A passage of a published report with its facts, section and mentions; None if there is none."""
    mentions = Passage._meta.get_field("mentions").related_model._default_manager
    of_published = mentions.filter(published_through("actor"), refused=False)
    of_published = of_published.select_related("actor").order_by("start", "pk")
    found: Passage | None = (
        Passage.objects.published()
        .filter(report__slug=slug, kind=kind, number=number)
        .select_related("report", "section")
        .prefetch_related(*with_facts(), Prefetch("mentions", queryset=of_published), "set_aside")
        .first()
    )
    return found


def footnotes_called(passage: Passage) -> dict[int, Passage]:
    """The footnotes that a passage calls, by number."""
    numbers = {number for _place, number in passage.calls}
    notes = passage.report.passages.filter(kind=PassageKind.FOOTNOTE, number__in=numbers) if numbers else ()
    return {note.number: note for note in notes}


def callers(footnote: Passage) -> list[Passage]:
    """The passages that call a footnote, as printed."""
    return list(footnote.report.passages.filter(text__contains=f"[^{footnote.number}]").as_printed())


def neighbours(passage: Passage) -> tuple[Passage | None, Passage | None]:
    """The passages of the same kind before and after this one."""
    alike = passage.report.passages.filter(kind=passage.kind)
    return (
        alike.filter(number__lt=passage.number).order_by("-number").first(),
        alike.filter(number__gt=passage.number).order_by("number").first(),
    )
