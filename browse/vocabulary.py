"""Closed vocabularies, whose members each say what belongs under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Vocabulary(models.TextChoices):
    """A closed vocabulary. A member is written as its value, its label and its scope note."""

    _words: StrPromise | str

    def __new__(cls, value: str, label: StrPromise | str = "") -> Self:
        """Is given all that a member is written as but the last, which Django keeps for its own `_label_`."""
        member = str.__new__(cls, value)
        member._value_, member._words = value, label
        return member

    @property
    def label(self) -> StrPromise | str:
        """The member in words."""
        return self._words

    @property
    def note(self) -> str:
        """What belongs under the member, in a phrase."""
        return str(self._label_)
