"""What pages ask of initiatives: published alone, newest first, in few queries."""

import pytest

from browse.records import Status
from initiatives.models import Initiative, InitiativeDocument, InitiativeLink, Participation, Result
from tests import factories as make

pytestmark = pytest.mark.django_db

HIDDEN = [Status.DRAFT, Status.IN_REVIEW]


@pytest.mark.parametrize("side", ["initiative", "actor"])
@pytest.mark.parametrize("status", HIDDEN)
def test_participations_public_where_both_sides_are(side, status):
    make.participation(**{side: getattr(make, side)(status=status)})
    public = make.participation()
    assert list(Participation.objects.public()) == [public]


def test_participations_for_profile_newest_first_undated_last(django_assert_num_queries):
    actor = make.actor()
    for title, start in [("Undated", None), ("Old", "2009"), ("New B", "2012-05"), ("New A", "2012")]:
        make.participation(actor=actor, initiative=make.initiative(title=title, start=start))
    make.participation(actor=actor, initiative=make.initiative(status=Status.DRAFT))
    with django_assert_num_queries(2):
        read = [
            (one.initiative.title, one.actor, one.excerpts[0].citation) for one in actor.participations.for_profile()
        ]
    assert [title for title, *_ in read] == ["New A", "New B", "Old", "Undated"]
    assert {citation for *_, citation in read} == {"para. 999"}


def test_participations_for_initiative_in_the_order_of_the_text(django_assert_num_queries):
    initiative = make.initiative()
    for position, name in [(2, "A"), (0, "C"), (1, "B")]:
        make.participation(initiative=initiative, actor=make.actor(name=name), position=position)
    with django_assert_num_queries(2):
        read = [(one.actor.name, one.excerpts[0].citation) for one in initiative.participations.for_initiative()]
    assert [name for name, _ in read] == ["C", "B", "A"]


@pytest.mark.parametrize("side", ["from_initiative", "to_initiative"])
@pytest.mark.parametrize("status", HIDDEN)
def test_links_for_initiative_between_published_ones(side, status, django_assert_num_queries):
    make.link(**{side: make.initiative(status=status)})
    make.link(from_initiative=make.initiative(title="Study"), to_initiative=make.initiative(title="Report"))
    with django_assert_num_queries(2):
        read = [(str(one), one.excerpts[0].citation) for one in InitiativeLink.objects.for_initiative()]
    assert read == [("Study produced Report", "para. 999")]


@pytest.mark.parametrize("side", ["initiative", "document"])
@pytest.mark.parametrize("status", HIDDEN)
def test_documents_of_initiatives_public_where_both_sides_are(side, status):
    make.initiative_document(**{side: getattr(make, side)(status=status)})
    public = make.initiative_document()
    assert list(InitiativeDocument.objects.public()) == [public]


def test_documents_of_an_initiative_with_where_they_are_cited(django_assert_num_queries):
    initiative = make.initiative()
    for position, kind, title in [(2, "basis", "B"), (1, "basis", "A"), (3, "outcome", "D"), (0, "outcome", "C")]:
        make.initiative_document(
            initiative=initiative, kind=kind, position=position, document=make.document(title=title)
        )
    with django_assert_num_queries(3):
        read = [
            (one.document.title, one.document.excerpts[0].citation)
            for one in initiative.document_links.for_initiative()
        ]
    assert [title for title, _ in read] == ["A", "B", "C", "D"]


def test_initiatives_of_a_document_by_title(django_assert_num_queries):
    document = make.document()
    for title in "BA":
        make.initiative_document(document=document, initiative=make.initiative(title=title))
    with django_assert_num_queries(3):
        read = [
            (one.initiative.title, one.initiative.excerpts[0].citation)
            for one in document.initiative_links.for_document()
        ]
    assert [title for title, _ in read] == ["A", "B"]


