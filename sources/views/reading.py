"""The reader: the reports, each with its facts marked, and each of their passages alone."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from browse.asked import BadRequest
from browse.detail import RecordDetail, present_address
from browse.lists import page_of, refusal

from ..citations import Citation, cite_passages, cite_report
from ..facts import callers, footnotes_called, for_passage_page, for_report, neighbours
from ..models import Passage, Report
from ..reading import PassageReading, chapters, name_of, read
from ..support import mentioned, supported
from ..vocabulary import PassageKind

PER_PAGE = 6  # a page of one report must not be much shorter than one of many
DESCRIPTION = 150  # characters of a passage that describe its page


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The reports that the portal transcribes, newest first, in pages."""
    found = Report.objects.published().order_by("-date", "slug")
    try:
        page = page_of(request, found.count(), PER_PAGE)
    except BadRequest as bad:
        return refusal(request, bad)
    title = gettext("Reports")
    if page.number > 1:
        title = gettext("%(list)s, page %(page)d") % {"list": title, "page": page.number}
    context = {
        "title": title,
        "description": gettext("The reports that the portal transcribes, each to be read with its facts marked."),
        "canonical": page.url(page.number),
        "crumbs": [(gettext("Reports"), "")],
        "reports": found[page.shown],
        "page": page,
    }
    return render(request, "sources/reports.html", context)


@require_safe
def the_report(request: HttpRequest) -> HttpResponse:
    """The way to the one report; where there are several, to their list."""
    found = Report.objects.published().order_by("-date", "slug")[:2]
    return redirect(found[0] if len(found) == 1 else "sources:reports")


class ReportDetail(RecordDetail):
    """A report as printed: front matter, contents, summary, sections and footnotes, with its facts marked."""

    model = Report
    template_name = "sources/report_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The report's parts, read."""
        report = self.object
        printed = for_report(report)
        notes = {passage.number: passage for passage in printed if passage.kind == PassageKind.FOOTNOTE}
        calling: dict[int, list[Passage]] = {}
        for passage in printed:
            for number in dict.fromkeys(number for _place, number in passage.calls):
                calling.setdefault(number, []).append(passage)
        parts: dict[str, list[PassageReading]] = {kind: [] for kind in PassageKind.values}
        for passage in printed:
            called_by = calling.get(passage.number, ()) if passage.kind == PassageKind.FOOTNOTE else ()
            parts[passage.kind].append(read(passage, notes, called_by))
        summary = parts[PassageKind.SUMMARY]
        described = summary[0].passage.plain_text if summary else report.title
        address = self.request.build_absolute_uri(report.get_absolute_url())
        return super().get_context_data(**kwargs) | {
            "description": Truncator(described).chars(DESCRIPTION),
            "crumbs": [(gettext("Reports"), reverse("sources:reports")), (report.title, "")],
            "front_matter": report.front_matter.splitlines(),
            "summary": summary,
            "chapters": chapters(report.sections.order_by("position", "pk"), parts[PassageKind.PARAGRAPH]),
            "footnotes": parts[PassageKind.FOOTNOTE],
            "citation": Citation(cite_report(report), address),
            "reported_on": report.date,
        }


@require_safe
def paragraph(request: HttpRequest, slug: str, n: int) -> HttpResponseBase:
    """A paragraph alone, with what it supports."""
    return passage_page(request, slug, PassageKind.PARAGRAPH, n)


@require_safe
def footnote(request: HttpRequest, slug: str, n: int) -> HttpResponseBase:
    """A footnote alone, with what it supports and the paragraph that calls it."""
    return passage_page(request, slug, PassageKind.FOOTNOTE, n)


def passage_page(request: HttpRequest, slug: str, kind: PassageKind, number: int) -> HttpResponseBase:
    """The page of a passage; where the report's slug is a former one, a redirect to the same passage."""
    passage = for_passage_page(slug, kind, number)
    if passage is None:
        address = present_address(Report, slug)
        if not address:
            raise Http404(gettext("The report has no such passage."))
        rest = request.get_full_path().removeprefix(reverse("sources:report", args=[slug]))
        return HttpResponsePermanentRedirect(address + rest)
    report = passage.report
    calling = callers(passage) if kind == PassageKind.FOOTNOTE else []
    reading = read(passage, footnotes_called(passage), calling)
    heading = name_of(passage)
    before, after = neighbours(passage)
    in_report = report.get_absolute_url()
    crumbs = [(gettext("The report"), in_report)]
    if passage.section:
        crumbs.append((str(passage.section), f"{in_report}#{passage.section.anchor}"))
    if kind == PassageKind.FOOTNOTE:
        crumbs.append((gettext("Footnotes"), f"{in_report}#footnotes"))
    context = {
        "title": gettext("%(passage)s, %(report)s") % {"passage": heading, "report": report.title},
        "description": Truncator(passage.plain_text).chars(DESCRIPTION),
        "canonical": passage.get_absolute_url(),
        "crumbs": [*crumbs, (heading, "")],
        "heading": heading,
        "passage": passage,
        "report": report,
        "reading": reading,
        "supported": supported(reading),
        "mentioned": mentioned(passage.mentions.all()),
        "context_url": f"{in_report}#{passage.anchor}",
        "before": (name_of(before), before.get_absolute_url()) if before else None,
        "after": (name_of(after), after.get_absolute_url()) if after else None,
        "citation": cite_passages([passage], request.build_absolute_uri(passage.get_absolute_url())),
        "reported_on": report.date,
    }
    return render(request, "sources/passage_detail.html", context)
