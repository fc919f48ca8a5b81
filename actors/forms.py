"""How the admin shows and takes mentions: as one line, the place and the words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from browse.picking import PickingForm
from sources.forms import QuotesField, QuoteWidget, reports_of
from sources.quoting import Span


class SpotField(QuotesField):
    """One place in a passage and the words that stand there; its value is a span."""

    cut, most = False, 1

    def value_of(self, spans: list[Span]) -> Any:
        """The one span."""
        return spans[0] if spans else None


def spot_field(request: HttpRequest) -> SpotField:
    """The field of a mention's place."""
    reports = reports_of(request)
    return SpotField(
        reports=reports,
        widget=QuoteWidget(reports, {"rows": 2}),
        label=_("Where"),
        help_text=_("As “para 19: the Special Representative”: the place, a colon, the words that name the actor."),
    )


class MentionForm(PickingForm):
    """A mention, whose field `start` is its place; one that was found and then changed is from then on entered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.passage_id is not None:
            self.initial["start"] = [self.instance]

    def _get_validation_exclusions(self) -> set[str]:
        hidden: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return hidden - {"passage", "end"}

    def _post_clean(self) -> None:
        if span := self.cleaned_data.get("start"):
            self.instance.passage, self.cleaned_data["start"], self.instance.end = span
        if self.has_changed():
            self.instance.found = False
        super()._post_clean()  # type: ignore[misc]
