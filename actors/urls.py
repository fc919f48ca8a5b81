"""The addresses of `actors`; an actor's profile spans the apps above and is routed by the portal."""

from django.urls import path

from .views import ActorList

urlpatterns = [path("actors/", ActorList.as_view(), name="list")]
