"""Initiatives: when they took place, what they are part of, and their facts in words."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from browse.dates import PartialDate
from initiatives.models import Initiative, InitiativeDocument, InitiativeLink, Participation, Result
from initiatives.vocabulary import Recurrence
from tests import factories as make

ONCE, RECURRENT, STANDING = Recurrence


def refused(record):
    """What full_clean refuses of a record: the messages of each field."""
    with pytest.raises(ValidationError) as refusal:
        record.full_clean()
    return refusal.value.message_dict


def dated(recurrence=ONCE, start=None, end=None, **fields):
    """An unsaved initiative of these dates."""
    start, end = (PartialDate.parse(text) if text else None for text in (start, end))
    return Initiative(recurrence=recurrence, start=start, end=end, **fields)


# What the report of 2013 says of when, and the first and last year that follow (the design's section on the model).
YEARS = [
    (ONCE, None, None, None, None),
    (ONCE, "2010", None, 2010, 2010),
    (ONCE, "2010-05-31", None, 2010, 2010),
    (ONCE, "2010-12", "2012-01", 2010, 2012),
    (ONCE, "2010", "2010", 2010, 2010),
    (ONCE, None, "2012", None, 2012),
    (ONCE, "2014", None, 2014, 2014),
    (RECURRENT, None, None, None, 2013),
    (RECURRENT, "2010-05", None, 2010, 2013),
    (RECURRENT, "2010-05", "2012-03", 2010, 2012),
    (RECURRENT, "2010", "2015", 2010, 2015),
    (RECURRENT, None, "2012", None, 2012),
    (RECURRENT, "2014", None, 2014, 2014),
    (STANDING, None, None, None, 2013),
    (STANDING, "2006", None, 2006, 2013),
    (STANDING, "2006-01-15", "2012", 2006, 2012),
    (STANDING, "2006", "2015", 2006, 2015),
    (STANDING, None, "2012", None, 2012),
    (STANDING, "2014-01", None, 2014, 2014),
]


@pytest.mark.parametrize(("recurrence", "start", "end", "first", "last"), YEARS)
def test_years_that_follow_from_the_dates(recurrence, start, end, first, last):
    initiative = dated(recurrence, start, end, first_year=1900, last_year=2100)
    initiative.set_years(2013)
    assert (initiative.first_year, initiative.last_year) == (first, last)


@pytest.mark.django_db
def test_years_are_as_of_the_newest_report_that_the_evidence_stands_in():
    initiative = make.initiative(recurrence="standing", start="2006", evidence=[])
    initiative.derive_years()
    assert (initiative.first_year, initiative.last_year) == (None, None)
    for year in (2013, 2015, 2014):
        report = make.report(date=datetime.date(year, 8, 1))
        make.cited(initiative, make.passage(report=report))
    initiative.derive_years()
    assert (initiative.first_year, initiative.last_year) == (2006, 2015)
    initiative.refresh_from_db()
    assert initiative.last_year is None


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2012", "2012"),
        ("2012", "2012-05"),
        ("2012-05", "2012"),
        ("2012-05", "2012-05-01"),
        ("2012-05-11", "2012-05-11"),
    ],
)
@pytest.mark.django_db
def test_end_that_may_follow_the_start_stands(start, end):
    make.initiative(start=start, end=end).full_clean()


@pytest.mark.parametrize(("start", "end"), [("2012", "2011"), ("2012-05", "2012-04-30"), ("2012-05-11", "2012-05-10")])
@pytest.mark.django_db
def test_end_before_the_start_is_refused(start, end):
    initiative = make.initiative(start=start)
    initiative.end = PartialDate(end)
    assert refused(initiative) == {"end": ["The end lies before the start."]}


@pytest.mark.django_db
def test_end_without_a_start_is_refused():
    initiative = make.initiative()
    initiative.end = PartialDate("2012")
    assert "start" in refused(initiative)


@pytest.mark.django_db
def test_date_of_no_form_is_refused_as_a_date():
    initiative = make.initiative(end="2013", start="2012")
    setattr(initiative, "start", "May 2012")  # noqa: B010 -- as a file says it
    assert list(refused(initiative)) == ["start"]


@pytest.mark.django_db
def test_initiative_reads_by_title_and_leads_to_its_page():
    initiative = make.initiative(title="Joint mission to Lebanon", slug="lebanon")
    assert str(initiative) == "Joint mission to Lebanon"
    assert initiative.get_absolute_url() == "/initiatives/lebanon/"
    assert initiative.record == initiative
    assert initiative.claim == ""


@pytest.mark.parametrize("depth", [0, 1, 3])
@pytest.mark.django_db
def test_initiative_part_of_itself_is_refused(depth):
    top = lowest = make.initiative()
    for _ in range(depth):
        lowest = make.initiative(parent=lowest)
    lowest.full_clean()
    top.parent = lowest
    assert "An initiative cannot be part of itself." in refused(top)["parent"]


@pytest.mark.django_db
def test_mechanism_is_an_actor_when_it_acts():
    group = make.actor(name="Child Protection Working Group", kind="inter-agency")
    mechanism = make.initiative(kind="mechanism", body=group)
    mechanism.full_clean()
    assert group.mechanism == mechanism
    mechanism.kind = "mission"
    assert "body" in refused(mechanism)


# What belongs to an initiative


@pytest.mark.django_db
def test_participation_says_role_and_actor():
    participation = make.participation(
        initiative=make.initiative(title="Task Force"), actor=make.actor(name="Children's Fund", acronym="UNICEF")
    )
    participation.full_clean()
    assert str(participation) == "Children's Fund, Member: Task Force"
    assert participation.claim == "Member: UNICEF"
    assert participation.record == participation.initiative


@pytest.mark.django_db
def test_participation_in_two_roles_stands():
    chair = make.participation(role="chair")
    make.participation(initiative=chair.initiative, actor=chair.actor, role="organizer").full_clean()


@pytest.mark.django_db
def test_document_of_an_initiative_reads_from_both_sides():
    tie = make.initiative_document(document=make.document(title="Rome Statute"), kind="promotes")
    tie.full_clean()
    assert str(tie) == "Rome Statute (promoted)"
    assert tie.inverse == "promoted by"


@pytest.mark.django_db
def test_link_reads_from_both_sides():
    link = make.link(
        from_initiative=make.initiative(title="A consultation"),
        verb="informed",
        to_initiative=make.initiative(title="a study"),
    )
    link.full_clean()
    assert str(link) == "A consultation informed a study"
    assert (link.claim, link.inverse) == ("informed a study", "informed by")
    assert link.record == link.from_initiative


@pytest.mark.django_db
def test_link_to_itself_is_refused():
    link = make.link()
    link.to_initiative = link.from_initiative
    assert "to_initiative" in refused(link)


@pytest.mark.django_db
def test_initiative_deleted_takes_what_is_its_own():
    initiative = make.initiative()
    make.participation(initiative=initiative)
    make.initiative_document(initiative=initiative)
    make.link(from_initiative=initiative)
    initiative.delete()
    for model in (Participation, InitiativeDocument, InitiativeLink):
        assert not model.objects.exists()
    assert Initiative.objects.count() == 1


@pytest.mark.parametrize(
    "refer",
    [
        lambda initiative: make.link(to_initiative=initiative),
        lambda initiative: make.result(initiative=initiative),
        lambda initiative: make.initiative(parent=initiative),
    ],
    ids=["link", "result", "part"],
)
@pytest.mark.django_db
def test_initiative_that_others_refer_to_cannot_be_deleted(refer):
    initiative = make.initiative()
    refer(initiative)
    with pytest.raises(ProtectedError):
        initiative.delete()


# Results


@pytest.mark.django_db
def test_result_reads_by_statement_and_leads_to_its_page():
    result = make.result(statement="26 States have adhered", slug="adhered")
    result.full_clean()
    assert str(result) == "26 States have adhered"
    assert result.get_absolute_url() == "/results/adhered/"
    assert result.record == result


@pytest.mark.parametrize(
    "value",
    [{"value": 163, "value_as_printed": "163", "baseline": 137}, {"value_as_printed": "several"}, {"unit": "States"}],
)
@pytest.mark.django_db
def test_result_with_its_value_as_printed_stands(value):
    make.result(**value).full_clean()


@pytest.mark.parametrize("value", [{"value": 163}, {"baseline": 137}])
@pytest.mark.django_db
def test_result_with_a_value_that_is_not_printed_is_refused(value):
    result = make.result()
    for field, number in value.items():
        setattr(result, field, number)
    assert set(refused(result)) & {"value", "value_as_printed"}


@pytest.mark.django_db
def test_result_refused_field_by_field():
    assert set(refused(Result())) == {"slug", "statement", "kind"}
