"""Records for tests, valid unless a test says otherwise.

    from tests import factories as make

    unicef = make.actor(name="UNICEF")
    make.participation(actor=unicef, role="chair")

A test states what it is about; the rest is made up, and told apart by a number that grows. Fields take what the model
takes, partial dates also text. Facts rest on a made-up sentence until `cited` gives them one that matters.
"""

from __future__ import annotations

import datetime
from itertools import count
from typing import Any, TypeVar

from django.db.models import Max, Model
from django.utils.text import slugify

from actors.models import Actor, ActorName, Mandate, Mention, Relation
from actors.vocabulary import Act, ActorKind, Verb
from browse.dates import PartialDateField
from browse.records import Record
from initiatives.models import Initiative, InitiativeDocument, InitiativeLink, Participation, Result
from initiatives.vocabulary import DocumentRole, InitiativeKind, LinkVerb, ResultKind, Role
from portal.models import Proposal, Revision
from sources.models import Cited, Country, Document, Excerpt, Passage, Region, Report, Section, SetAside, Theme
from sources.vocabulary import DocumentKind, PassageKind, ThemeFacet

MADE_UP = "The report says so."
MADE_UP_NUMBER = 999
REPORTED = datetime.date(2013, 8, 1)

M = TypeVar("M", bound=Model)
C = TypeVar("C", bound=Cited)
numbers = count(1)


def numbered(noun: str) -> str:
    """A name that no other record has; names sort as they were made: “Actor 0007”."""
    return f"{noun} {next(numbers):04}"


def given(fields: dict[str, Any], name: str, make: Any) -> Any:
    """What `fields` say of `name`; where they say nothing, `make`, or what it makes, from then on in `fields`."""
    if name not in fields:
        fields[name] = make() if callable(make) else make
    return fields[name]


def saved(model: type[M], fields: dict[str, Any], **defaults: Any) -> M:
    """A saved `model` of `fields`, and of `defaults` where they say nothing; its slug follows from its name."""
    for name, default in defaults.items():
        given(fields, name, default)
    many = {field.name: fields.pop(field.name) for field in model._meta.many_to_many if field.name in fields}
    dates = [field for field in model._meta.fields if isinstance(field, PartialDateField) and field.name in fields]
    record = model(**fields | {field.name: field.to_python(fields[field.name]) for field in dates})
    if isinstance(record, Record | Region):
        record.slug = record.slug or slugify(str(record))[:120]
    record.save()
    for name, related in many.items():
        getattr(record, name).set(related)
    return record


# Sources


def report(**fields: Any) -> Report:
    return saved(Report, fields, title=lambda: numbered("Report"), date=REPORTED)


def the_report() -> Report:
    """The first report that there is; made if there is none."""
    return Report.objects.order_by("pk").first() or report()


def section(**fields: Any) -> Section:
    of = given(fields, "report", the_report)
    position = of.sections.count() + 1
    return saved(Section, fields, number=f"{position}", title=lambda: numbered("Section"), position=position)


def passage(**fields: Any) -> Passage:
    """A paragraph of the first report, numbered after the last one."""
    of = given(fields, "report", the_report)
    kind = given(fields, "kind", PassageKind.PARAGRAPH)
    others = Passage.objects.filter(report=of, kind=kind, number__lt=MADE_UP_NUMBER)
    last = others.aggregate(last=Max("number"))["last"] or 0
    return saved(Passage, fields, number=last + 1, text=lambda: numbered("This is passage") + ".")


def excerpt(passage: Passage, quote: str = "") -> Excerpt:
    """The excerpt of `quote`, or of the first sentence; the same each time. Raises ValueError for a misquote."""
    quote = quote or passage.sentences[0].text
    start = passage.plain_text.index(quote)
    return Excerpt.objects.get_or_create(
        passage=passage, start=start, end=start + len(quote), defaults={"quote": quote}
    )[0]


def set_aside(**fields: Any) -> SetAside:
    """A sentence set aside: the first of its passage."""
    of = given(fields, "passage", passage)
    return saved(SetAside, fields, sentence=of.sentences[0].text, reason=lambda: numbered("Reason"))


def made_up_evidence() -> list[Excerpt]:
    """What a fact rests on where a test does not care."""
    paragraph = Passage.objects.filter(text=MADE_UP).first()
    return [excerpt(paragraph or passage(number=MADE_UP_NUMBER, text=MADE_UP))]


