"""The collaboration graph: which roles and verbs join whom, who counts, in which order, and at what cost."""

import sys
import tracemalloc
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actors.vocabulary import Verb
from browse.versions import Version
from initiatives.circles import sit
from initiatives.network import Neighbour, Network, build, network_of, read
from initiatives.sharing import Activity
from initiatives.vocabulary import InitiativeKind, Role
from tests import factories as make

LEADING = ["chair", "co-chair", "lead", "co-lead", "organizer", "host", "author"]
HELPING = ["partner", "supporter", "funder", "contributor", "secretariat"]
SITTING = ["founding-member", "member", "participant"]
NEVER = ["initiator", "addressee", "beneficiary"]
JOINING = {"informs", "supports", "secretariat-for", "cooperates-with"}

NAMES = {number: f"Actor {number}" for number in range(1, 10)}


def network(*participations, kind="mission", names=NAMES, relations=(), **years) -> Network:
    """The graph of (initiative, actor, role) rows; initiatives are made up of the numbers that the rows name."""
    numbers = {initiative for initiative, _actor, _role in participations}
    activities = [Activity(n, kind, f"Initiative {n:03}", *years.get(f"of_{n}", (2012, 2012))) for n in numbers]
    return build(names, activities, participations, relations)


def outcome(one: str, other: str, kind: str = "mission") -> str:
    """What two actors with these roles in one initiative of that kind do."""
    pair = network((1, 1, one), (1, 2, other), kind=kind).pair(1, 2)
    return "act" if pair.acting else "sit" if pair.sitting else "nothing"


@pytest.mark.parametrize("one", LEADING)
@pytest.mark.parametrize("other", LEADING + HELPING)
def test_who_leads_acts_with_who_leads_or_helps(one, other):
    assert outcome(one, other) == outcome(other, one) == "act"


@pytest.mark.parametrize("one", [*HELPING, "party"])
@pytest.mark.parametrize("other", [*HELPING, "party"])
def test_helpers_and_parties_do_not_act_with_each_other(one, other):
    assert outcome(one, other) == "nothing"


@pytest.mark.parametrize("kind", InitiativeKind.values)
def test_supporters_act_together_in_a_campaign_alone(kind):
    assert outcome("supporter", "supporter", kind) == ("act" if kind == "campaign" else "nothing")
    assert outcome("supporter", "partner", kind) == "nothing"


@pytest.mark.parametrize("kind", InitiativeKind.values)
def test_parties_act_together_in_a_plan_alone(kind):
    assert outcome("party", "party", kind) == ("act" if kind == "plan" else "nothing")
    assert outcome("party", "supporter", kind) == "nothing"


@pytest.mark.parametrize("one", SITTING)
@pytest.mark.parametrize("other", SITTING + LEADING)
def test_members_and_participants_sit_with_each_other_and_with_who_leads(one, other):
    assert outcome(one, other) == outcome(other, one) == "sit"


@pytest.mark.parametrize("one", SITTING)
@pytest.mark.parametrize("other", [*HELPING, "party", *NEVER])
def test_members_share_nothing_with_helpers_parties_and_those_who_never_count(one, other):
    assert outcome(one, other) == outcome(other, one) == "nothing"


@pytest.mark.parametrize("never", NEVER)
@pytest.mark.parametrize("kind", InitiativeKind.values)
def test_initiators_addressees_and_beneficiaries_never_count(never, kind):
    assert {outcome(never, other, kind) for other in Role.values} == {"nothing"}


def test_every_role_is_of_the_part_that_these_tests_say():
    assert sorted([*LEADING, *HELPING, *SITTING, *NEVER, "party"]) == sorted(Role.values)


