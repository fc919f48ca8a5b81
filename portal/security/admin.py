"""The admin of users: what an administrator may do, who is not above the rest."""

from __future__ import annotations

from typing import Any

from axes.utils import reset
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from portal.site import Site, register

from . import factor
from .views import security


@register
def pages(site: Site) -> list[URLPattern]:
    """The page of one's own second factor."""
    return [path("security/", site.admin_view(security), name="security")]


admin.site.unregister([User, Group])
for model in [model for model in admin.site._registry if model._meta.app_label in ("otp_static", "otp_totp")]:
    admin.site.unregister(model)  # their pages show keys


@admin.register(User)
class PortalUserAdmin(UserAdmin):
    """Users. Only a superuser makes superusers, or touches one; groups are what permissions come by."""

    list_display = ("username", "first_name", "last_name", "email", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "groups")
    filter_horizontal = ("groups",)
    actions = ("unlock", "remove_factor")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Personal info"), {"fields": ("first_name", "last_name", "email")}),
        (_("Permissions"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("Important dates"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whoever is no superuser makes none."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else (*fields, "is_superuser")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Superusers are for superusers."""
        users = super().get_queryset(request)
        return users if request.user.is_superuser else users.filter(is_superuser=False)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """With a second factor, where one is required."""
        return factor.shown(request.user) and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """With a second factor, where one is required."""
        return factor.shown(request.user) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """With a second factor, where one is required."""
        return factor.shown(request.user) and super().has_delete_permission(request, obj)

    @admin.action(description=_("Unlock: forget failed log-ins"), permissions=["change"])
    def unlock(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Lets users try again who failed too often."""
        for user in queryset:
            reset(username=user.get_username())
        self.message_user(request, _("They may log in again."), messages.SUCCESS)

    @admin.action(description=_("Remove the second factor, recovery codes included"), permissions=["change"])
    def remove_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """For who has lost both the app and the codes."""
        for user in queryset:
            factor.remove(user)
            self.log_change(request, user, "Removed the second factor.")
        self.message_user(request, _("They log in with the password alone, and may set one up anew."), messages.SUCCESS)
