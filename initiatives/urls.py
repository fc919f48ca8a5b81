"""The addresses of `initiatives`."""

from django.urls import path

from .views.initiatives import CampaignList, InitiativeDetail, InitiativeList, MechanismList, MissionList
from .views.pairs import pair
from .views.results import ResultDetail, ResultList
from .views.sections import collaborators, mentions
from .views.years import year, years

app_name = "initiatives"
urlpatterns = [
    path("actors/<slug:slug>/mentions/", mentions, name="mentions"),
    path("actors/<slug:slug>/with/", collaborators, name="collaborators"),
    path("actors/<slug:a>/with/<slug:b>/", pair, name="pair"),
    path("initiatives/", InitiativeList.as_view(), name="list"),
    path("mechanisms/", MechanismList.as_view(), name="mechanisms"),
    path("campaigns/", CampaignList.as_view(), name="campaigns"),
    path("missions/", MissionList.as_view(), name="missions"),
    path("initiatives/<slug:slug>/", InitiativeDetail.as_view(), name="detail"),
    path("results/", ResultList.as_view(), name="results"),
    path("results/<slug:slug>/", ResultDetail.as_view(), name="result"),
    path("years/", years, name="years"),
    path("years/<int:number>/", year, name="year"),
]
