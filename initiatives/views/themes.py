"""The page of a theme: what it means, who and what is about it, and what it goes with."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from browse import versions
from browse.detail import RecordDetail
from sources.models import Report, Theme

from ..profiles import Profile
from ..surroundings import address, as_records, beside, slugs_of


class ThemeDetail(RecordDetail):
    """A theme's definition, its initiatives by kind, actors by weight, results, texts, passages and neighbours."""

    model = Theme
    template_name = "sources/theme_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The head of each list, with its length."""
        theme, version = self.object, versions.of(self.request)
        near = beside(version, "theme", theme.slug)
        profile = Profile.of(version, {"theme": (theme.slug,)})
        return super().get_context_data(**kwargs) | {
            "crumbs": [(gettext("Themes"), reverse("sources:themes")), (theme.name, "")],
            "profile": profile,
            "neighbours": as_records(
                near,
                slugs_of(Theme.objects.published(), near),
                lambda slug: address({**profile.chosen, "and_theme": (slug,)}),
            ),
            "reported_on": Report.objects.latest_date(),
        }

    def describe(self) -> str:
        """The definition."""
        return f"{self.object.name}: {self.object.definition}"
