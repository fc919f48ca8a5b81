"""Finding where the passages name actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sources.models import Passage

from .models import Mention
from .naming import matcher


def find_mentions() -> bool:
    """Finds anew every mention by an unambiguous name; says whether any changed.

    Mentions entered by hand stay, and none is found where one of them stands, or within it; where an editor refused
    one, that actor is not found again. Call it within a change of the data.
    """
    by_hand: dict[int, list[tuple[int, int, int | None]]] = defaultdict(list)
    entered = Mention.objects.filter(found=False).values_list("passage", "start", "end", "actor", "refused")
    for passage, start, end, actor, refused in entered:
        by_hand[passage].append((start, end, actor if refused else None))
    names = matcher()
    wanted = {
        (passage.pk, found.start, found.end, found.named.pk)
        for passage in Passage.objects.all()
        for found in names.find(passage.plain_text)
        if not any(
            start < found.end and found.start < end and refused in (None, found.named.pk)
            for start, end, refused in by_hand[passage.pk]
        )
    }
    known = {
        (passage, start, end, actor): number
        for number, passage, start, end, actor in Mention.objects.filter(found=True).values_list(
            "pk", "passage", "start", "end", "actor"
        )
    }
    gone, new = known.keys() - wanted, wanted - known.keys()
    Mention.objects.filter(pk__in=[known[key] for key in gone]).delete()
    Mention.objects.bulk_create(
        Mention(passage_id=passage, start=start, end=end, actor_id=actor, found=True)
        for passage, start, end, actor in sorted(new)
    )
    return bool(gone or new)


def refuse(mentions: Iterable[Mention]) -> None:
    """Takes mentions away for good: what was found is kept as refused, what was entered is deleted.

    Then finds mentions anew. Call it within a change of the data.
    """
    numbers = [mention.pk for mention in mentions]
    Mention.objects.filter(pk__in=numbers, found=False).delete()
    Mention.objects.filter(pk__in=numbers, found=True).update(found=False, refused=True)
    find_mentions()
