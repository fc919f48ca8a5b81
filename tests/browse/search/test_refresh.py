"""What search looks in follows every write, and is written only where it changed."""

import pytest
from django.core.management import call_command

from browse import versions
from browse.models import SearchEntry, SearchWord
from browse.search import analysis, entries, refresh
from browse.search.engine import engine
from browse.search.entries import sources
from browse.search.query import parse
from tests import factories as make

pytestmark = pytest.mark.django_db

KINDS = [source.kind for source in sources()]


def found(typed: str) -> list[str]:
    """The keys of all that is found, kind by kind."""
    hits = engine().find(parse(typed), KINDS, 100).hits
    rows = SearchEntry.objects.in_bulk([number for numbers in hits.values() for number in numbers])
    return [rows[number].key for kind in KINDS for number in hits.get(kind, ())]


def test_new_record_is_found_once_its_write_is_over():
    with versions.change():
        make.actor(slug="body", name="Assembly of Otters", acronym="AOO")
        assert found("otters") == []
    assert found("otters") == found("AOO") == ["body"]


def test_changed_record_is_found_by_what_it_says_now():
    with versions.change():
        actor = make.actor(slug="body", name="Assembly of Otters")
    with versions.change():
        actor.name = "Assembly of Beavers"
        actor.save()
    assert found("otters") == []
    assert found("beavers") == ["body"]


def test_deleted_record_and_draft_are_not_found():
    with versions.change():
        actor, other = make.actor(name="First otter"), make.actor(name="Second otter", status="draft")
    assert found("otter") == [actor.slug]
    with versions.change():
        actor.delete()
        other.status = "published"
        other.save()
    assert found("otter") == [other.slug]


def test_write_that_fails_leaves_what_is_found():
    with versions.change():
        make.actor(name="Otter")

    @versions.change()
    def fail() -> None:
        make.actor(name="Beaver")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert found("beaver") == []


def test_every_kind_is_found():
    with versions.change():
        passage = make.passage(text="An otter took part.")
        make.actor(name="Otter")
        make.initiative(title="Visit of the otter")
        make.result(statement="The otter was seen")
        make.document(title="Otter report", symbol="A/1/2")
        make.theme(name="Otters")
        make.country(name="Otterland", official_name="Land of the otter")
    kinds = {entry.kind for entry in SearchEntry.objects.all() if entry.key in found("otter")}
    assert kinds == set(KINDS)
    assert found(f"para {passage.number}") == [f"{passage.report.slug}/1/{passage.number:05}"]


def test_actor_is_found_by_every_name_and_directly_by_those_that_identify_it():
    with versions.change():
        actor = make.actor(slug="fund", name="Fund for Otters", acronym="FFO", short="Otter Fund")
        make.name(actor=actor, name="Otterfonds")
        make.name(actor=actor, name="the Fund", ambiguous=True)
    for name in ("Fund for Otters", "ffo", "otter fund", "Otterfonds"):
        assert len(engine().find(parse(name), KINDS, 5).exact) == 1, name
    assert found("the Fund") == ["fund"]
    assert engine().find(parse("the Fund"), KINDS, 5).exact == []


def test_mechanism_that_is_an_actor_when_it_acts_is_found_once():
    with versions.change():
        body = make.actor(slug="group", name="Otter Group")
        make.initiative(title="Otter Group", acronym="OG", kind="mechanism", body=body, summary="It counts them.")
    assert found("otter") == found("OG") == found("counts them") == ["group"]
    with versions.change():
        body.status = "draft"
        body.save()
    assert found("otter") == ["otter-group"]


def test_hits_come_by_weight_then_by_title():
    with versions.change():
        busy = make.actor(name="Zealous otter")
        make.actor(slug="b", name="Brown otter")
        make.actor(slug="a", name="Amber otter")
        make.participation(actor=busy, initiative=make.initiative(title="Dive"))
    assert found("otter") == [busy.slug, "a", "b"]


def test_write_of_something_else_writes_no_entry():
    with versions.change():
        make.actor(name="Otter")
    before = list(SearchEntry.objects.values_list("id", "digest"))
    assert refresh.refresh() == 0
    assert list(SearchEntry.objects.values_list("id", "digest")) == before


def test_one_write_writes_one_entry():
    with versions.change():
        actors = [make.actor() for _ in range(20)]
    before = dict(SearchEntry.objects.values_list("key", "id"))
    actors[7].name = "Otter"
    actors[7].save()
    assert refresh.refresh() == 1
    after = dict(SearchEntry.objects.values_list("key", "id"))
    assert {key for key in before if before[key] != after[key]} == {actors[7].slug}


def test_numbers_follow_the_order_also_where_there_is_no_room_left(monkeypatch):
    monkeypatch.setattr(refresh, "STEP", 2)
    for number in range(12):
        with versions.change():
            make.actor(name=f"Otter {'abcdefghijkl'[(number * 5) % 12]}")
        names = list(SearchEntry.objects.filter(kind="actors").order_by("id").values_list("title", flat=True))
        assert names == sorted(names)
    assert len(found("otter")) == 12


def test_another_analyser_analyses_anew(monkeypatch):
    with versions.change():
        make.actor(name="Otter")
    number = versions.current().number
    monkeypatch.setattr(entries, "VERSION", analysis.VERSION + 1)
    call_command("migrate", verbosity=0)
    assert versions.current().number == number + 1
    call_command("migrate", verbosity=0)
    assert versions.current().number == number + 1


def test_words_are_learnt_without_accents_numbers_and_the_shortest():
    with versions.change():
        make.actor(name="Élan of 2012 otters")
    assert {"elan", "otters"} <= set(SearchWord.objects.values_list("word", flat=True))
    assert not SearchWord.objects.filter(word__in=["of", "2012", "Élan"]).exists()
    assert str(SearchWord.objects.get(word="otters")) == "otters"
    assert str(SearchEntry.objects.get(kind="actors")) == "actors elan-of-2012-otters"


@pytest.mark.usefixtures("real")
class TestOnTheRealReport:
    def test_seed_left_nothing_to_do(self):
        assert SearchEntry.objects.count() > 400
        assert refresh.refresh() == 0

    def test_every_entry_leads_to_a_page(self, client):
        addresses = {entry.url.partition("#")[0] for entry in SearchEntry.objects.all()}
        for address in sorted(addresses)[::9]:
            assert client.get(address).status_code == 200, address
