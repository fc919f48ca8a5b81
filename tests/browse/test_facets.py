"""On the real report: every count is the length of the list that it leads to, in every list, for every value.

Lists are asked through their pages, as a visitor asks them.
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.http import QueryDict
from django.urls import reverse

from actors.views import ActorList
from browse.asked import Asked, read
from browse.facetindex import FacetIndex
from browse.facets import FOLDED, chips, facet_view, histogram, widen
from browse.filters import Bound, Facet, Filters, Least, Words
from browse.text import looked_up
from tests.generated import multiply
from tests.markup import Page
from tests.pages import LISTS, kept_index

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

WORDS = ("child", "children", "joint", "convention", "united nations", "violence", "working group", "côte", "qqq", "re")
COMBINATIONS = 200
GENERATED = 5  # times the data: more actors than values that are all counted
NOT_IN_THE_REPORT: set[str] = set()  # facets that nothing in it has a value of
SEED = 20130801


def pairs(address: str) -> list[tuple[str, str]]:
    """The parameters of an address."""
    return parse_qsl(urlsplit(address).query, keep_blank_values=True)


def length(client, address: str) -> int:
    """The length of a list, as its page gives it: in its context, its heading and, on one page, its rows."""
    response = client.get(address)
    total: int = response.context["total"]
    shown = Page(response)
    assert shown.heading.split()[0] == f"{total}", address
    assert len(shown.rows) == min(total, 25), address
    return total


def facets(name: str) -> list[tuple[str, Facet]]:
    """The facets that a list shows."""
    view = LISTS[name]
    return [(facet, declared) for facet, declared in view.filters.facets() if facet not in view.preset]


@pytest.mark.parametrize(("name", "facet"), [(name, facet) for name in LISTS for facet, _declared in facets(name)])
def test_count_of_every_value_is_the_length_of_its_list(client, name, facet):
    path, index, preset = reverse(name), kept_index(LISTS[name].filters), dict(LISTS[name].preset)
    labels, counts = index.labels[facet], index.counts(facet, preset)
    shown = {value: count for value, count in counts.items() if value in labels}
    assert preset or sum(shown.values()) or facet in NOT_IN_THE_REPORT
    for value, count in shown.items():
        assert len(from_database(LISTS[name].filters, index, {**preset, facet: (value,)})) == count, value
    ranked = sorted(shown, key=lambda value: (shown[value], value))
    for value in {*ranked[:1], *ranked[-1:]}:
        assert length(client, f"{path}?{facet}={value}") == shown[value], value


@pytest.mark.parametrize("name", LISTS)
def test_link_of_a_facet_leads_to_as_many_records_as_it_says(client, name):
    """As read from the page: some links of its facets, and some bars of its histogram."""
    chance = random.Random(f"{SEED} {name}")
    shown = Page(client.get(reverse(name)))
    links = [link for link in shown.all("a", within="facet") if link["class"] != "all"]
    assert len(links) > 5
    for link in chance.sample(links, min(12, len(links))):
        said = shown.one("span", within=link, **{"class": "count"})
        assert length(client, link["href"]) == int(said.text), link["href"]
    for link in shown.all("a", within="histogram")[-5:]:
        year, count, *_noun = shown.one("span", within=link, **{"class": "visually-hidden"}).text.split()
        assert link["href"] == f"{reverse(name)}?year={year.removesuffix(':')}"
        assert length(client, link["href"]) == int(count), link["href"]


@pytest.mark.parametrize("name", LISTS)
def test_every_value_is_in_sight_or_on_the_page_of_all(client, name):
    index, preset = kept_index(LISTS[name].filters), dict(LISTS[name].preset)
    response = client.get(reverse(name))
    text = Page(response).text
    for view in response.context["facets"]:
        counts = index.counts(view.name, preset)
        there = {value: n for value, n in counts.items() if n and value in index.labels[view.name]}
        shown = {value.value: value.count for value in (*view.values, *view.more)}
        assert shown.items() <= there.items()
        assert list(shown.values()) == sorted(there.values(), reverse=True)[: len(shown)], "the busiest, in order"
        assert view.total == len(there)
        assert bool(view.all_url) is (len(shown) < len(there))
        assert len(shown) <= FOLDED
        if view.all_url:
            assert f"All {len(there)}: {view.label}" in text
            assert values_on_pages(client, view.all_url) == there, view.name


def values_on_pages(client, address: str) -> dict[str, int]:
    """Value → count, of all pages of the values of a facet."""
    context = client.get(address).context
    pages = [context] + [client.get(context["page"].url(n)).context for n in range(2, context["page"].pages + 1)]
    shown = [value for page in pages for value in page["values"]]
    assert len({value.value for value in shown}) == len(shown)
    return {value.value: value.count for value in shown}


# Combinations, chosen by chance with a fixed seed


def combinations(name: str, count: int) -> list[str]:
    """Queries of one to five parameters, of values that records have, in any order."""
    chance, view = random.Random(f"{SEED} {name}"), LISTS[name]
    index = kept_index(view.filters)
    found: list[str] = []
    while len(found) < count:
        query: list[tuple[str, str]] = []
        offered = [parameter for parameter in view.filters.base_filters if parameter not in view.preset]
        chosen = chance.sample(offered, chance.randint(1, min(4, len(offered))))
        if chance.random() < 0.4:  # what hangs together, which chance alone would seldom ask for
            some = chance.choice(
                (["actor", "role"], ["initiative", "role"], ["theme", "least"], ["theme", "and_theme"])
            )
            chosen = some if set(some) <= set(offered) else chosen
        for parameter in chosen:
            match view.filters.base_filters[parameter]:
                case Words():
                    query.append((parameter, chance.choice(WORDS)))
                case Bound(first=first):
                    query.append((parameter, str(chance.randint(2000, 2010) if first else chance.randint(2010, 2014))))
                case Least():
                    query.append((parameter, str(chance.randint(1, 7))))
                case Facet():
                    counts = index.counts(parameter, dict(view.preset))
                    known = [v for v in sorted(counts) if v in index.labels[parameter]]
                    some = chance.choices(known, [counts[v] + 0.1 for v in known], k=chance.choice((1, 1, 1, 2, 3)))
                    query += [(parameter, value) for value in some]
        if chance.random() < 0.3:
            query.append(("sort", chance.choice(list(view.filters.sorts))))
        chance.shuffle(query)
        found.append(urlencode(query))
    return found


def from_database(filters: type[Filters], index: FacetIndex, chosen: dict[str, tuple[str, ...]]) -> set[int]:
    """The numbers of the records that the filter set's own queryset finds."""
    query = QueryDict(mutable=True)
    for name, values in chosen.items():
        query.setlist(name, list(values))
    filterset = filters(query, vocabularies=index.labels, queryset=filters.records())
    assert filterset.is_valid(), filterset.errors
    return set(filterset.qs.values_list("pk", flat=True))


