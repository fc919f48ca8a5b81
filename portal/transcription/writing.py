"""Makes the database what a plan says; runs in the caller's transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, IntegrityError, models, transaction

from .aside import set_aside, set_positions_aside
from .blocks import Data, Name
from .checking import Known, above, reports_of
from .clearing import delete_children, delete_found_mentions, delete_rows
from .form import Form, Record, children, records
from .forms import BY_NAME, FORMS, OWNERS
from .nested import Nested
from .planning import Plan, texts_of
from .problems import Problems, Refused
from .rows import Missing, Rows
from .tables import Tables

ORDER = {form.name: place for place, form in enumerate(FORMS)}


class Writer:
    """One load's writing: first what others refer to, then what refers to it, then what is gone.

    What a model refuses goes to `problems` and is not written: the caller rolls back.
    """

    def __init__(self, plan: Plan, tables: Tables, problems: Problems) -> None:
        self.tables, self.problems = tables, problems
        target = plan.target
        self.known = Known(target, plan.renamed)
        self.rows = Rows(tables, self.known, texts_of(target))
        self.records = sorted(
            (record for block in plan.changed for record in records(block)),
            key=lambda record: (ORDER[record.form.name], len(list(above(record, self.known)))),
        )
        self.before = {r.name: name for r in self.records if (name := self.rows.before(r))}
        going = {record.name for d in plan.decisions if d.database for record in records(d.database)}
        kept = self.known.records.keys() | set(self.before.values())
        self.dropped = [(BY_NAME[name.form], self.rows.stored[name]) for name in sorted(going - kept)]
        self.matched: dict[tuple[Name, str, tuple[str, ...]], list[Any]] = defaultdict(list)

    def write(self) -> None:
        """Writes it all."""
        self._clear_the_way()
        for record in self.records:
            self._write_record(record)
        for record in self.records:
            if record.name in self.rows.found:
                for nested, position, data in children(record.form, record.data):
                    self._write_child(record, nested, position, data)
        self.rows.save_links()
        delete_rows(self.dropped, self.problems)

    def _clear_the_way(self) -> None:
        set_aside(row for _, row in self.dropped)
        set_aside(self.rows.stored[name] for name in self.before.values())
        for form, row in self.dropped:
            delete_children(form, row)
        delete_found_mentions(self.rows.stored[name] for name in self.before.values() if name.form == "actor")
        for record in self.records:
            if record.name in self.before:
                row = self.rows.stored[self.before[record.name]]
                for nested in record.form.nested:
                    if nested.apart:
                        set_positions_aside(nested.form.model, nested.owner, row)
                    else:
                        self._match_children(record, nested, row)

    def _match_children(self, record: Record, nested: Nested, row: Any) -> None:
        """Finds the rows that children already have, and deletes the others."""
        wanted = Counter(nested.identity(data) for data in record.data.get(nested.name, ()))
        for child in self.tables.nested(nested.form.model, nested.owner, row.pk):
            identity = nested.identity(nested.form.dump(child, self.tables))
            if wanted[identity]:
                wanted[identity] -= 1
                self.matched[record.name, nested.name, identity].append(child)
            else:
                child.delete()

    def _write_record(self, record: Record) -> None:
        before = self.before.get(record.name)
        row = self.rows.stored[before] if before else record.form.model()
        try:
            if record.owner:
                setattr(row, record.owner[0], self.rows.row(record.owner[1]))
            elif owner := OWNERS.get(record.form.name):
                setattr(row, owner, None)
            self._write_row(record, record.form, row, record.data, record.position, record.name.key)
            self.rows.found[record.name] = row
        except Missing:
            pass

    def _write_child(self, record: Record, nested: Nested, position: int, data: Data) -> None:
        matched = self.matched[record.name, nested.name, nested.identity(data)]
        row = matched.pop(0) if matched else nested.form.model()
        setattr(row, nested.owner, self.rows.found[record.name])
        label = f"{record.name.key}: {nested.label(data)}"
        with suppress(Missing):
            self._write_row(record, nested.form, row, data, position, label)

    def _write_row(self, record: Record, form: Form, row: Any, data: Data, position: int, label: str) -> None:
        for key in form.keys:
            key.write(row, data, self.rows)
        if hasattr(row, "position"):
            row.position = position
        if form.derive:
            reports = [self.rows.row(Name("report", slug)) for slug in reports_of(record)]
            form.derive(row, max(report.date.year for report in reports))
        where = record.block.where or "the database"
        try:
            save(row)
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                prefix = "" if field == NON_FIELD_ERRORS else f"{field}: "
                self.problems.add(where, label, f"{prefix}{' '.join(messages)}")
            raise Missing(label) from None
        except DatabaseError as error:
            self.problems.add(where, label, error)
            raise Refused(self.problems) from error
        for key in form.keys:
            key.link(row, data, self.rows)


def save(row: models.Model) -> None:
    """Saves what its model accepts; constraints are the database's to check, which is many queries faster.

    Raises ValidationError with all that the model refuses, DatabaseError for what only the database does.
    """
    try:
        row.clean_fields(exclude=_relations(row))
        row.clean()
        with transaction.atomic():
            row.save()
    except (ValidationError, IntegrityError):
        validate(row)
        raise


def validate(row: models.Model) -> None:
    """As `full_clean`, but without a query for each foreign key: those lead to rows that were just there."""
    errors: dict[str, Any] = {}
    for step in (
        lambda: row.clean_fields(exclude=_relations(row)),
        row.clean,
        lambda: row.validate_unique(exclude=errors.keys()),
        lambda: row.validate_constraints(exclude=errors.keys()),
    ):
        try:
            step()
        except ValidationError as error:
            error.update_error_dict(errors)
    if errors:
        raise ValidationError(errors)


def _relations(row: models.Model) -> set[str]:
    return {field.name for field in row._meta.fields if field.is_relation}
