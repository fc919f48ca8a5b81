"""How the admin edits a passage: what was quoted from it stays verbatim, and its sentences are chosen, not typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from browse.ordering import OrderedForm, OrderedFormSet
from browse.picking import PickingForm

from .models import Passage, SetAside
from .quoting import shorten

FAR = 1_000_000  # where rows wait while others take their places

# What is derived from the texts of all passages, to be derived anew; apps above add theirs.
FOLLOWING: list[Callable[[], object]] = []


class Move(NamedTuple):
    """A row that stands on a stretch of a passage, and where that stretch is in the new text."""

    row: Any
    start: int
    end: int


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words begin and end in a text."""
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


class PassageForm(PickingForm):
    """A passage; its text may change where nothing that was taken from it is lost."""

    moves: list[Move]

    def clean(self) -> dict[str, Any] | None:
        """Finds what was taken from the text again in one that changed; refuses it where something would be lost."""
        cleaned = super().clean()
        self.moves = []
        text = self.cleaned_data.get("text")
        if text is not None and "text" in self.changed_data and not self.instance._state.adding:
            self.moves = self._moved(Passage(text=text))
        return cleaned

    def _moved(self, new: Passage) -> list[Move]:
        old, found, lost = Passage(text=self.instance.text).plain_text, [], []
        quoted = ((row, True) for row in self.instance.excerpts.order_by("start", "end"))
        named = ((row, False) for row in self.instance.mentions.filter(found=False).order_by("start"))
        for row, cut in (*quoted, *named):
            words = old[row.start : row.end]
            fit = [
                place
                for place in places(new.plain_text, words)
                if not cut or any(s.start <= place[0] and place[1] <= s.end for s in new.sentences)
            ]
            if fit:
                found.append(Move(row, *min((abs(start - row.start), start, end) for start, end in fit)[1:]))
            else:
                lost.append(words)
        if lost:
            said = "; ".join(f"“{shorten(words)}”" for words in lost[:5])
            words = gettext(
                "Facts rest on words that this text no longer has in one sentence: %(quotes)s. "
                "Give them other evidence first."
            )
            raise ValidationError({"text": words % {"quotes": said}})
        return found

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        for name, made in vars(Passage).items():
            if isinstance(made, cached_property):
                vars(self.instance).pop(name, None)

    def move(self) -> None:
        """Moves what was taken from the text along; call it when the passage is saved."""
        moves = [move for move in self.moves if (move.row.start, move.row.end) != move[1:]]
        for model in {type(move.row) for move in moves}:
            rows = model._default_manager.filter(pk__in=[m.row.pk for m in moves if type(m.row) is model])
            rows.update(start=F("start") + FAR, end=F("end") + FAR)
        for row, start, end in moves:
            type(row)._default_manager.filter(pk=row.pk).update(start=start, end=end)


class SetAsideForm(OrderedForm):
    """A sentence set aside, chosen from those of its passage where that is known."""

    def __init__(self, *args: Any, passage: Passage | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if passage is None or not passage.text:
            return
        texts = [each.text for each in Passage(text=passage.text).sentences]
        if self.instance.sentence and self.instance.sentence not in texts:
            texts.append(self.instance.sentence)
        self.fields["sentence"] = forms.ChoiceField(
            label=_("Sentence"),
            choices=[("", "---------"), *((text, shorten(text)) for text in texts)],
            help_text=str(SetAside._meta.get_field("sentence").help_text),
        )


class SetAsideFormSet(OrderedFormSet):
    """The sentences of one passage that are set aside."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Tells each row its passage."""
        return super().get_form_kwargs(index) | {"passage": self.instance}
