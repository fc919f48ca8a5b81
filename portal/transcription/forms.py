"""The form of each model: its keys, in the order in which files have them."""

from __future__ import annotations

from typing import Any

from actors.models import Actor, ActorName, Mandate, Mention, Relation
from initiatives.models import Initiative, InitiativeDocument, InitiativeLink, Participation, Result
from sources.models import Country, Document, Passage, Region, Report, Section, SetAside, Theme

from .cited import Evidence, PassagePlace, Spot
from .form import Form
from .keys import Key, Value
from .nested import Nested, first_place
from .quotes import order
from .references import FormerSlugs, Ref, Refs, SectionRef


def values(*names: str) -> tuple[Key, ...]:
    """Plain values of those names."""
    return tuple(map(Value, names))


def record() -> tuple[Key, ...]:
    """What every record with a page has."""
    return (*values("slug", "status"), FormerSlugs())


def cited() -> tuple[Key, ...]:
    """What every fact has."""
    return (Evidence(), *values("attribution", "note"))


def section_key(data: dict[str, Any], owner: str) -> str:
    """A section is known by its report and number."""
    return f"{owner} {data.get('number', '')}"


def passage_key(data: dict[str, Any], owner: str) -> str:
    """A passage is known by its place."""
    return str(data.get("at", ""))


SECTION = Form(Section, (*values("number", "title"), SectionRef("parent")), key=section_key)
REPORT = Form(
    Report,
    (*record(), *values("title", "symbol", "date", "session", "agenda_item", "front_matter")),
    nested=(Nested("sections", SECTION, "report", apart=True),),
)
SET_ASIDE = Form(SetAside, values("sentence", "reason"))
PASSAGE = Form(
    Passage,
    (PassagePlace(), SectionRef("section"), *values("text", "uncited_reason")),
    nested=(Nested("set_aside", SET_ASIDE, "passage", same=("sentence",)),),
    key=passage_key,
)
REGION = Form(Region, values("slug", "name"))
COUNTRY = Form(
    Country,
    (
        *record(),
        *values("name", "official_name", "iso3", "m49"),
        Ref("region"),
        *values("latitude", "longitude"),
    ),
)
THEME = Form(Theme, (*record(), *values("name", "facet", "definition")))
DOCUMENT = Form(Document, (*record(), *values("symbol", "title", "kind", "date", "url"), *cited()))

NAME = Form(ActorName, values("name", "ambiguous"))
MANDATE = Form(Mandate, (Value("act"), Ref("document"), *values("date", "summary"), *cited()))
RELATION = Form(Relation, (Value("verb"), Ref("to", "to_actor"), *cited()))
MENTION = Form(Mention, (Spot(), *values("attribution", "note", "refused")))
ACTOR = Form(
    Actor,
    (
        *record(),
        *values("name", "acronym", "short", "kind", "summary", "is_group"),
        Ref("parent"),
        Ref("country"),
        Value("website"),
    ),
    nested=(
        Nested("names", NAME, "actor", same=("name",)),
        Nested("mandates", MANDATE, "actor", same=("act", "document")),
        Nested("relations", RELATION, "from_actor", same=("verb", "to")),
        Nested(
            "mentions",
            MENTION,
            "actor",
            order=lambda data, texts: order(data, texts, "text"),
            same=("at", "text", "occurrence"),
        ),
    ),
)

PARTICIPATION = Form(Participation, (Value("role"), Ref("actor"), *cited()))
DOCUMENT_LINK = Form(InitiativeDocument, (Ref("document"), Value("kind")))
LINK = Form(InitiativeLink, (Value("verb"), Ref("to", "to_initiative"), *cited()))
RESULT = Form(
    Result,
    (
        *record(),
        *values("statement", "kind", "value", "value_as_printed", "qualifier", "unit"),
        *values("baseline", "baseline_date", "as_of"),
        *map(Refs, ("actors", "countries", "themes")),
        *cited(),
    ),
)
INITIATIVE = Form(
    Initiative,
    (
        *record(),
        *values("title", "acronym", "kind", "summary", "start", "end", "recurrence", "stage", "scope"),
        *map(Ref, ("parent", "body")),
        *map(Refs, ("themes", "countries", "regions")),
        *values("stated_count", "others_as_printed", "open_list"),
        *cited(),
    ),
    nested=(
        Nested("participants", PARTICIPATION, "initiative", same=("actor", "role"), group=("actor", "actors")),
        Nested("documents", DOCUMENT_LINK, "initiative", same=("document", "kind")),
        Nested("links", LINK, "from_initiative", same=("verb", "to")),
        Nested("results", RESULT, "initiative", order=first_place, apart=True),
    ),
    derive=Initiative.set_years,
)

# In the order in which records may refer to one another: a record to those of forms before its own, or of its own.
FORMS = (REPORT, SECTION, PASSAGE, REGION, COUNTRY, THEME, DOCUMENT, ACTOR, INITIATIVE, RESULT)
BY_NAME = {form.name: form for form in FORMS}
CHILDREN = tuple(nested for form in FORMS for nested in form.nested if not nested.apart)
OWNERS = {nested.form.name: nested.owner for form in FORMS for nested in form.nested if nested.apart}