def test_actor_with_several_roles_counts_once_an_initiative():
    graph = network((1, 1, "chair"), (1, 1, "organizer"), (1, 1, "member"), (1, 2, "partner"), (1, 2, "funder"))
    assert graph.closest(1) == [Neighbour(2, together=1, relations=0)]
    (shared,) = graph.pair(1, 2).acting
    assert shared.a_roles == (Role.CHAIR, Role.ORGANIZER, Role.MEMBER)
    assert shared.b_roles == (Role.PARTNER, Role.FUNDER)


def test_two_who_act_and_sit_in_one_initiative_are_listed_once():
    pair = network((1, 1, "chair"), (1, 1, "member"), (1, 2, "co-chair"), (1, 2, "member")).pair(1, 2)
    assert (pair.together, len(pair.sitting)) == (1, 0)


def test_member_who_also_helps_sits_with_members():
    assert network((1, 1, "secretariat"), (1, 1, "member"), (1, 2, "member")).pair(1, 2).sitting


def test_two_who_lead_do_not_sit():
    assert not sit([Role.CHAIR], [Role.CO_CHAIR])


def test_sitting_together_is_never_ranked():
    graph = network((1, 1, "chair"), (1, 2, "member"), (1, 3, "member"))
    assert graph.closest(1) == graph.closest(2) == []
    assert graph.closest_pairs(10) == []


@pytest.mark.parametrize("verb", Verb.values)
def test_relation_joins_two_where_its_verb_does(verb):
    graph = network(relations=[(7, 1, verb, 2)])
    joins = verb in JOINING
    assert graph.closest(1) == ([Neighbour(2, 0, 1)] if joins else [])
    assert graph.closest(2) == ([Neighbour(1, 0, 1)] if joins else [])
    assert [joint.pk for joint in graph.pair(2, 1).joints] == [7]
    assert graph.pair(1, 2).relations == joins


def test_pair_lists_relations_both_ways_with_and_without_joining():
    relations = [(7, 1, "supports", 2), (8, 2, "reports-to", 1), (9, 1, "supports", 3)]
    assert [joint.pk for joint in network(relations=relations).pair(1, 2).joints] == [7, 8]


def test_closest_ranks_by_initiatives_then_by_relations_then_by_name():
    graph = network(
        *[(n, 1, "lead") for n in range(1, 5)],
        *[(n, 2, "partner") for n in (1, 2)],
        *[(n, 3, "co-lead") for n in (1, 2, 3)],
        (4, 4, "funder"),
        *[(n, 5, "partner") for n in (3, 4)],
        *[(n, 6, "partner") for n in (1, 4)],
        relations=[(1, 4, "supports", 1), (2, 1, "informs", 4), (3, 6, "supports", 1), (4, 2, "reports-to", 1)],
        names=NAMES | {2: "Zebra", 5: "Alpha"},
    )
    assert graph.closest(1) == [
        Neighbour(3, together=3, relations=0),
        Neighbour(6, together=2, relations=1),
        Neighbour(5, together=2, relations=0),  # Alpha before Zebra, whose relation joins nobody
        Neighbour(2, together=2, relations=0),
        Neighbour(4, together=1, relations=2),
    ]
    assert graph.closest(1, 1) == [Neighbour(3, together=3, relations=0)]


def test_closest_pairs_ranks_by_initiatives_then_by_relations_then_by_both_names():
    graph = network(
        *[(n, actor, "lead") for n in (1, 2) for actor in (3, 4)],
        *[(3, actor, "lead") for actor in (1, 2)],
        *[(4, 5, "lead"), (4, 1, "partner"), (4, 7, "partner")],
        relations=[(1, 6, "supports", 8), (2, 8, "supports", 6), (3, 5, "supports", 7)],
    )
    ranked = [(3, 4), (5, 7), (1, 2), (1, 5), (6, 8)]
    assert [(pair.a_pk, pair.b_pk) for pair in graph.closest_pairs(10)] == ranked
    assert [(pair.a_pk, pair.b_pk) for pair in graph.closest_pairs(2)] == ranked[:2]
    assert [(pair.together, pair.relations) for pair in graph.closest_pairs(2)] == [(2, 0), (1, 1)]


