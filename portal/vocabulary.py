"""The closed vocabularies of editing."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from browse.vocabulary import Vocabulary


class RevisionSource(Vocabulary):
    """How a version of a record came about."""

    FOUND = "found", _("As found"), _("What stood there when its first change was recorded.")
    ADMIN = "admin", _("Edited"), _("Saved, or deleted, in the admin.")
    PROPOSAL = "proposal", _("Proposal applied"), _("Proposed by one person, applied by another.")
    RESTORE = "restore", _("Restored"), _("An earlier version written again.")
    MERGE = "merge", _("Merged"), _("Two records of one body made one.")
    IMPORT = "import", _("Imported"), _("Read from files that a person gave.")
    SEED = "seed", _("Loaded"), _("Read from the transcription by a command.")


class ProposalState(Vocabulary):
    """What became of a proposal."""

    WAITING = "waiting", _("Waiting"), _("For a reviewer to look at it.")
    APPLIED = "applied", _("Applied"), _("A reviewer made the record what it says.")
    RETURNED = "returned", _("Returned"), _("A reviewer gave it back, with a comment.")
    WITHDRAWN = "withdrawn", _("Withdrawn"), _("Its author took it back.")