def test_initiatives_newest_first_undated_last():
    for title, start, end in [
        ("Undated", None, None),
        ("Old", "2009", None),
        ("Span", "2005", "2012"),
        ("New", "2012", None),
        ("Newer", "2013", None),
    ]:
        make.initiative(title=title, start=start, end=end)
    titles = [initiative.title for initiative in Initiative.objects.newest_first()]
    assert titles == ["Newer", "New", "Span", "Old", "Undated"]


@pytest.mark.parametrize(
    ("year", "titles"),
    [
        (2004, set()),
        (2005, {"span"}),
        (2010, {"span", "standing"}),
        (2011, {"span", "standing", "once"}),
        (2012, {"span", "standing"}),
        (2013, {"standing", "standing since ever"}),
        (2014, set()),
    ],
)
def test_initiatives_during_a_year(year, titles):
    make.initiative(title="once", start="2011-03")
    make.initiative(title="span", start="2005", end="2012-01")
    make.initiative(title="standing", start="2010", recurrence="standing")
    make.initiative(title="standing since ever", recurrence="standing")
    make.initiative(title="undated")
    assert {initiative.title for initiative in Initiative.objects.during(year)} == titles


def test_initiatives_for_list_in_few_queries(django_assert_num_queries):
    for _ in range(3):
        initiative = make.initiative(themes=[make.theme(), make.theme()])
        make.participation(initiative=initiative)
        make.participation(initiative=initiative, actor=make.actor(status=Status.DRAFT))
    with django_assert_num_queries(3):
        for one in Initiative.objects.for_list():
            assert [participation.actor.name[:5] for participation in one.foremost] == ["Actor"]
            assert one.participant_count == 1
            assert one.excerpts[0].citation == "para. 999"


def test_initiative_for_detail_in_few_queries(django_assert_num_queries):
    initiative = make.initiative(
        title="Task Force",
        kind="mechanism",
        parent=make.initiative(title="Framework"),
        body=make.actor(name="The Force"),
        countries=[make.country()],
        regions=[make.region()],
    )
    for status in ("published", "draft"):
        make.participation(initiative=initiative, actor=make.actor(status=status))
        make.link(from_initiative=initiative, to_initiative=make.initiative(status=status))
        make.link(to_initiative=initiative, from_initiative=make.initiative(status=status))
        make.initiative_document(initiative=initiative, document=make.document(status=status))
        make.result(initiative=initiative, status=status)
        make.initiative(parent=initiative, status=status)
    with django_assert_num_queries(18):
        (read,) = Initiative.objects.filter(title="Task Force").for_detail()
        assert (read.parent.title, read.body.name) == ("Framework", "The Force")
        for relation in ("participations", "links", "inverse_links", "results", "parts"):
            (fact,) = getattr(read, relation).all()
            assert fact.excerpts[0].citation == "para. 999"
        (tie,) = read.document_links.all()
        assert tie.document.excerpts[0].citation == read.excerpts[0].citation == "para. 999"
        assert [len(getattr(read, relation).all()) for relation in ("themes", "countries", "regions")] == [1, 1, 1]


def test_results_for_profile_by_kind_and_slug(django_assert_num_queries):
    campaign = make.initiative(title="Campaign")
    for kind, slug in [("reach", "b"), ("reach", "a"), ("law", "c")]:
        make.result(kind=kind, slug=slug, initiative=campaign)
    make.result(status=Status.DRAFT)
    with django_assert_num_queries(2):
        read = [(one.slug, one.initiative.title, one.excerpts[0].citation) for one in Result.objects.for_profile()]
    assert read == [(slug, "Campaign", "para. 999") for slug in "cab"]


def test_result_for_detail_in_few_queries(django_assert_num_queries):
    make.result(initiative=make.initiative(), actors=[make.actor()], countries=[make.country()], themes=[make.theme()])
    with django_assert_num_queries(5):
        read = Result.objects.for_detail().get()
        assert read.initiative.title
        assert [len(getattr(read, name).all()) for name in ("actors", "countries", "themes")] == [1, 1, 1]
        assert read.excerpts[0].citation == "para. 999"
