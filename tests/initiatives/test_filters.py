"""What lists of initiatives and results say in words, and which values they offer."""

from __future__ import annotations

import pytest
from django.urls import reverse

from browse import versions
from browse.asked import Asked
from browse.facets import sentence
from browse.index import index_of
from initiatives.filters import InitiativeFilters, ResultFilters, actor_labels
from initiatives.vocabulary import InitiativeKind
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def records():
    """A few initiatives and results, so that each filter has something to find."""
    report = make.report(slug="report")
    justice, violence = make.theme(slug="justice", name="Justice"), make.theme(slug="violence", name="Violence")
    unicef = make.actor(slug="unicef", name="Children's Fund", acronym="UNICEF")
    ohchr = make.actor(slug="ohchr", name="OHCHR")
    chad, mali = make.country(slug="chad", name="Chad"), make.country(slug="mali", name="Mali")
    africa = make.region(slug="africa", name="Africa")
    treaty = make.document(slug="treaty", title="The Convention")
    one = make.initiative(
        title="Joint mission to Chad",
        kind="mission",
        start="2012",
        themes=[justice],
        countries=[chad],
        regions=[africa],
        parent=make.initiative(slug="whole", title="The whole", kind="programme", themes=[]),
    )
    two = make.initiative(
        title="Joint mission to Mali", kind="mission", start="2010", end="2013", themes=[justice, violence],
        countries=[mali], scope="national", stage="planned",
    )  # fmt: skip
    campaign = make.initiative(title="A campaign", kind="campaign", recurrence="standing", themes=[violence])
    paragraph = make.passage(
        report=report, number=7, section=make.section(report=report, number="IV.A", title="Mechanisms")
    )
    make.link(from_initiative=one, to_initiative=two, verb="informed")
    make.link(from_initiative=campaign, to_initiative=two, verb="followed-up")
    make.link(from_initiative=one, to_initiative=campaign, verb="promotes")
    south = make.region(slug="asia", name="Asia")
    two.countries.add(make.country(slug="nepal", name="Nepal", region=south))
    make.participation(initiative=one, actor=make.government(country=chad), role="host")
    one.evidence.set([make.excerpt(paragraph)])
    make.participation(initiative=one, actor=unicef, role="chair")
    make.participation(initiative=two, actor=ohchr, role="chair")
    make.participation(initiative=two, actor=unicef, role="member")
    make.initiative_document(initiative=one, document=treaty)
    make.result(statement="A law", kind="law", initiative=two, actors=[unicef], countries=[mali], themes=[justice])
    make.result(statement="A plan", kind="policy")