def test_pair_lists_newest_first_and_undated_last_then_by_title():
    graph = network(
        *[(n, actor, "lead") for n in (1, 2, 3, 4, 5) for actor in (1, 2)],
        of_1=(None, None), of_2=(2010, 2011), of_3=(None, 2013), of_4=(2011, 2011), of_5=(2011, 2011),
    )  # fmt: skip
    assert [shared.activity.pk for shared in graph.pair(1, 2).acting] == [3, 4, 5, 2, 1]


@pytest.mark.parametrize(
    ("years", "span"),
    [
        ([(2011, 2013), (2010, 2012)], (2010, 2013)),
        ([(2012, 2012), (None, 2013)], (2012, 2012)),  # standing: the report's year is not one that it states
        ([(None, 2013), (None, None)], None),
    ],
)
def test_pair_spans_the_years_that_the_text_states(years, span):
    graph = network(*[(n, actor, "lead") for n in (1, 2) for actor in (1, 2)], of_1=years[0], of_2=years[1])
    assert graph.pair(1, 2).span == span


def test_pair_of_unknown_actors_and_of_one_with_itself_is_empty():
    graph = network((1, 1, "lead"), (1, 2, "lead"))
    assert graph.pair(1, 2)
    assert not graph.pair(1, 1)
    assert not graph.pair(1, 99)
    assert graph.closest(99) == []


KINDS = st.sampled_from(["campaign", "plan", "mission"])
ROLES = st.sampled_from(["chair", "author", "partner", "supporter", "party", "member", "initiator"])
ROWS = st.sets(st.tuples(st.integers(1, 4), st.integers(1, 6), ROLES), max_size=30)
TIES = st.sets(st.tuples(st.integers(1, 6), st.sampled_from(["supports", "reports-to"]), st.integers(1, 6)), max_size=5)


@given(ROWS, KINDS, TIES, st.integers(1, 4))
def test_rankings_agree_with_every_pair_looked_at(rows, kind, ties, limit):
    relations = [(n, *tie) for n, tie in enumerate(sorted(ties)) if tie[0] != tie[2]]
    graph = network(*sorted(rows), kind=kind, relations=relations)
    ranks = {}
    for a, b in combinations(NAMES, 2):
        pair, back = graph.pair(a, b), graph.pair(b, a)
        assert [one.activity for one in pair.acting] == [one.activity for one in back.acting]
        assert [one.activity for one in pair.sitting] == [one.activity for one in back.sitting]
        if pair.together or pair.relations:
            ranks[a, b] = (-pair.together, -pair.relations)
    expected = sorted(ranks, key=lambda two: (ranks[two], two))
    assert [(pair.a_pk, pair.b_pk) for pair in graph.closest_pairs(limit)] == expected[:limit]
    for actor in NAMES:
        partners = sorted((*ranks[two], *(set(two) - {actor})) for two in expected if actor in two)
        assert [(-n.together, -n.relations, n.actor_pk) for n in graph.closest(actor)] == partners


def graph_of(times: int) -> Network:
    """The graph of so many times 150 initiatives, with two that everyone is in, after it answered about them."""
    actors, initiatives = 200 * times, 150 * times
    names = {n: f"Actor {n:05}" for n in range(actors)}
    activities = [
        Activity(n, "campaign" if n == 1 else "mission", f"Initiative {n}", 2012, 2012) for n in range(initiatives)
    ]
    rows = [(n, actor, role) for n in range(2, initiatives) for actor, role in ((n % 50, "lead"), (n % 49, "partner"))]
    rows += [(0, actor, "member") for actor in names] + [(1, actor, "supporter") for actor in names]
    graph = build(names, activities, rows, [])
    assert len(graph.closest(actors - 1)) == 10
    assert len(graph.closest_pairs(10)) == 10
    assert len(graph.pair(actors - 2, actors - 1).sitting) == 1
    return graph