def cited(fact: C, passage: Passage, *quotes: str) -> C:
    """`fact`, resting on these quotes of `passage` too, and no longer on the made-up sentence."""
    fact.evidence.remove(*fact.evidence.filter(quote=MADE_UP))
    fact.evidence.add(*(excerpt(passage, quote) for quote in quotes or ("",)))
    return fact


def document(**fields: Any) -> Document:
    return saved(
        Document,
        fields,
        title=lambda: numbered("Document"),
        kind=DocumentKind.RESOLUTION,
        evidence=made_up_evidence,
    )


def theme(**fields: Any) -> Theme:
    return saved(Theme, fields, name=lambda: numbered("Theme"), definition="As it says.", facet=ThemeFacet.SUBJECT)


def the_themes() -> list[Theme]:
    """One theme, the first that there is; made if there is none."""
    return [Theme.objects.order_by("pk").first() or theme()]


def region(**fields: Any) -> Region:
    return saved(Region, fields, name=lambda: numbered("Region"))


def country(**fields: Any) -> Country:
    """A country with codes that no State has."""
    code = Country.objects.count()
    letters = f"X{chr(ord('A') + code // 26)}{chr(ord('A') + code % 26)}"
    return saved(Country, fields, name=lambda: numbered("Country"), iso3=letters, m49=f"{999 - code}")


# Actors


def actor(**fields: Any) -> Actor:
    return saved(Actor, fields, name=lambda: numbered("Actor"), kind=ActorKind.UN_ENTITY)


def government(**fields: Any) -> Actor:
    return saved(Actor, fields, name=lambda: numbered("Government"), kind=ActorKind.GOVERNMENT, country=country)


def name(**fields: Any) -> ActorName:
    return saved(ActorName, fields, actor=actor, name=lambda: numbered("Name"))


def mention(text: str = "", *, nth: int = 0, **fields: Any) -> Mention:
    """The nth place, counted from 0, where `text`, or the actor's name, stands in the passage."""
    text = text or given(fields, "actor", actor).name
    where = given(fields, "passage", lambda: passage(text=f"{text} took part."))
    start = -1
    for _each in range(nth + 1):
        start = where.plain_text.index(text, start + 1)
    return saved(Mention, fields, actor=actor, start=start, end=start + len(text))


def mandate(**fields: Any) -> Mandate:
    return saved(
        Mandate,
        fields,
        actor=actor,
        act=Act.ESTABLISHED,
        summary=lambda: numbered("Mandate"),
        evidence=made_up_evidence,
    )


def relation(**fields: Any) -> Relation:
    return saved(Relation, fields, from_actor=actor, verb=Verb.SUPPORTS, to_actor=actor, evidence=made_up_evidence)


# Initiatives


def initiative(**fields: Any) -> Initiative:
    """A mission with the years that follow from its dates."""
    dated = "last_year" in fields
    record = saved(
        Initiative,
        fields,
        title=lambda: numbered("Initiative"),
        kind=InitiativeKind.MISSION,
        themes=the_themes,
        evidence=made_up_evidence,
    )
    if not dated:
        record.derive_years()
        record.save(update_fields=["first_year", "last_year"])
    return record


def participation(**fields: Any) -> Participation:
    return saved(Participation, fields, initiative=initiative, actor=actor, role=Role.MEMBER, evidence=made_up_evidence)


def initiative_document(**fields: Any) -> InitiativeDocument:
    return saved(InitiativeDocument, fields, initiative=initiative, document=document, kind=DocumentRole.BASIS)


def link(**fields: Any) -> InitiativeLink:
    return saved(
        InitiativeLink,
        fields,
        from_initiative=initiative,
        verb=LinkVerb.PRODUCED,
        to_initiative=initiative,
        evidence=made_up_evidence,
    )


def result(**fields: Any) -> Result:
    return saved(Result, fields, statement=lambda: numbered("Result"), kind=ResultKind.LAW, evidence=made_up_evidence)


# What editing keeps


def revision(**fields: Any) -> Revision:
    """A version of a theme, as found."""
    data = {"slug": numbered("theme").replace(" ", "-"), "name": "Theme"}
    return saved(
        Revision, fields, form="theme", key=data["slug"], data=data, digest="0" * 64, version=1, source="found"
    )


def proposal(**fields: Any) -> Proposal:
    """A proposal that waits."""
    base = given(fields, "base", revision)
    return saved(Proposal, fields, form=base.form, key=base.key, data=base.data, name="Mina")
