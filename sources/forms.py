"""How the admin's forms show and take evidence: as lines of text that become excerpts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.widgets import Media, Script
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from . import quoting
from .models import Excerpt, Passage, Report
from .places import Place

MOST = 60  # quotes of one fact
MODULE: Any = Script("js/admin-evidence.js", type="module")


Reports = list[tuple[str, str]]  # slug and title, the first report first


def reports_of(request: HttpRequest) -> Reports:
    """The reports that a form's places may name, asked for once a request."""
    found: Reports | None = getattr(request, "_reports_to_quote", None)
    if found is None:
        found = list(Report.objects.order_by("pk").values_list("slug", "title"))
        request._reports_to_quote = found  # type: ignore[attr-defined]
    return found


def picker_words() -> str:
    """What the script says, in the active language."""
    return json.dumps(
        {
            "para": gettext("Paragraph"),
            "fn": gettext("Footnote"),
            "summary": gettext("Summary"),
            "group": gettext("Pick from the report"),
            "report": gettext("Report"),
            "passage": gettext("Passage"),
            "number": gettext("No."),
            "show": gettext("Show the passage"),
            "text": gettext("The passage, to select in"),
            "add": gettext("Add what is selected"),
            "how": gettext(
                "Select words of one sentence, or put the cursor into a sentence to take the whole; then press Enter."
            ),
            "missing": gettext("There is no such passage."),
            "failed": gettext("The passage could not be fetched. Try again."),
            "nothing": gettext("Nothing is selected."),
            "over": gettext("That runs over more than one sentence. Select within one."),
            "again": gettext("That is there already."),
            "added": gettext("Added:"),
        }
    )


WORDS = lazy(picker_words, str)


class QuoteWidget(forms.Textarea):
    """Lines of quotes. With scripts, a passage is shown on demand, and what is selected in it becomes a line."""

    def __init__(self, reports: Reports, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {
                "rows": 3,
                "cols": 90,
                "spellcheck": "false",
                "class": "vLargeTextField quotes",
                "data-passages": reverse_lazy("admin:sources_passage_words"),
                "data-reports": json.dumps(reports),
                "data-words": WORDS(),
            }
            | (attrs or {})
        )

    @property
    def media(self) -> Media:
        """The script that picks excerpts, and its style."""
        return Media(js=[MODULE], css={"all": ["css/admin-forms.css"]})


class Excerpts:
    """Excerpts to be: found in the database when they are asked for, made where there is none yet."""

    def __init__(self, spans: Iterable[quoting.Span]) -> None:
        self.spans = list(spans)

    def __iter__(self) -> Iterator[Excerpt]:
        for span in self.spans:
            where = {"passage": span.passage, "start": span.start, "end": span.end}
            yield Excerpt.objects.get_or_create(**where, defaults={"quote": span.quote})[0]

    def __len__(self) -> int:
        return len(self.spans)


class QuotesField(forms.Field):
    """Any number of quotes, one a line; its value are spans, of which `value_of` makes what the model takes."""

    cut = True
    most = MOST

    def __init__(self, *, reports: Reports, **kwargs: Any) -> None:
        kwargs.setdefault("widget", QuoteWidget(reports))
        super().__init__(**kwargs)
        self.report = reports[0][0] if reports else ""

    def prepare_value(self, value: Any) -> str:
        """The lines of what a record has; what was typed, as it was typed."""
        if value is None or isinstance(value, str):
            return value or ""
        return "\n".join(self.line(each) for each in value)

    def line(self, value: Any) -> str:
        """An excerpt as a line."""
        return quoting.write(value.passage, value.start, value.end, self.report)

    def to_python(self, value: Any) -> list[quoting.Typed]:
        """The lines that were typed."""
        text = str(value or "")
        if "\x00" in text:
            raise ValidationError(_("It holds a character that no text has."), code="null")
        found = quoting.read(text, self.report)
        if len(found) > self.most:
            raise ValidationError(
                ngettext("One line is enough.", "More than %(most)s lines are too many.", self.most)
                % {"most": self.most},
                code="many",
            )
        return found

    def clean(self, value: Any) -> Any:
        """The spans that the lines mean; says of each line that is none what is wrong with it."""
        typed = super().clean(value)
        passages, problems, spans = self.passages(typed), [], {}
        for line in typed:
            passage = passages.get(line.place)
            try:
                if passage is None:
                    raise ValidationError(_no_such(line.place, self.report), code="place")
                span = quoting.find(line, passage, cut=self.cut, elsewhere=_elsewhere(line))
                spans[span[1:], passage.pk] = span
            except ValidationError as error:
                problems.append(error)
        if problems:
            raise ValidationError(problems)
        return self.value_of(list(spans.values()))

    def value_of(self, spans: list[quoting.Span]) -> Any:
        """What the model takes."""
        return Excerpts(spans)

    @staticmethod
    def passages(typed: Iterable[quoting.Typed]) -> dict[Place, Passage]:
        """The passages at these places, in one query."""
        wanted = {line.place for line in typed}
        if not wanted:
            return {}
        asked = Q()
        for place in wanted:
            asked |= Q(report__slug=place.report, kind=place.kind, number=place.number)
        found = Passage.objects.filter(asked).select_related("report")
        return {Place.of(each.report.slug, each.kind, each.number): each for each in found}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other lines were typed."""
        return self.prepare_value(initial).split() != str(data or "").split()


def _no_such(place: Place, report: str) -> str:
    return gettext("There is no %(place)s.") % {"place": place.code(report)}


def _elsewhere(line: quoting.Typed) -> Any:
    """Names the passages of the report that have the words, if any."""

    def find() -> str:
        alike = Passage.objects.filter(report__slug=line.place.report, text__contains=line.words[:200])
        places = [Place.of(line.place.report, each.kind, each.number) for each in alike.as_printed()[:3]]
        codes = [place.code(line.place.report) for place in places if place != line.place]
        return gettext("These words stand in %(places)s.") % {"places": ", ".join(codes)} if codes else ""

    return find


EVIDENCE_HELP = _(
    "One quote a line, as “para 19: the words as printed”, “fn 8: …” or “summary: …”; each within one sentence. "
    "Of another report than the first, its slug comes before: “%(other)s para 3: …”."
)


def evidence_field(request: HttpRequest, help_text: str = "", **kwargs: Any) -> QuotesField:
    """The field of a fact's evidence."""
    reports = reports_of(request)
    other = reports[1][0] if len(reports) > 1 else "child-protection-2014"
    words = f"{help_text} {EVIDENCE_HELP % {'other': other}}".strip()
    return QuotesField(reports=reports, help_text=words, **kwargs)