def lines(times: int) -> int:
    """How many lines of Python run for such a graph."""
    ran = Counter[str]()

    def count(_frame, event, _argument):
        ran[event] += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        graph_of(times)
    finally:
        sys.settrace(before)
    return ran["line"]


def memory(times: int) -> int:
    """The most bytes that are held at once for such a graph."""
    tracemalloc.start()
    try:
        graph_of(times)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("measure", [lines, memory])
def test_work_of_the_graph_grows_as_the_data_and_not_as_all_pairs(measure):
    """Ten times the data is some ten times the work; of all pairs of 2,000 actors, it would be a hundred times."""
    assert measure(10) < 20 * measure(1)


def together(initiative, role, actors):
    """Each of the actors in the same role."""
    return [make.participation(initiative=initiative, role=role, actor=actor) for actor in actors]


@pytest.mark.django_db
class TestRead:
    def test_groups_and_unpublished_records_are_left_out(self):
        unicef, ohchr = make.actor(name="UNICEF"), make.actor(name="OHCHR")
        group = make.actor(name="Member States", is_group=True)
        draft = make.actor(name="Draft", status="draft")
        reviewed = make.initiative(status="in_review")
        mission = make.initiative()
        together(mission, "organizer", [unicef, ohchr, group, draft])
        together(reviewed, "organizer", [unicef, ohchr])
        for other in (group, draft):
            make.relation(from_actor=unicef, verb="supports", to_actor=other)
        graph = read()
        assert graph.closest(unicef.pk) == [Neighbour(ohchr.pk, together=1, relations=0)]
        assert not graph.pair(unicef.pk, group.pk)
        assert not graph.pair(unicef.pk, draft.pk)
        assert [one.activity.pk for one in graph.pair(unicef.pk, ohchr.pk).acting] == [mission.pk]

    def test_unit_counts_and_not_what_it_is_part_of(self):
        whole = make.actor(name="OHCHR")
        unit, unicef = make.actor(name="OHCHR in Nepal", parent=whole), make.actor(name="UNICEF")
        together(make.initiative(), "organizer", [unit, unicef])
        graph = read()
        assert graph.closest(unicef.pk) == [Neighbour(unit.pk, 1, 0)]
        assert graph.closest(whole.pk) == []

    def test_activities_bring_what_pages_filter_by(self):
        hidden, justice = make.theme(name="A", status="draft"), make.theme(name="Justice")
        advocacy = make.theme(name="Advocacy", facet="approach")
        one = make.initiative(title="A visit", kind="mission", start="2010", end="2012-05")
        one.themes.set([advocacy, hidden, justice])
        activity = read().activities[one.pk]
        assert activity == Activity(one.pk, "mission", "A visit", 2010, 2012, ("justice", "advocacy"))
        assert list(activity.years) == [2010, 2011, 2012]

    def test_roles_come_in_the_order_of_the_text(self):
        one, other, mission = make.actor(), make.actor(), make.initiative()
        make.participation(initiative=mission, actor=one, role="host", position=2)
        make.participation(initiative=mission, actor=one, role="author", position=1)
        make.participation(initiative=mission, actor=other, role="partner")
        (shared,) = read().pair(other.pk, one.pk).acting
        assert shared.b_roles == (Role.AUTHOR, Role.HOST)

    @pytest.mark.parametrize("times", [1, 20])
    def test_five_queries_read_all(self, times, django_assert_num_queries):
        for _ in range(times):
            actors = [make.actor(), make.actor()]
            together(make.initiative(), "organizer", actors)
            make.relation(from_actor=actors[0], to_actor=actors[1])
        with django_assert_num_queries(5):
            read()

    def test_graph_is_made_once_a_data_version(self, django_assert_num_queries):
        now = Version(1, None)
        first = network_of(now)
        with django_assert_num_queries(0):
            assert network_of(now) is first
        assert network_of(Version(2, None)) is not first
