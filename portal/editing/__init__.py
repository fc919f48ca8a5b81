"""Editing: the one service that all writes go through, with history, proposals, restoring, merging and previews.

One mechanism carries all of it, the block of the transcription (docs/adr/0004): a record with all that is nested in
it, as files hold it. `part` dumps single blocks; `differences` says what two of them differ in; `recording` keeps
each version as a `Revision`.

Whoever writes does so in one of two ways, and both lock, check the rules, and record what changed:

    from portal.editing.service import Edit, Why, write

    write({Name("actor", "unicef"): data}, Why(user, "Corrected.", RevisionSource.IMPORT))
                                        # whole blocks, by the name that each has now; None deletes; `dry` tries it out
    with Edit(Why(user, …)) as edit:    # any writes to rows: name the blocks before, and again after
        edit.watch(roots_of(row))
        row.save()
        edit.finish(roots_of(row))

Both raise `browse.editing.Refusal` with the reasons. The admin does it by itself (`hooks`).

Permissions: an editor has `add`, `change`, `delete` and `view` of the models of sources, actors and initiatives. What
else there is stands on `portal.publish`: publishing and unpublishing, changing what is published without a proposal,
applying and returning proposals, merging. Seeing history: `portal.view_revision`; proposals: `portal.view_proposal`.
Users: `auth.*_user`. Groups: editor, reviewer, administrator (migration portal.0003; in tests, `tests.people`).
"""
