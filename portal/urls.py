"""The addresses of the portal."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from actors.urls import urlpatterns as actor_patterns
from initiatives.views.actors import ActorDetail

from .views.home import home
from .views.names import names
from .views.pages import about, accessibility

# A profile spans the apps above `actors`; its address is one of theirs all the same.
actor_patterns = [*actor_patterns, path("actors/<slug:slug>/", ActorDetail.as_view(), name="detail")]

urlpatterns = [
    path("", home, name="home"),
    path("", include((actor_patterns, "actors"))),
    path("", include("initiatives.urls")),
    path("", include("sources.urls")),
    path("names/", names, name="names"),
    path("about/", about, name="about"),
    path("accessibility/", accessibility, name="accessibility"),
]
if settings.DEBUG:
    urlpatterns += [path("gallery/", include("portal.gallery"))]
if settings.PORTAL_ADMIN:
    urlpatterns += [path("admin/", admin.site.urls)]
