"""The addresses of the portal."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from actors.urls import urlpatterns as actor_patterns
from initiatives.views.actors import ActorDetail
from initiatives.views.countries import CountryDetail
from initiatives.views.documents import DocumentDetail
from initiatives.views.themes import ThemeDetail
from sources.urls import urlpatterns as source_patterns

from .views.home import home
from .views.names import names
from .views.pages import about, accessibility
from .views.search import search, suggest
from .views.sitemap import robots, sitemap, sitemap_of

# A profile spans the apps above that of its record; its address is one of that app's all the same.
actor_patterns = [*actor_patterns, path("actors/<slug:slug>/", ActorDetail.as_view(), name="detail")]
source_patterns = [
    *source_patterns,
    path("themes/<slug:slug>/", ThemeDetail.as_view(), name="theme"),
    path("countries/<slug:slug>/", CountryDetail.as_view(), name="country"),
    path("documents/<slug:slug>/", DocumentDetail.as_view(), name="document"),
]

urlpatterns = [
    path("", home, name="home"),
    path("", include((actor_patterns, "actors"))),
    path("", include("initiatives.urls")),
    path("", include((source_patterns, "sources"))),
    path("names/", names, name="names"),
    path("search/", search, name="search"),
    path("search/suggest/", suggest, name="suggest"),
    path("about/", about, name="about"),
    path("accessibility/", accessibility, name="accessibility"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:kind>-<int:number>.xml", sitemap_of, name="sitemap-of"),
]
if settings.DEBUG:
    urlpatterns += [path("gallery/", include("portal.gallery"))]
if settings.PORTAL_ADMIN:
    urlpatterns += [path("admin/", admin.site.urls)]
