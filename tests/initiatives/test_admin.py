"""The admin of initiatives: years follow dates, facts need evidence, and what does not fit together is refused."""

import pytest

from browse import versions
from initiatives.models import Initiative, Participation
from tests import factories as make
from tests.admin import errors, form_of, saved, send

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "years"),
    [
        ({"start": "2012-05"}, (2012, 2012)),
        ({"start": "2010", "end": "2013-01"}, (2010, 2013)),
        ({"start": "2008", "recurrence": "standing"}, (2008, 2013)),
        ({"recurrence": "recurrent"}, (None, 2013)),
        ({}, (None, None)),
    ],
)
def test_years_follow_dates(admin_client, changes, years):
    """As of the report of the evidence, which is of 2013."""
    initiative = make.initiative(first_year=1990, last_year=1990)
    assert saved(admin_client, initiative, **changes) == 1
    assert (initiative.first_year, initiative.last_year) == years


def test_years_follow_the_dates_of_a_new_initiative(admin_client):
    evidence, theme = make.passage(), make.theme()
    fields = form_of(admin_client, Initiative) | {
        "title": "New", "slug": "new", "kind": "mission", "start": "2012-05-03", "themes": [theme.pk],
        "evidence": f"para 1: {evidence.text}",
    }  # fmt: skip
    response = send(admin_client, Initiative, None, fields)
    assert response.status_code == 302, errors(response)
    assert Initiative.objects.get().last_year == 2012


def test_years_show_in_the_list(admin_client, client):
    initiative = make.initiative(start="2010")
    assert client.get("/initiatives/?year=2010").context["total"] == 1
    saved(admin_client, initiative, start="2012")
    assert client.get("/initiatives/?year=2010").context["total"] == 0
    assert client.get("/initiatives/?year=2012").context["total"] == 1


@pytest.mark.parametrize("record", [make.initiative, make.participation, make.link, make.result])
def test_fact_without_evidence_is_refused(admin_client, record):
    fact = record()
    model = type(fact)
    before = versions.current().number
    response = send(admin_client, model, fact, form_of(admin_client, model, fact) | {"evidence": []})
    assert errors(response) == ["evidence: This field is required."]
    assert versions.current().number == before
    assert fact.evidence.count() == 1


def test_participation_beside_its_initiative_needs_evidence_too(admin_client):
    participation = make.participation()
    initiative = participation.initiative
    fields = form_of(admin_client, Initiative, initiative) | {"participations-0-evidence": []}
    assert errors(send(admin_client, Initiative, initiative, fields)) == ["evidence: This field is required."]
    assert Participation.objects.get().evidence.count() == 1


def test_participant_is_entered_beside_its_initiative(admin_client):
    initiative, actor, evidence = make.initiative(), make.actor(), make.excerpt(make.passage())
    added = {
        "participations-TOTAL_FORMS": "1", "participations-0-id": "", "participations-0-initiative": initiative.pk,
        "participations-0-actor": actor.pk, "participations-0-role": "chair", "participations-0-position": "0",
        "participations-0-attribution": "stated", "participations-0-evidence": f"para 1: {evidence.quote}",
    }  # fmt: skip
    assert saved(admin_client, initiative, **added) == 1
    participation = initiative.participations.get()
    assert (participation.actor, participation.role) == (actor, "chair")
    assert participation.excerpts == [evidence]


def test_initiative_without_a_theme_is_refused(admin_client):
    initiative = make.initiative()
    response = send(
        admin_client, Initiative, initiative, form_of(admin_client, Initiative, initiative) | {"themes": []}
    )
    assert errors(response) == ["themes: This field is required."]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start": "2013", "end": "2012"}, "end"),
        ({"start": "", "end": "2012"}, "start"),
        ({"start": "2012-13"}, "start"),
        ({"kind": "visit"}, "kind"),
        ({"title": " "}, "title"),
    ],
)
def test_what_does_not_fit_together_is_refused(admin_client, changes, field):
    initiative = make.initiative()
    response = send(admin_client, Initiative, initiative, form_of(admin_client, Initiative, initiative) | changes)
    assert [error.partition(":")[0] for error in errors(response)] == [field]


def test_circle_of_parents_is_refused(admin_client):
    initiative = make.initiative()
    part = make.initiative(parent=initiative)
    fields = form_of(admin_client, Initiative, initiative) | {"parent": part.pk}
    assert errors(send(admin_client, Initiative, initiative, fields)) == [
        "parent: An initiative cannot be part of itself."
    ]


def test_same_role_twice_is_refused(admin_client):
    participation = make.participation(role="chair")
    other = make.participation(initiative=participation.initiative, actor=participation.actor, role="member")
    fields = form_of(admin_client, Participation, other) | {"role": "chair"}
    assert errors(send(admin_client, Participation, other, fields))
