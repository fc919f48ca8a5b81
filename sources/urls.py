"""The addresses of `sources`; profiles that span the apps above are routed by the portal."""

from django.urls import path

from .views.countries import countries
from .views.documents import DocumentList
from .views.reading import ReportDetail, footnote, paragraph, reports, the_report
from .views.themes import themes

urlpatterns = [
    path("documents/", DocumentList.as_view(), name="documents"),
    path("themes/", themes, name="themes"),
    path("countries/", countries, name="countries"),
    path("report/", the_report, name="the-report"),
    path("reports/", reports, name="reports"),
    path("reports/<slug:slug>/", ReportDetail.as_view(), name="report"),
    path("reports/<slug:slug>/paragraphs/<int:n>/", paragraph, name="paragraph"),
    path("reports/<slug:slug>/footnotes/<int:n>/", footnote, name="footnote"),
]
