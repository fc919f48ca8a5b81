"""The questions on the front page, answered from the data."""

import pytest

from actors.models import Actor
from browse import versions
from initiatives.models import Initiative
from portal.questions import missions_in, questions, what_two_do, who_chairs
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db

TASK_FORCE = "task-force-on-children-and-armed-conflict"


def test_question_whose_records_are_missing_is_not_asked(client):
    assert questions(versions.current()) == []
    assert client.get("/").status_code == 200


def test_chair_and_members_are_counted_from_the_data():
    force = make.initiative(slug=TASK_FORCE, title="Task Force", kind="mechanism")
    make.participation(initiative=force, role="chair", actor=make.actor(name="Special Representative"))
    make.participation(initiative=force, role="member")
    question = who_chairs()
    assert question
    assert question.text == "Who chairs the Task Force, and who sits on it?"
    assert question.answer == "The Special Representative chairs it; 1 member is named."
    assert question.url == f"/initiatives/{TASK_FORCE}/"
    make.participation(initiative=force, role="member")
    (question,) = questions(versions.current())
    assert question.answer == "The Special Representative chairs it; 2 members are named."


def test_task_force_without_a_chair_is_not_asked_about():
    make.participation(initiative=make.initiative(slug=TASK_FORCE), role="member")
    assert who_chairs() is None


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_draft_answers_no_question(status):
    force = make.initiative(slug=TASK_FORCE, status=status)
    make.participation(initiative=force, role="chair")
    make.initiative(kind="mission", start="2012", status=status)
    make.actor(slug="unicef", status=status)
    make.actor(slug="ohchr")
    assert questions(versions.current()) == []


def test_missions_of_a_year_are_those_of_the_list(client):
    make.initiative(kind="mission", start="2012")
    make.initiative(kind="mission", start="2011", end="2013")
    make.initiative(kind="mission", start="2013")
    make.initiative(kind="event", start="2012")
    question = missions_in(2012, versions.current())
    assert question
    assert question.answer == "2 missions."
    assert Page(client.get(question.url)).heading == "2 missions in 2012"
    assert missions_in(2010, versions.current()) is None


def two_actors() -> list[Actor]:
    """The two that are asked about."""
    return [
        make.actor(slug="unicef", name="Children's Fund", acronym="UNICEF"),
        make.actor(slug="ohchr", name="Office of the High Commissioner", acronym="OHCHR"),
    ]


def test_two_actors_are_named_by_their_acronyms_and_what_they_do_is_counted():
    actors = two_actors()
    for number, start in enumerate(("2012", "2013", ""), 1):
        initiative = make.initiative(title=f"Work {number}", start=start)
        for actor in actors:
            make.participation(actor=actor, initiative=initiative, role="lead")
    question = what_two_do("unicef", "ohchr", versions.current())
    assert question
    assert question.text == "What do UNICEF and OHCHR do together?"
    assert question.answer == "3 initiatives, dated 2012 to 2013 where the report dates them."
    assert [line.label for line in question.lines] == ["Work 2", "Work 1", "Work 3"]
    assert question.url == "/actors/ohchr/with/unicef/"


def test_two_actors_who_do_nothing_together_are_not_asked_about():
    assert what_two_do("unicef", "ohchr", versions.current()) is None
    two_actors()
    assert what_two_do("unicef", "ohchr", versions.current()) is None


def test_undated_work_of_two_actors_has_no_years():
    initiative = make.initiative()
    for actor in two_actors():
        make.participation(actor=actor, initiative=initiative, role="lead")
    question = what_two_do("unicef", "ohchr", versions.current())
    assert question
    assert question.answer == "1 initiative."


@pytest.mark.usefixtures("unchanged")
def test_questions_of_the_real_report_have_their_answers(client):
    asked = questions(versions.current())
    assert len(asked) == 3
    for question in asked:
        assert client.get(question.url).status_code == 200
    force = Initiative.objects.get(slug=TASK_FORCE)
    assert "17 members are named" in asked[0].answer
    assert force.participations.filter(role="member").count() == 17
    for question in asked:
        assert 1 <= len(question.lines) <= 3
        page = Page(client.get("/"))
        for line in question.lines:
            assert page.links[line.url].startswith(line.label)
            assert line.fact.excerpts
            assert client.get(line.url).status_code == 200


@pytest.mark.usefixtures("unchanged")
def test_counts_of_the_answers_are_those_of_their_pages(client):
    chairs, missions, together = questions(versions.current())
    assert missions.answer == f"{client.get(missions.url).context['total']} missions."
    assert together.answer.startswith(f"{client.get(together.url).context['total']} initiatives, dated ")
    assert chairs.lines[0].label.startswith("Chair: ")
