"""The questions on the front page, answered from the data."""

import pytest

from initiatives.models import Initiative
from portal.questions import missions_in, questions, what_two_do, who_chairs
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db

TASK_FORCE = "task-force-on-children-and-armed-conflict"


def test_question_whose_records_are_missing_is_not_asked(client):
    assert questions() == []
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
    (question,) = questions()
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
    assert questions() == []


def test_missions_of_a_year_are_those_of_the_list(client):
    make.initiative(kind="mission", start="2012")
    make.initiative(kind="mission", start="2011", end="2013")
    make.initiative(kind="mission", start="2013")
    make.initiative(kind="event", start="2012")
    question = missions_in(2012)
    assert question
    assert question.answer == "2 missions."
    assert Page(client.get(question.url)).heading == "2 missions in 2012"
    assert missions_in(2010) is None


def test_two_actors_are_named_by_their_acronyms():
    make.actor(slug="unicef", name="Children's Fund", acronym="UNICEF")
    assert what_two_do("unicef", "ohchr") is None
    make.actor(slug="ohchr", name="Office of the High Commissioner", acronym="OHCHR")
    question = what_two_do("unicef", "ohchr")
    assert question
    assert question.text == "What do UNICEF and OHCHR do together?"
    assert question.url == "/actors/ohchr/with/unicef/"


@pytest.mark.usefixtures("real")
def test_questions_of_the_real_report_have_their_answers(client):
    asked = questions()
    assert len(asked) == 3
    for question in asked:
        assert client.get(question.url).status_code == 200
    force = Initiative.objects.get(slug=TASK_FORCE)
    assert "17 members are named" in asked[0].answer
    assert force.participations.filter(role="member").count() == 17
