"""Initiatives, who takes part in which role, the documents and links around them, and their results."""

from .around import InitiativeDocument, InitiativeLink, Participation
from .initiatives import Initiative
from .results import Result

__all__ = ["Initiative", "InitiativeDocument", "InitiativeLink", "Participation", "Result"]
