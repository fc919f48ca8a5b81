"""The admin page on which the text of a report goes in: pasted, split, looked over, saved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from browse.editing import Held, Refusal, held, service
from browse.records import Status

from .models import Passage, Report, Section
from .passages import FOLLOWING
from .places import Place
from .splitting import Part, Split, split

LONGEST = 500_000  # characters; the first report has 64,000


class TextForm(forms.Form):
    """The text of a report."""

    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 24, "cols": 100, "class": "vLargeTextField report-text"}),
        help_text=_(
            "Paragraphs begin with their number (“1. …”), sections with theirs (“I. Introduction”, below it “A. …”), "
            "footnotes with their call (“[^1] …”), which stands in the text as [^1] too. The summary comes after a "
            "line that says “Summary”. Lines and pages may be broken as in print."
        ),
    )


def enter_text(admin: ModelAdmin, request: HttpRequest, number: str) -> HttpResponse:
    """GET: the form. POST: what the text is split into, to be looked over; with `save`, it is saved."""
    report = admin.get_object(request, number)
    if report is None:
        raise Http404
    if not (admin.has_change_permission(request, report) and request.user.has_perm("sources.add_passage")):
        raise PermissionDenied
    form, found = TextForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        found = split(form.cleaned_data["text"])
        found.wrong += refusals(report, found)
        if "save" in request.POST and not found.wrong:
            try:
                return service().save(request, Report, number, lambda: saved(admin, request, report, found))
            except Held as kept:
                return held(request, kept, change_address(admin, report))
            except Refusal as refusal:
                found.wrong += refusal.reasons
    context = {
        **admin.admin_site.each_context(request),
        **service().frame(request, Report, number),
        "title": _("Text of the report"),
        "subtitle": str(report),
        "opts": admin.opts,
        "original": report,
        "form": form,
        "found": found,
        "shown": rows(found) if found else [],
        "counted": counted(found) if found else "",
    }
    return TemplateResponse(request, "sources/admin/report_text.html", context)


def refusals(report: Report, found: Split) -> list[str]:
    """Why a text cannot become this report's: what is public or entered already is changed on its own page."""
    reasons = []
    if report.status == Status.PUBLISHED:
        reasons.append(gettext("This report is published: its passages are changed and added one by one."))
    texts = {(each.kind, each.number): each.text for each in report.passages.all()}
    for part in found.parts:
        if texts.get((part.kind, part.number), part.text) != part.text:
            code = Place.of("", part.kind, part.number).code("")
            reasons.append(
                gettext("%(place)s is there already, with other words. Change it on its own page.") % {"place": code}
            )
    titles = dict(report.sections.values_list("number", "title"))
    for heading in found.headings:
        if titles.get(heading.number, heading.title) != heading.title:
            reasons.append(
                gettext("Section %(number)s is there already, as “%(title)s”. Change it in the report's own form.")
                % {"number": heading.number, "title": titles[heading.number]}
            )
    return reasons


def saved(admin: ModelAdmin, request: HttpRequest, report: Report, found: Split) -> HttpResponse:
    """Writes what is not there yet, and leads back to the report."""
    service().before(request, report)
    added = write(report, found)
    service().written(request, report, *added)
    messages.success(
        request,
        ngettext("%(count)d passage was added.", "%(count)d passages were added.", len(added)) % {"count": len(added)},
    )
    return HttpResponseRedirect(change_address(admin, report))


def write(report: Report, found: Split) -> list[Passage]:
    """Adds the sections and passages that the report lacks, and returns those. Runs in a change of the data."""
    sections: dict[str, Section] = {section.number: section for section in report.sections.all()}
    last = max((section.position for section in sections.values()), default=0)
    for heading in found.headings:
        if heading.number not in sections:
            last += 1
            sections[heading.number] = Section.objects.create(
                report=report,
                number=heading.number,
                title=heading.title,
                parent=sections.get(heading.parent),
                position=last,
            )
    there = set(report.passages.values_list("kind", "number"))
    added = []
    for part in found.parts:
        if (part.kind, part.number) in there:
            continue
        passage = Passage(
            report=report, kind=part.kind, number=part.number, text=part.text, section=sections.get(part.section)
        )
        passage.full_clean()
        passage.save()
        added.append(passage)
    for follow in FOLLOWING:
        follow()
    return added


def rows(found: Split) -> list[tuple[str, Any]]:
    """The headings and passages in the order of the report, as the page shows them: what each is, and the part."""
    order: list[tuple[str, Any]] = [("part", part) for part in found.of("summary")]
    paragraphs: dict[str, list[Part]] = {}
    for part in found.of("paragraph"):
        paragraphs.setdefault(part.section, []).append(part)
    order += [("part", part) for part in paragraphs.get("", ())]
    for heading in found.headings:
        order.append(("heading", heading))
        order += [("part", part) for part in paragraphs.get(heading.number, ())]
    order += [("part", part) for part in found.of("footnote")]
    return [
        (kind, each if kind == "heading" else {
            "place": Place.of("", each.kind, each.number).code(""),
            "sentences": [sentence.text for sentence in Passage(text=each.text).sentences],
            "text": each.text,
        })
        for kind, each in order
    ]  # fmt: skip


def counted(found: Split) -> str:
    """“3 sections, 6 paragraphs, 2 footnotes.”"""
    sections, paragraphs = len(found.headings), len(found.of("paragraph"))
    notes = len(found.of("footnote"))
    return gettext("%(sections)s, %(paragraphs)s, %(notes)s.") % {
        "sections": ngettext("%(n)d section", "%(n)d sections", sections) % {"n": sections},
        "paragraphs": ngettext("%(n)d paragraph", "%(n)d paragraphs", paragraphs) % {"n": paragraphs},
        "notes": ngettext("%(n)d footnote", "%(n)d footnotes", notes) % {"n": notes},
    }


def change_address(admin: ModelAdmin, report: Report) -> str:
    """The report's own form."""
    return reverse(f"{admin.admin_site.name}:sources_report_change", args=[report.pk])
