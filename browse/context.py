"""What every page's frame shows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from . import versions


def frame(request: HttpRequest) -> dict[str, Any]:
    """The data version of the footer, asked for only where it is shown."""
    return {"data_version": SimpleLazyObject(lambda: versions.of(request).number)}
