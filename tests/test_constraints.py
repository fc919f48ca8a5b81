"""Every rule that the database holds is broken once, and is what the database then names.

The cases stand against all constraints and unique fields of the project's models: a rule without a case fails, and
so does a case without its rule.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, models, transaction

from browse.models import DataVersion, FormerSlug, SearchEntry, SearchWord
from portal.models import LoadedBlock
from tests import factories as make

MODELS = [
    model
    for config in apps.get_app_configs()
    if Path(config.path).parent == settings.BASE_DIR
    for model in config.get_models()
]


def rules_of(model: type[models.Model]) -> dict[str, set[str]]:
    """Each rule of a model, by its name, and the words with which SQLite or PostgreSQL says that it was broken."""
    table, fields = model._meta.db_table, model._meta.local_fields
    rules = {}
    for constraint in model._meta.constraints:
        rules[constraint.name] = {constraint.name}
        if isinstance(constraint, models.UniqueConstraint):
            columns = [
                f"{table}.{field.column}" for name in constraint.fields for field in fields if field.name == name
            ]
            rules[constraint.name].add(f"UNIQUE constraint failed: {', '.join(columns)}")
    for field in fields:
        if field.unique and not field.primary_key:
            rules[f"{model._meta.label}.{field.name} unique"] = {
                f"UNIQUE constraint failed: {table}.{field.column}",
                f"Key ({field.column})=",
            }
    return rules


RULES = {name: words for model in MODELS for name, words in rules_of(model).items()}


def put(record: models.Model, **values: object) -> None:
    """Writes `values` to a record that is saved and sound, past all of Python's checks."""
    type(record)._default_manager.filter(pk=record.pk).update(**values)


def alike(maker: Callable[..., models.Model], **values: object) -> None:
    """Makes a record of `values`, and another that is given the same."""
    maker(**values)
    put(maker(), **values)


def same_place() -> None:
    """Two excerpts of one passage at one place."""
    passage = make.passage(text="This is so. That is so.")
    first, second = make.excerpt(passage, "This is so."), make.excerpt(passage, "That is so.")
    put(second, start=first.start, end=first.end)


def same_former_slug() -> None:
    """Two records of one kind with one former slug."""
    FormerSlug.objects.bulk_create(FormerSlug(record=record, slug="old") for record in (make.theme(), make.theme()))


# Closed vocabularies, and texts that must not be empty.
VALUES: list[tuple[str, Callable[..., models.Model], list[str], list[str]]] = [
    ("sources_report", make.report, ["status"], ["title"]),
    ("sources_section", make.section, [], ["title"]),
    ("sources_passage", make.passage, ["kind"], ["text"]),
    ("sources_excerpt", lambda: make.excerpt(make.passage()), [], ["quote"]),
    ("sources_setaside", make.set_aside, [], ["sentence", "reason"]),
    ("sources_region", make.region, [], ["name"]),
    ("sources_country", make.country, ["status"], ["name"]),
    ("sources_theme", make.theme, ["status", "facet"], ["name", "definition"]),
    ("sources_document", make.document, ["status", "kind", "attribution"], ["title"]),
    ("actors_actor", make.actor, ["status", "kind"], ["name"]),
    ("actors_actorname", make.name, [], ["name"]),
    ("actors_mention", make.mention, ["attribution"], []),
    ("actors_mandate", make.mandate, ["act", "attribution"], ["summary"]),
    ("actors_relation", make.relation, ["verb", "attribution"], []),
    (
        "initiatives_initiative",
        make.initiative,
        ["status", "kind", "recurrence", "stage", "scope", "attribution"],
        ["title"],
    ),
    ("initiatives_participation", make.participation, ["role", "attribution"], []),
    ("initiatives_initiativedocument", make.initiative_document, ["kind"], []),
    ("initiatives_initiativelink", make.link, ["verb", "attribution"], []),
    ("initiatives_result", make.result, ["status", "kind", "attribution"], ["statement"]),
]


def broken_value(maker: Callable[..., models.Model], field: str, value: str) -> Callable[[], None]:
    return lambda: put(maker(), **{field: value})


