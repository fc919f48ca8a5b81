"""Single blocks of the database, without reading all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from actors.models import Mention
from browse.models import FormerSlug
from portal.transcription.blocks import Block
from portal.transcription.form import Form
from portal.transcription.forms import BY_NAME, FORMS
from portal.transcription.places import Texts
from portal.transcription.tables import Tables
from sources.models import Excerpt, Passage, Report, Section

from .roots import Root

BATCH = 500


class Part(Tables):
    """The rows of some blocks, with those that they lead to: a number of queries that does not grow with the data."""

    def __init__(self, roots: Iterable[Root]) -> None:
        self.rows = {form.model: {} for form in FORMS}
        self.excerpts: dict[int, Any] = {}
        self.owned = defaultdict(lambda: defaultdict(list))
        self.links = defaultdict(lambda: defaultdict(list))
        self._former = defaultdict(list)
        self._taken: list[Any] = []
        self.roots = sorted(set(roots))
        for form in FORMS:
            self._take(form, "pk", [root.number for root in self.roots if root.form == form.name])
        self._follow()
        passages = self.rows[Passage]
        self.texts = Texts((self.key_of(Passage, number), row.text) for number, row in passages.items())

    def blocks(self) -> Iterator[Block]:
        """The blocks that were asked for, of those that there are."""
        yield from self.by_root().values()

    def by_root(self) -> dict[Root, Block]:
        """The same, by root."""
        found = {}
        for root in self.roots:
            form = BY_NAME[root.form]
            if root.number in self.rows[form.model]:
                found[root] = Block(form, form.dump(self.rows[form.model][root.number], self))
        return found

    def _take(self, form: Form, by: str, numbers: list[int]) -> None:
        """Reads the rows of a form, with all that is nested in them."""
        rows = _some(form.model, by, numbers)
        if not rows:
            return
        self._taken += rows
        if form.model in self.rows:
            self.rows[form.model].update({row.pk: row for row in rows})
        if by != "pk":
            for row in rows:
                self.owned[form.model, by][getattr(row, f"{by}_id")].append(row)
        pks = [row.pk for row in rows]
        for field in form.model._meta.many_to_many:
            for one, other in _linked(field, pks):
                self.links[form.model, field.name][one].append(other)
        if hasattr(form.model, "former_slugs"):
            kind = ContentType.objects.get_for_model(form.model).pk
            for former in FormerSlug.objects.filter(content_type=kind, object_id__in=pks).order_by("slug"):
                self._former[kind, former.object_id].append(former.slug)
        for nested in form.nested:
            self._take(nested.form, nested.owner, pks)

    def _follow(self) -> None:
        """Reads what the rows lead to, as far as their keys need it."""
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for row in self._taken:
            for field in row._meta.fields:
                if field.related_model in self.rows and getattr(row, field.attname) is not None:
                    wanted[field.related_model].add(getattr(row, field.attname))
            for field in row._meta.many_to_many:
                wanted[field.related_model].update(self.linked(row, field.name))
        self.excerpts = {row.pk: row for row in _some(Excerpt, "pk", sorted(wanted.pop(Excerpt, ())))}
        wanted[Passage].update(row.passage_id for row in self.excerpts.values())
        for form in reversed(FORMS):  # what a passage leads to comes after it
            missing = sorted(wanted[form.model] - self.rows[form.model].keys())
            for row in _some(form.model, "pk", missing):
                self.rows[form.model][row.pk] = row
                if isinstance(row, Passage | Section):
                    wanted[Report].add(row.report_id)


def digests(roots: Iterable[Root]) -> dict[Root, str]:
    """What each block says, as a digest; those that are gone have none."""
    return {root: block.digest for root, block in Part(roots).by_root().items()}


def _some(model: type[Model], by: str, numbers: list[int]) -> list[Any]:
    """The rows of these numbers, in the order in which blocks have them."""
    if not numbers:
        return []
    ordered = any(field.name == "position" for field in model._meta.fields)
    rows = model._base_manager.order_by(*(["position"] if ordered else []), "pk")
    if model is Mention:
        rows = rows.filter(found=False)
    return [
        row
        for start in range(0, len(numbers), BATCH)
        for row in rows.filter(**{f"{by}__in": numbers[start : start + BATCH]})
    ]


def _linked(field: Any, numbers: list[int]) -> Iterator[tuple[int, int]]:
    one = field.m2m_column_name()
    pairs = field.remote_field.through._base_manager.order_by("pk").values_list(one, field.m2m_reverse_name())
    for start in range(0, len(numbers), BATCH):
        yield from pairs.filter(**{f"{one}__in": numbers[start : start + BATCH]})
