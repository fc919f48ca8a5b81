"""The admin site: the desk as its first page, log-in with a second factor, and the pages beside the models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _

from .desk.views import desk
from .security.factor import missing, required
from .security.login import LoginForm

Pages = Callable[["Site"], list[URLPattern]]
PAGES: list[Pages] = []


def register(pages: Pages) -> Pages:
    """Adds pages beside those of the models: a function from the site to their addresses.

    Each view is wrapped by the function itself, as `site.admin_view(view)`. An app registers in its `admin.py`.
    """
    PAGES.append(pages)
    return pages


class Site(admin.AdminSite):
    """The portal's admin."""

    site_title = _("Child Protection Collaboration Portal")
    site_header = _("Editing the Child Protection Collaboration Portal")
    index_title = _("Desk")
    login_form = LoginForm
    enable_nav_sidebar = False  # it stands between the keyboard and every form

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The pages beside the models come first: a model's addresses match nearly everything."""
        return [*(url for pages in PAGES for url in pages(self)), *super().get_urls()]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What the frame of every page says of the second factor."""
        return super().each_context(request) | {
            "factor_required": required(),
            "factor_missing": missing(request.user),
        }

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        """The desk, before the lists of the models."""
        return super().index(request, desk(request) | (extra_context or {}))
