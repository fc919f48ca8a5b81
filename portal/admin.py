"""The portal's admin: each of its parts registers its own pages. Django looks for this module; the parts hang on it."""

from .editing import admin as editing
from .exchange import admin as exchange
from .security import admin as security

__all__ = ["editing", "exchange", "security"]
