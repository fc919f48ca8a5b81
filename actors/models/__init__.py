"""Actors: who collaborates, under which names and mandates, and what they are to each other."""

from .actors import Actor, ActorName
from .mentions import Mention
from .statements import Mandate, Relation

__all__ = ["Actor", "ActorName", "Mandate", "Mention", "Relation"]
