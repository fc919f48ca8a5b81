"""The addresses of the portal."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("sources.urls")),
    path("", include("actors.urls")),
    path("", include("initiatives.urls")),
]
if settings.PORTAL_ADMIN:
    urlpatterns += [path("admin/", admin.site.urls)]
