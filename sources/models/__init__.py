"""What is quoted, what is cited, and the vocabularies that all apps share."""

from .cited import Cited, Document
from .excerpts import Excerpt, SetAside
from .passages import Passage
from .reports import Report, Section
from .vocabularies import Country, Region, Theme

__all__ = ["Cited", "Country", "Document", "Excerpt", "Passage", "Region", "Report", "Section", "SetAside", "Theme"]
