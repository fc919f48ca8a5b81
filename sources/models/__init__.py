"""What is quoted, what is cited, and the vocabularies that all apps share."""

from .cited import Cited, Document
from .reports import Excerpt, Passage, Report, Section, SetAside
from .vocabularies import Country, Region, Theme

__all__ = ["Cited", "Country", "Document", "Excerpt", "Passage", "Region", "Report", "Section", "SetAside", "Theme"]
