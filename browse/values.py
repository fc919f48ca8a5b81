"""All values of one facet of a list: a page of their own, where they can be searched.

Its address is that of the list with `facet` added, so that all other filters are kept; `find` searches within.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from .asked import FACET, FIND, Asked, BadRequest, Fault
from .facetindex import FacetIndex
from .facets import chosen_values, sentence, values_of, values_url
from .fields import TextField, shorten
from .pages import paged

PER_PAGE = 100


def asked_facet(query: QueryDict, asked: Asked, names: Iterable[str]) -> tuple[str, str]:
    """The facet whose values are asked for, empty if none is, and what is searched within it.

    Raises BadRequest where the list has no such facet or the words cannot be searched for.
    """
    name, faults, find = query.get(FACET, ""), [], ""
    if not name:
        return "", ""
    if name not in names:
        faults.append(Fault(FACET, shorten(name), gettext("This list has no such facet.")))
    try:
        find = TextField(required=False).clean(query.getlist(FIND))
    except ValidationError as refused:
        given = shorten(", ".join(query.getlist(FIND))[:200])
        faults.append(Fault(FIND, given, " ".join(refused.messages)))
    if faults:
        raise BadRequest(faults, asked.turned(1))
    return name, find


def values_context(index: FacetIndex, asked: Asked, name: str, find: str) -> dict[str, Any]:
    """What the page of a facet's values shows: those that make a list, A to Z. 404 past the last page."""
    label = str(index.filters.base_filters[name].label)
    found = index.alphabetical(name, asked.chosen, find.split())
    page = paged(asked.page, len(found), lambda number: values_url(asked, name, find, number), PER_PAGE)
    kept = chosen_values(index, asked, name)
    if find:
        fitting = index.sought(name, find.split())
        kept = [value for value in kept if value.value in fitting]
    total = len(found) + len(kept)
    here = index.matching(asked.chosen).bit_count()
    said = ngettext("%(facet)s: %(count)d value", "%(facet)s: %(count)d values", total) % {
        "facet": label,
        "count": total,
    }
    if find:
        said = gettext("%(values)s matching “%(words)s”") % {"values": said, "words": find}
    title = gettext("%(values)s, for %(list)s") % {"values": said, "list": sentence(index, asked, here)}
    if asked.page > 1:
        title = gettext("%(list)s, page %(page)d") % {"list": title, "page": asked.page}
    return {
        "title": title,
        "description": gettext("%(values)s. Each leads to the list that it makes.") % {"values": title},
        "canonical": values_url(asked, name, find, asked.page),
        "robots": "noindex",
        "said": said,
        "sentence": sentence(index, asked, here),
        "label": label,
        "name": name,
        "find": find,
        "values": [
            *(kept if asked.page == 1 else ()),
            *values_of(index, asked, name, found[page.shown]),
        ],
        "hidden": [*asked.hidden(), (FACET, name)],
        "path": asked.path,
        "back_url": asked.turned(1).url,
        "all_url": values_url(asked, name),
        "page": page,
    }
