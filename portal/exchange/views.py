"""/admin/exchange/: the downloads, and the import with its look before the leap."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from browse import versions
from portal.editing.permissions import may_publish

from . import archives, sheets
from .importing import WHOLE, Outcome, Unreadable, run
from .tables import TABLES, written

KINDS = {
    **{name: table.label for name, table in TABLES.items()},
    WHOLE: _("Whole records (files of the transcription)"),
}
ENDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
MOST_CARRIED = 1_800_000  # characters of the form in which a file comes back; Django takes 2.5 MB
SHOWN = 200


def may_import(request: HttpRequest) -> bool:
    """An import changes what is published, so it is for those who publish."""
    return may_publish(request.user)


def may_export(request: HttpRequest) -> bool:
    """Drafts are in the exports, so they are for those who may see them."""
    return all(
        request.user.has_perm(f"{table.form.model._meta.app_label}.view_{table.form.name}") for table in TABLES.values()
    )


class UploadForm(forms.Form):
    """A file and what it holds."""

    kind = forms.ChoiceField(label=_("What it holds"), choices=list(KINDS.items()))
    file = forms.FileField(
        label=_("File"),
        max_length=200,
        help_text=_("A table as CSV (UTF-8) or XLSX, or the files of the transcription as a ZIP archive."),
    )
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("Stands in the history of each record that changes.")
    )

    def clean(self) -> dict[str, Any]:
        """The file's name must fit, and its size."""
        cleaned = super().clean() or {}
        file, kind = cleaned.get("file"), cleaned.get("kind")
        if file and kind:
            ends = (".zip",) if kind == WHOLE else (".csv", ".xlsx")
            if not file.name.lower().endswith(ends):
                raise ValidationError({"file": _("This must be a file whose name ends in %(ends)s.")},
                                      params={"ends": ", ".join(ends)})  # fmt: skip
            if file.size > sheets.MOST_BYTES:
                raise ValidationError({"file": _("The file is too large.")})
        return cleaned


class Carried(forms.Form):
    """The same file once more, as the page of the preview carried it: nothing is kept between the two."""

    kind = forms.ChoiceField(choices=list(KINDS.items()))
    name = forms.CharField(max_length=200)
    reason = forms.CharField(max_length=500)
    version = forms.IntegerField()
    content = forms.CharField(max_length=MOST_CARRIED)

    def clean_content(self) -> bytes:
        """What the preview had, unchanged."""
        try:
            packed = base64.b64decode(_signer().unsign(self.cleaned_data["content"], max_age=24 * 3600))
            return zlib.decompress(packed)
        except (BadSignature, binascii.Error, zlib.error):
            raise ValidationError(_("The file did not come back as it was shown. Upload it again.")) from None


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="portal.exchange")


def carried(content: bytes) -> str:
    """A file as the preview's page carries it; raises Unreadable where it is too large for that."""
    text = _signer().sign(base64.b64encode(zlib.compress(content, 9)).decode())
    if len(text) > MOST_CARRIED:
        raise Unreadable(_("The file is too large."))
    return text


@require_safe
def exchange(request: HttpRequest) -> HttpResponse:
    """The downloads, and the form of an import for those who may."""
    return _page(request, UploadForm())


def _page(request: HttpRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    if not (may_export(request) or may_import(request)):
        raise PermissionDenied
    context = admin.site.each_context(request) | {
        "title": _("Import and export"),
        "tables": [(name, table.label) for name, table in TABLES.items()] if may_export(request) else [],
        "form": form if may_import(request) else None,
    }
    return TemplateResponse(request, "portal/admin/exchange.html", context, status=status)


@require_safe
def export_table(request: HttpRequest, name: str, end: str) -> HttpResponse:
    """A flat table as CSV or XLSX."""
    if not may_export(request):
        raise PermissionDenied
    if name not in TABLES or end not in ENDS:
        raise Http404
    columns, rows = written(TABLES[name])
    try:
        content = sheets.write_csv(columns, rows) if end == "csv" else sheets.write_xlsx(columns, rows, name)
    except Unreadable as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(reverse("admin:exchange"))
    return _file(content, f"{name}.{end}", ENDS[end])


@require_safe
def export_records(request: HttpRequest) -> HttpResponse:
    """Whole records: the files of the transcription."""
    if not may_export(request):
        raise PermissionDenied
    return _file(archives.write_zip(), "transcription.zip", "application/zip")


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_http_methods(["POST"])
def preview(request: HttpRequest) -> HttpResponse:
    """What a file would do, row by row; nothing is written."""
    if not may_import(request):
        raise PermissionDenied
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, 422)
    cleaned = form.cleaned_data
    content = cleaned["file"].read()
    try:
        text, version = carried(content), versions.current().number
        outcome = run(cleaned["kind"], cleaned["file"].name, content, request.user, cleaned["reason"], dry=True)
    except Unreadable as problem:
        form.add_error("file", str(problem))
        return _page(request, form, 422)
    fields = {"kind": cleaned["kind"], "name": cleaned["file"].name, "reason": cleaned["reason"], "version": version}
    return _preview(request, outcome, fields | {"content": text})


def _preview(request: HttpRequest, outcome: Outcome, fields: dict[str, Any]) -> HttpResponse:
    lines = list(outcome.lines)
    mistakes = outcome.mistakes
    context = admin.site.each_context(request) | {
        "title": _("What %(name)s would change") % {"name": fields["name"]},
        "kind": KINDS[fields["kind"]],
        "lines": lines[:SHOWN],
        "added": sum(each.before is None for each, *_rest in lines),
        "edited": sum(each.before is not None for each, *_rest in lines),
        "same": outcome.same,
        "more": max(0, len(lines) - SHOWN),
        "mistakes": mistakes[:SHOWN],
        "more_mistakes": max(0, len(mistakes) - SHOWN),
        "fields": fields,
        "by_file": fields["kind"] == WHOLE,
    }
    return TemplateResponse(request, "portal/admin/import_preview.html", context, status=422 if mistakes else 200)


@require_http_methods(["POST"])
def perform(request: HttpRequest) -> HttpResponse:
    """Writes what the preview showed, unless the data have moved on since: then it is shown anew."""
    if not may_import(request):
        raise PermissionDenied
    form = Carried(request.POST)
    if not form.is_valid():
        messages.error(request, _("The file did not come back as it was shown. Upload it again."))
        return HttpResponseRedirect(reverse("admin:exchange"))
    fields = form.cleaned_data
    moved = fields["version"] != versions.current().number
    try:
        outcome = run(fields["kind"], fields["name"], fields["content"], request.user, fields["reason"], dry=moved)
    except Unreadable as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(reverse("admin:exchange"))
    if moved:
        messages.warning(request, _("Somebody changed the data since you looked. Look again, then import."))
    if moved or outcome.wrong:
        again = {**fields, "version": versions.current().number, "content": carried(fields["content"])}
        return _preview(request, outcome, again)
    count = len(outcome.changed)
    messages.success(request, ngettext("%(count)d record was changed.", "%(count)d records were changed.", count)
                     % {"count": count})  # fmt: skip
    return HttpResponseRedirect(reverse("admin:exchange"))
