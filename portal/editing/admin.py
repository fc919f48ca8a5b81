"""The admin of history and proposals: lists to read, and the addresses of the pages about them."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from browse import editing
from portal.models import Proposal, Revision
from portal.site import Site, register

from .deciding import merge_page, proposal_page
from .hooks import AdminService
from .pages import history_page, preview_page, proposal_preview, used_page, version_page

editing.register(AdminService())


@register
def pages(site: Site) -> list[URLPattern]:
    """The pages about records, their versions and proposals."""
    view = site.admin_view
    return [
        path("editing/history/<str:form>/<path:key>/", view(history_page), name="editing_history"),
        path("editing/versions/<int:number>/", view(version_page), name="editing_version"),
        path("editing/used/<str:form>/<path:key>/", view(used_page), name="editing_used"),
        path("editing/preview/<str:form>/<path:key>/", view(preview_page), name="editing_preview"),
        path("editing/proposals/<int:number>/", view(proposal_page), name="editing_proposal"),
        path("editing/proposals/<int:number>/preview/", view(proposal_preview), name="editing_proposal_preview"),
        path("editing/merge/<slug:slug>/", view(merge_page), name="editing_merge"),
    ]


class Kept(admin.ModelAdmin):
    """What the save service keeps: a list to read, whose lines lead to a page of its own."""

    page = ""
    list_per_page = 50
    actions = None

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Its own page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not re.fullmatch("[0-9]{1,18}", object_id):
            raise Http404
        return HttpResponseRedirect(reverse(f"admin:{self.page}", args=[int(object_id)]))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The save service adds them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They are changed on their own pages."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They stay."""
        return False


@admin.register(Revision)
class RevisionAdmin(Kept):
    """The history of all records."""

    page = "editing_version"
    list_display = ("made", "form", "key", "source", "person", "why")
    list_filter = ("source", "form")
    search_fields = ("key", "name", "why")
    date_hierarchy = "made"

    @admin.display(description=_("who"), ordering="name")
    def person(self, revision: Revision) -> str:
        """The name that the history keeps."""
        return revision.name


@admin.register(Proposal)
class ProposalAdmin(Kept):
    """Proposals, those that wait first."""

    page = "editing_proposal"
    list_display = ("made", "form", "key", "person", "state", "why")
    list_filter = ("state", "form")
    search_fields = ("key", "name", "why")

    @admin.display(description=_("author"), ordering="name")
    def person(self, proposal: Proposal) -> str:
        """The name of the author."""
        return proposal.name
