"""What the list of documents says in words, and what it finds."""

import pytest

from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def documents():
    """Three documents, two of them tied to initiatives."""
    report = make.report(slug="report")
    chad = make.country(slug="chad", name="Chad")
    mission = make.initiative(title="Mission", countries=[chad], themes=[make.theme(slug="justice", name="Justice")])
    mali = make.country(slug="mali", name="Mali")
    government = make.government(country=mali, slug="mali-government")
    make.participation(initiative=mission, actor=government)
    make.participation(initiative=mission, actor=make.actor(slug="unicef", name="Children's Fund"))
    hidden = make.initiative(title="Hidden", status="draft", countries=[chad])
    paragraph = make.passage(report=report, number=7)
    treaty = make.document(title="Treaty", kind="treaty", date="2012-05", evidence=[make.excerpt(paragraph)])
    make.initiative_document(initiative=mission, document=treaty)
    make.initiative_document(initiative=hidden, document=make.document(title="Plan", kind="plan"))
    make.mandate(actor=government, document=make.document(title="Page", kind="web-page"))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "3 documents"),
        ("kind=treaty", "1 document of kind treaty"),
        ("theme=justice", "1 document tied to initiatives on Justice"),
        ("initiative=mission", "1 document tied to Mission"),
        ("country=chad", "1 document tied to what concerns Chad"),
        ("country=mali", "2 documents tied to what concerns Mali"),
        ("actor=unicef", "1 document tied to what Children's Fund does"),
        ("year=2012", "1 document dated 2012"),
        ("from=2013", "0 documents dated from 2013 on"),
        ("has=initiative", "1 document with initiatives tied to it"),
        ("without=date&without=initiative", "2 documents with no date and no initiative tied to it"),
        ("passage=report.para-7", "1 document cited in para. 7"),
        ("q=plan", "1 document matching “plan”"),
    ],
)
def test_list_says_what_it_shows(client, query, said):
    assert Page(client.get(f"/documents/?{query}")).heading == said


def test_draft_is_not_offered(client):
    assert client.get("/documents/?initiative=hidden").status_code == 400