BASES = [name for name, view in LISTS.items() if not view.preset]
SHARE = COMBINATIONS // len(BASES)


@pytest.mark.parametrize("name", BASES)
def test_index_answers_as_the_database_does(client, name):
    index, sizes = kept_index(LISTS[name].filters), Counter[bool]()
    for query in combinations(name, SHARE):
        asked = client.get(f"{reverse(name)}?{query}").context["asked"]
        found = set(index.pks_of(index.matching(asked.chosen), next(iter(index.filters.sorts))))
        assert found == from_database(LISTS[name].filters, index, asked.chosen), query
        sizes[bool(found)] += 1
    assert sizes[True] > SHARE / 4, "most combinations must find something, or nothing is compared"


def led_to(asked: Asked, parameter: str, declared: Facet, value: str) -> Asked:
    """The list whose length the count of a value is: with it alone in its facet, or added to what is chosen there."""
    if declared.mode == "any":
        return asked.having(parameter, value)
    return asked.having(parameter, *{value, *asked.values.get(parameter, ())})


@pytest.mark.parametrize("name", LISTS)
def test_counts_beside_a_filtered_list_are_those_of_the_lists_they_lead_to(client, name):
    """Any of: with that value alone chosen there. All of: after adding it. All other filters kept."""
    chance = random.Random(f"{SEED} {name}")
    path, index = reverse(name), kept_index(LISTS[name].filters)
    for query in combinations(name, SHARE if name in BASES else SHARE // 5):
        context = client.get(f"{path}?{query}").context
        asked: Asked = context["asked"]
        parameter, declared = chance.choice(facets(name))
        counts = index.counts(parameter, asked.chosen)
        values = sorted(value for value in counts if value in index.labels[parameter])
        for value in chance.sample(values, min(1, len(values))):
            leads = led_to(asked, parameter, declared, value)
            assert length(client, leads.url) == counts[value], (query, parameter, value)


@pytest.mark.parametrize("name", BASES)
def test_counts_hold_over_generated_data(changing, name):
    """Where facets have more values than are all counted, and lists more pages: as the database counts."""
    multiply(GENERATED)
    chance, filters = random.Random(f"{SEED} {name}"), LISTS[name].filters
    index = kept_index(filters)
    assert len(index.pks) > 100
    several = 0
    for query in combinations(name, 12):
        chosen = read(QueryDict(query), reverse(name), filters, index.labels, {}).chosen
        assert index.matching(chosen).bit_count() == len(from_database(filters, index, chosen)), query
        parameter, declared = chance.choice(facets(name))
        lengths = index.lengths(parameter, chosen)
        several += len(lengths) > 1
        labelled = [value for value in sorted(index.sets[parameter]) if value in index.labels[parameter]]
        for value in chance.sample(labelled, min(2, len(labelled))):
            there = {value, *chosen.get(parameter, ())} if declared.mode == "all" else {value}
            expected = from_database(filters, index, {**chosen, parameter: tuple(sorted(there))})
            assert lengths.get(value, 0) == len(expected), (query, parameter, value)
    assert several > 1


@pytest.mark.parametrize("name", LISTS)
def test_page_of_a_combination_agrees_with_itself(client, name):
    """Address, sentence, chips, counts and form say the same."""
    chance, path = random.Random(f"{SEED} {name}"), reverse(name)
    for query in combinations(name, 12 if name in BASES else 4):
        response = client.get(f"{path}?{query}")
        shown, context, asked = Page(response), response.context, response.context["asked"]
        said = shown.heading
        assert context["title"] == said
        assert said.split()[0] == f"{context['total']}"
        assert shown.description.startswith(said)
        # One address, whatever the order.
        parts = query.split("&")
        chance.shuffle(parts)
        assert (
            Page(client.get(f"{path}?{'&'.join(parts)}")).canonical
            == shown.canonical
            == f"http://testserver{asked.url}"
        )
        # A chip a value, each of which takes away its own filter and nothing else.
        wanted = Counter(pairs(asked.url))
        filters = Counter({pair: count for pair, count in wanted.items() if pair[0] != "sort"})
        assert len(context["chips"]) == filters.total()
        removed = [wanted - Counter(pairs(chip.url)) for chip in context["chips"]]
        assert sorted(pair for one in removed for pair in one.elements()) == sorted(filters)
        assert all(not Counter(pairs(chip.url)) - wanted for chip in context["chips"])
        for chip in context["chips"]:
            assert length(client, chip.url) >= context["total"] or "or" in said
        # The sentence says each filter in force.
        for chip in context["chips"]:
            if chip.label != "Kind":
                assert chip.value.lower() in said.lower(), (said, chip)
        assert f"Filters ({filters.total()})" in shown.text
        # What the form of words carries along is what is asked for, but for what it asks itself.
        inputs = shown.all("input", within="words-form")
        hidden = Counter((field["name"], field["value"]) for field in inputs if field["type"] == "hidden")
        typed = Counter((field["name"], field["value"]) for field in inputs if field["type"] != "hidden")
        assert hidden + Counter({pair: n for pair, n in typed.items() if pair[1]}) == wanted
        # What a search within a facet carries along is all that is asked for.
        for form in shown.all("form", **{"class": "within"}):
            carried = Counter((field["name"], field["value"]) for field in shown.all("input", form, type="hidden"))
            (facet,) = [value for key, value in carried if key == "facet"]
            assert carried == wanted + Counter([("facet", facet)])
        # Every address on it is the one address of its view.
        links = [link["href"] for link in shown.all("a", within="facet") if not link["class"]]
        for link in chance.sample(links, min(2, len(links))):
            assert Page(client.get(link)).canonical == f"http://testserver{link}"


@pytest.mark.parametrize("name", LISTS)
def test_every_order_is_kept_across_pages_which_part_the_list(client, name):
    """By the first field of the order; equal ones by the next. What has no value stands last."""
    view, path = LISTS[name], reverse(name)
    chosen = {f"{facet}__in": values for facet, values in view.preset.items()}
    records = {one.get_absolute_url(): one for one in view.filters.records().filter(**chosen)}
    if view is ActorList:
        for one in records.values():
            one.initiative_count = one.participations.public().values("initiative").distinct().count()
    for sort, (label, order) in view.filters.sorts.items():
        first = client.get(f"{path}?sort={sort}")
        assert [one.label for one in first.context["sorts"] if one.current] == [label]
        shown = [
            records[row["href"]]
            for page in range(1, first.context["page"].pages + 1)
            for row in Page(client.get(f"{path}?sort={sort}&page={page}")).heads
        ]
        assert len(shown) == first.context["total"]
        assert set(shown) == set(records.values())
        for one, next_one in pairwise(shown):
            for field in order:
                before, after = (getattr(record, field.removeprefix("-")) for record in (one, next_one))
                if isinstance(before, str):
                    before, after = map(looked_up, (before, after))
                if before != after:
                    assert after in (None, "") or (before > after if field[0] == "-" else before < after), (
                        one,
                        next_one,
                    )
                    break


def test_facet_shows_the_chosen_values_first():
    index = kept_index(LISTS["initiatives:list"].filters)
    labels = sorted(index.labels["actor"])
    asked = Asked("/initiatives/", {"actor": tuple(labels[:2])}, {})
    view = facet_view(index, asked, "actor")
    assert {value.value for value in view.values[:2]} == set(labels[:2])
    assert [value.selected for value in view.values[:3]] == [True, True, False]
    assert view.values[0].url == asked.toggled("actor", view.values[0].value).url


def test_histogram_has_a_bar_for_every_year_between_the_first_and_the_last():
    index = kept_index(LISTS["initiatives:list"].filters)
    bars = histogram(index, Asked("/initiatives/", {}, {}), "year")
    years = [int(bar.year) for bar in bars]
    assert years == list(range(years[0], years[-1] + 1))
    assert len(bars) <= 40
    assert max(bar.height for bar in bars) == 100
    assert all(bar.height == round(100 * bar.count / max(b.count for b in bars)) for bar in bars)


def test_list_without_years_has_no_histogram():
    index = kept_index(LISTS["initiatives:list"].filters)
    assert histogram(index, Asked("/initiatives/", {"q": ("qqq",)}, {}), "year") == []


def test_chips_say_what_a_person_chose():
    index = kept_index(LISTS["initiatives:list"].filters)
    asked = Asked("/initiatives/", {"kind": ("mission",), "year": ("2012",), "q": ("joint",)}, {})
    assert [(chip.label, chip.value, chip.url) for chip in chips(index, asked)] == [
        ("Kind", "Mission", "/initiatives/?year=2012&q=joint"),
        ("Active in", "2012", "/initiatives/?kind=mission&q=joint"),
        ("Words", "joint", "/initiatives/?kind=mission&year=2012"),
    ]


def test_ways_to_widen_lead_to_lists_with_records():
    index = kept_index(LISTS["initiatives:list"].filters)
    asked = Asked("/initiatives/", {"kind": ("mission",), "q": ("qqq",)}, {})
    missions, everything = index.counts("kind", {})["mission"], len(index.pks)
    assert widen(index, asked) == [
        ("Without “Words”: " + f"{missions} missions", "/initiatives/?kind=mission"),
        ("Without filters: " + f"{everything} initiatives", "/initiatives/"),
    ]
