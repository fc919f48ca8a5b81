"""What the list of documents says in words, and what it finds."""

import pytest

from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def documents():
    """Three documents, two of them tied to initiatives."""
    chad = make.country(slug="chad", name="Chad")
    mission = make.initiative(title="Mission", countries=[chad], themes=[make.theme(slug="justice", name="Justice")])
    hidden = make.initiative(title="Hidden", status="draft", countries=[chad])
    treaty = make.document(title="Treaty", kind="treaty")
    make.initiative_document(initiative=mission, document=treaty)
    make.initiative_document(initiative=hidden, document=make.document(title="Plan", kind="plan"))
    make.document(title="Page", kind="web-page")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "3 documents"),
        ("kind=treaty", "1 document of kind treaty"),
        ("theme=justice", "1 document tied to initiatives on Justice"),
        ("initiative=mission", "1 document tied to Mission"),
        ("country=chad", "1 document tied to initiatives in Chad"),
        ("q=plan", "1 document matching “plan”"),
    ],
)
def test_list_says_what_it_shows(client, query, said):
    assert Page(client.get(f"/documents/?{query}")).heading == said


def test_draft_is_not_offered(client):
    assert client.get("/documents/?initiative=hidden").status_code == 400