def heading(client, query: str, name: str = "initiatives:list") -> str:
    """What a list says that it shows."""
    return Page(client.get(f"{reverse(name)}?{query}")).heading


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "4 initiatives"),
        ("kind=mission", "2 missions"),
        ("kind=campaign", "1 campaign"),
        ("kind=report", "0 reports"),
        ("kind=mission&kind=campaign", "3 campaigns and missions"),
        ("kind=mission&kind=campaign&actor=ohchr", "1 initiative among campaigns and missions with OHCHR"),
        ("theme=justice", "2 initiatives on Justice"),
        ("theme=justice&theme=violence", "3 initiatives on Justice or Violence"),
        ("actor=unicef", "2 initiatives with UNICEF"),
        ("actor=unicef&role=chair", "1 initiative with UNICEF as chair"),
        ("actor=unicef&role=chair&role=member", "2 initiatives with UNICEF as chair or member"),
        ("actor=ohchr&role=member", "0 initiatives with OHCHR as member"),
        ("actor=unicef&together=ohchr", "1 initiative with UNICEF together with OHCHR"),
        ("together=unicef&together=ohchr", "1 initiative together with OHCHR and UNICEF"),
        ("part_of=whole", "1 initiative part of The whole"),
        ("result=law", "1 initiative with results of kind law or ban"),
        ("section=IV.A", "1 initiative reported in IV.A. Mechanisms"),
        ("country=chad&country=mali", "2 initiatives in Chad or Mali"),
        ("region=africa", "1 initiative in Africa"),
        ("scope=national", "1 initiative of national scope"),
        ("stage=planned", "1 initiative planned when reported"),
        ("document=treaty", "1 initiative tied to The Convention"),
        ("year=2012", "2 initiatives in 2012"),
        ("year=2012&year=2013", "3 initiatives in 2012 or 2013"),
        ("dated=2012", "1 initiative dated 2012"),
        ("dated=2013&dated=2010", "1 initiative dated 2010 or 2013"),
        ("dated=2011", "0 initiatives dated 2011"),
        ("dated_from=2011", "2 initiatives dated from 2011 on"),
        ("dated_to=2009", "0 initiatives dated up to 2009"),
        ("dated_from=2011&dated_to=2012", "1 initiative dated from 2011 to 2012"),
        ("theme=justice&and_theme=violence", "1 initiative on Justice and also on Violence"),
        ("partner=chad", "1 initiative with the Government of Chad"),
        ("region=asia", "1 initiative in Asia"),
        ("follows=joint-mission-to-chad", "1 initiative that followed from Joint mission to Chad"),
        ("follows=joint-mission-to-mali", "1 initiative that followed from Joint mission to Mali"),
        ("has=result", "1 initiative with results"),
        ("has=result&has=document", "0 initiatives with documents and results"),
        ("without=year", "1 initiative with no year"),
        ("without=date&without=country", "2 initiatives with no country and no date"),
        ("without=participant&kind=campaign", "1 campaign with no named participant"),
        ("passage=report.para-7", "1 initiative reported in para. 7"),
        ("from=2013", "2 initiatives from 2013 on"),
        ("to=2010", "1 initiative up to 2010"),
        ("from=2011&to=2012", "2 initiatives from 2011 to 2012"),
        ("from=2012&to=2012&kind=mission", "2 missions from 2012 to 2012"),
        ("q=joint", "2 initiatives matching “joint”"),
        ("kind=mission&actor=unicef&role=chair&q=joint", "1 mission with UNICEF as chair matching “joint”"),
    ],
)  # fmt: skip
def test_list_says_what_it_shows(client, query, said):
    assert heading(client, query) == said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "2 results"),
        ("kind=law", "1 result of kind law or ban"),
        ("theme=justice&actor=unicef", "1 result on Justice with UNICEF"),
        ("country=mali", "1 result in Mali"),
        ("of=mission", "1 result from an initiative of kind mission"),
        ("q=plan", "1 result matching “plan”"),
    ],
)
def test_list_of_results_says_what_it_shows(client, query, said):
    assert heading(client, query, "initiatives:results") == said


@pytest.mark.parametrize(
    ("name", "said"),
    [("missions", "2 missions in 2012"), ("campaigns", "0 campaigns in 2012"), ("mechanisms", "0 mechanisms in 2012")],
)
def test_list_of_a_kind_says_what_it_shows(client, name, said):
    assert heading(client, "year=2012", f"initiatives:{name}") == said


@pytest.mark.parametrize("kind", InitiativeKind)
def test_every_kind_is_counted_in_words(kind):
    index = index_of(InitiativeFilters, versions.current())
    asked = Asked("/", {"kind": (kind,)}, {})
    for count in (0, 1, 2):
        said = sentence(index, asked, count)
        assert said == kind.counted(count)
        assert said.startswith(f"{count} ")


def test_actor_is_offered_by_its_acronym_where_it_has_one():
    assert actor_labels().items() >= {"unicef": "UNICEF", "ohchr": "OHCHR"}.items()


def test_draft_is_not_offered(client):
    for draft in (
        make.theme(slug="hidden", status="draft"),
        make.actor(slug="hidden", status="draft"),
        make.document(slug="hidden", status="in_review"),
        make.country(slug="hidden", status="draft"),
    ):
        versions.forget()
        name = draft._meta.model_name
        assert client.get(f"/initiatives/?{name}=hidden").status_code == 400, name


@pytest.mark.parametrize("filters", [InitiativeFilters, ResultFilters])
def test_filters_name_the_parameters_that_design_promises(filters):
    promised = {
        InitiativeFilters: "kind theme year from to actor role country region document stage q",
        ResultFilters: "kind theme actor country q",
    }
    assert set(promised[filters].split()) <= set(filters.base_filters)
