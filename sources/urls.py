"""The addresses of `sources`."""

from django.urls import path

from .views.countries import CountryDetail, countries
from .views.documents import DocumentDetail, DocumentList
from .views.reading import ReportDetail, footnote, paragraph, reports, the_report
from .views.themes import ThemeDetail, themes

app_name = "sources"
urlpatterns = [
    path("documents/", DocumentList.as_view(), name="documents"),
    path("documents/<slug:slug>/", DocumentDetail.as_view(), name="document"),
    path("themes/", themes, name="themes"),
    path("themes/<slug:slug>/", ThemeDetail.as_view(), name="theme"),
    path("countries/", countries, name="countries"),
    path("countries/<slug:slug>/", CountryDetail.as_view(), name="country"),
    path("report/", the_report, name="the-report"),
    path("reports/", reports, name="reports"),
    path("reports/<slug:slug>/", ReportDetail.as_view(), name="report"),
    path("reports/<slug:slug>/paragraphs/<int:n>/", paragraph, name="paragraph"),
    path("reports/<slug:slug>/footnotes/<int:n>/", footnote, name="footnote"),
]