CASES: dict[str, Callable[[], object]] = {
    **{
        f"{model}_{field}_known": broken_value(maker, field, "unheard")
        for model, maker, closed, _ in VALUES
        for field in closed
    },
    **{
        f"{model}_{field}_present": broken_value(maker, field, "")
        for model, maker, _, needed in VALUES
        for field in needed
    },
    "browse_dataversion_one_row": lambda: DataVersion.objects.create(pk=2),
    "browse_formerslug_once_a_kind": same_former_slug,
    "browse_searchentry_once": lambda: [
        SearchEntry.objects.create(kind="themes", key="justice", record=1) for _ in range(2)
    ],
    "browse.SearchWord.word unique": lambda: [SearchWord.objects.create(word="justice") for _ in range(2)],
    # sources
    "sources.Report.slug unique": lambda: alike(make.report, slug="same"),
    "sources_section_number_once": lambda: alike(make.section, number="IV.A"),
    "sources_section_position_once": lambda: alike(make.section, position=4),
    "sources_passage_once": lambda: alike(make.passage, number=19),
    "sources_passage_reason_of_its_own": lambda: alike(make.passage, uncited_reason="Says what follows."),
    "sources_passage_section_of_paragraph": lambda: make.passage(kind="footnote", section=make.section()),
    "sources_setaside_once_a_sentence": lambda: alike(make.set_aside, passage=make.passage(), sentence="So."),
    "sources_setaside_reason_of_its_own": lambda: alike(make.set_aside, reason="Says what follows."),
    "sources_excerpt_once": same_place,
    "sources_excerpt_runs_forward": lambda: put(make.excerpt(make.passage()), end=0),
    "sources.Region.slug unique": lambda: alike(make.region, slug="same"),
    "sources.Region.name unique": lambda: alike(make.region, name="Same"),
    "sources.Country.slug unique": lambda: alike(make.country, slug="same"),
    "sources.Country.name unique": lambda: alike(make.country, name="Same"),
    "sources.Country.iso3 unique": lambda: alike(make.country, iso3="BRA"),
    "sources.Country.m49 unique": lambda: alike(make.country, m49="076"),
    "sources_country_point_whole": lambda: put(make.country(), latitude=-15.79),
    "sources_country_point_whole: the other half": lambda: put(make.country(), longitude=-47.88),
    "sources_country_point_whole: off the map": lambda: make.country(latitude=90.01, longitude=0),
    "sources.Theme.slug unique": lambda: alike(make.theme, slug="same"),
    "sources.Theme.name unique": lambda: alike(make.theme, name="Same"),
    "sources.Document.slug unique": lambda: alike(make.document, slug="same"),
    "sources_document_symbol_once": lambda: [make.document(symbol="66/138") for _ in range(2)],
    # actors
    "actors.Actor.slug unique": lambda: alike(make.actor, slug="same"),
    "actors.Actor.name unique": lambda: alike(make.actor, name="Same"),
    "actors_actor_acronym_once": lambda: alike(make.actor, acronym="SAME"),
    "actors_actor_not_its_own_parent": lambda: put(one := make.actor(), parent=one),
    "actors_actor_country_of_government": lambda: make.actor(kind="civil-society", country=make.country()),
    "actors_actor_government_has_country": lambda: make.government(country=None),
    "actors_actorname_once_an_actor": lambda: alike(make.name, actor=make.actor(), name="the Fund", ambiguous=True),
    "actors_actorname_identifies_one": lambda: alike(make.name, name="the Children's Fund"),
    "actors_mention_once": lambda: alike(make.mention, passage=make.passage(), actor=make.actor(name="This")),
    "actors_mention_runs_forward": lambda: put(one := make.mention(), end=one.start),
    "actors_mention_refused_by_a_person": lambda: make.mention(found=True, refused=True),
    "actors_mention_found_is_stated": lambda: make.mention(found=True, attribution="inferred"),
    "actors_relation_once": lambda: alike(make.relation, from_actor=make.actor(), to_actor=make.actor()),
    "actors_relation_of_two": lambda: put(one := make.relation(), to_actor=one.from_actor),
    # initiatives
    "initiatives.Initiative.slug unique": lambda: alike(make.initiative, slug="same"),
    "initiatives.Initiative.body unique": lambda: alike(make.initiative, kind="mechanism", body=make.actor()),
    "initiatives_initiative_not_its_own_parent": lambda: put(one := make.initiative(), parent=one),
    "initiatives_initiative_body_of_mechanism": lambda: make.initiative(kind="mission", body=make.actor()),
    "initiatives_initiative_years_run_forward": lambda: put(make.initiative(start="2012"), last_year=2011),
    "initiatives_initiative_years_run_forward: on to nowhere": lambda: put(
        make.initiative(start="2012"), last_year=None
    ),
    "initiatives_initiative_end_has_start": lambda: make.initiative(end="2012"),
    "initiatives_participation_once": lambda: alike(
        make.participation, initiative=make.initiative(), actor=make.actor(), role="chair"
    ),
    "initiatives_initiativedocument_once": lambda: alike(
        make.initiative_document, initiative=make.initiative(), document=make.document()
    ),
    "initiatives_initiativelink_once": lambda: alike(
        make.link, from_initiative=make.initiative(), to_initiative=make.initiative()
    ),
    "initiatives_initiativelink_of_two": lambda: put(one := make.link(), to_initiative=one.from_initiative),
    "initiatives.Result.slug unique": lambda: alike(make.result, slug="same"),
    "initiatives_result_value_is_printed": lambda: make.result(value=26),
    "initiatives_result_baseline_has_value": lambda: make.result(baseline=137),
    # portal
    "portal_loadedblock_once": lambda: [LoadedBlock.objects.create(form="themes", key="justice") for _ in range(2)],
    "portal_revision_key_present": lambda: make.revision(key=""),
    "portal_revision_source_known": lambda: make.revision(source="hearsay"),
    "portal_revision_digest_of_data": lambda: make.revision(data=None),
    "portal_revision_digest_of_data: data without": lambda: make.revision(digest=""),
    "portal_proposal_key_present": lambda: make.proposal(key=""),
    "portal_proposal_state_known": lambda: put(make.proposal(), state="lost", decided="2013-08-01T00:00Z"),
    "portal_proposal_decided_when_over": lambda: put(make.proposal(), state="withdrawn"),
    "portal_proposal_decided_when_over: waiting": lambda: put(make.proposal(), decided="2013-08-01T00:00Z"),
    "portal_proposal_returned_with_comment": lambda: put(
        make.proposal(), state="returned", decided="2013-08-01T00:00Z"
    ),
}


def test_every_rule_has_a_case_and_every_case_a_rule():
    assert {case.partition(":")[0] for case in CASES} == set(RULES)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.django_db
def test_rule_is_held_by_the_database(case):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        CASES[case]()
    assert any(words in str(refusal.value) for words in RULES[case.partition(":")[0]])
