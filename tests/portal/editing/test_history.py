"""The history: every change with who, when, what and why; any version restored whole."""

from __future__ import annotations

import pytest

from actors.models import Actor
from initiatives.models import Initiative
from portal.editing.differences import difference
from portal.editing.part import Part
from portal.editing.recording import Why, history, previous
from portal.editing.roots import Root, roots_of, row_of
from portal.editing.service import write
from portal.models import Proposal, Revision
from portal.transcription.blocks import Name
from portal.transcription.forms import BY_NAME, INITIATIVE
from portal.transcription.tables import Tables
from sources.models import Theme
from tests import factories as make
from tests import people
from tests.admin import address, form_of, saved, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    client.force_login(people.reviewer(username="rosa"))
    return client


def block(row):
    return next(iter(Part(roots_of(row)).blocks()))


def restore(client, revision, **fields):
    return client.post(f"/admin/editing/versions/{revision.pk}/", {"_restore": "on", "_why": "Back."} | fields)


def test_change_is_written_down_after_what_stood_there(reviewer):
    theme = make.theme(name="Violence", slug="violence")
    saved(reviewer, theme, name="Violence of any kind", _why="As printed.")
    new, old = history(Name("theme", "violence"))
    assert (old.source, old.data["name"], old.name) == ("found", "Violence", "")
    assert (new.source, new.data["name"], new.name, new.why) == ("admin", "Violence of any kind", "rosa", "As printed.")
    assert new.version == old.version + 1
    assert previous(new) == old
    page = reviewer.get("/admin/editing/history/theme/violence/").content.decode()
    for words in ("rosa", "As printed.", "<ins>Violence of any kind</ins>", "As found"):
        assert words in page


def test_saving_what_stands_there_writes_nothing_down(reviewer):
    saved(reviewer, make.theme())
    assert not Revision.objects.exists()


def test_history_follows_a_record_through_its_names(reviewer):
    theme = make.theme(slug="first", name="One")
    saved(reviewer, theme, slug="second")
    saved(reviewer, theme, slug="third", name="Three")
    other = make.theme(slug="first", name="Another")
    saved(reviewer, other, name="Another one")
    assert [row.data["slug"] for row in history(Name("theme", "third"))] == ["third", "second", "first"]
    assert [row.data["name"] for row in history(Name("theme", "first"))] == ["Another one", "Another"]


def test_those_who_call_a_record_by_a_new_slug_have_a_version_of_it_too(reviewer):
    actor = make.actor(slug="old")
    initiative = make.participation(actor=actor).initiative
    saved(reviewer, actor, slug="new")
    row = next(history(Name("initiative", initiative.slug)))
    assert row.data["participants"][0]["actor"] == "new"
    assert row.digest == block(initiative).digest


def test_version_is_restored_with_children_and_evidence(reviewer):
    initiative = make.initiative(title="Mission")
    passage = make.passage(text="UNICEF chaired it. OHCHR took part.")
    make.cited(make.participation(initiative=initiative, role="chair", position=1), passage, "UNICEF chaired it.")
    make.cited(make.participation(initiative=initiative, position=2), passage, "OHCHR took part.")
    make.result(initiative=initiative, statement="A law")
    before = block(initiative)
    fields = form_of(reviewer, Initiative, initiative)
    fields |= {"title": "Other", "participations-1-DELETE": "on", "participations-0-role": "lead"}
    assert send(reviewer, Initiative, initiative, fields).status_code == 302
    assert initiative.participations.count() == 1
    first = Revision.objects.get(form="initiative", source="found")
    assert restore(reviewer, first).headers["Location"] == f"/admin/editing/history/initiative/{initiative.slug}/"
    assert block(initiative) == before
    row = Revision.objects.latest("pk")
    assert (row.source, row.name) == ("restore", "rosa")
    assert row.why.endswith("Back.")


def test_deleted_record_is_restored_with_its_children(reviewer):
    actor = make.actor(slug="fund", name="Children's Fund")
    make.name(actor=actor, name="CF")
    make.mandate(actor=actor)
    before = block(actor)
    reviewer.post(address(Actor, "delete", actor.pk), {"post": "yes", "_why": "Twice."})
    assert not Actor.objects.exists()
    gone, old = history(Name("actor", "fund"))
    assert gone.data is None
    assert reviewer.get("/admin/editing/history/actor/fund/").status_code == 200
    restore(reviewer, old)
    assert block(Actor.objects.get()) == before


def test_restoring_under_a_former_slug_renames_back(reviewer, client):
    theme = make.theme(slug="first")
    saved(reviewer, theme, slug="second")
    restore(reviewer, Revision.objects.get(source="found"))
    assert [(t.pk, t.slug) for t in Theme.objects.all()] == [(theme.pk, "first")]


def test_version_that_refers_to_what_is_gone_is_not_restored(reviewer):
    document = make.document(slug="resolution")
    initiative = make.initiative_document(document=document).initiative
    saved(reviewer, initiative, **{"document_links-0-DELETE": "on"})
    reviewer.post(address(type(document), "delete", document.pk), {"post": "yes", "_why": "Unused."})
    response = restore(reviewer, Revision.objects.get(form="initiative", source="found"))
    assert response.status_code == 200
    assert "There is no document “resolution”" in response.content.decode().replace("&quot;", '"')
    assert not initiative.document_links.exists()


def test_restoring_needs_a_reason(reviewer):
    theme = make.theme(name="One")
    saved(reviewer, theme, name="Two")
    assert restore(reviewer, Revision.objects.get(source="found"), _why=" ").status_code == 200
    theme.refresh_from_db()
    assert theme.name == "Two"


def test_what_an_editor_restores_of_the_public_waits(reviewer):
    theme = make.theme(name="One")
    saved(reviewer, theme, name="Two")
    reviewer.force_login(people.editor())
    response = restore(reviewer, Revision.objects.get(source="found"))
    proposal = Proposal.objects.get()
    assert response.headers["Location"] == f"/admin/editing/proposals/{proposal.pk}/"
    theme.refresh_from_db()
    assert (theme.name, proposal.data["name"]) == ("Two", "One")


def test_blocks_are_written_through_the_service_too():
    theme = make.theme(slug="one", name="One")
    data = block(theme).data
    changes = {
        Name("theme", "one"): data | {"name": "Other"},
        Name("theme", "two"): data | {"slug": "two", "name": "Two"},
    }
    assert len(write(changes, Why(None, "From a file.", "import"), dry=True)) == 2
    assert (Theme.objects.count(), Revision.objects.count()) == (1, 0)
    write(changes, Why(None, "From a file.", "import"))
    assert set(Theme.objects.values_list("name", flat=True)) == {"Other", "Two"}
    assert [row.source for row in Revision.objects.order_by("pk")] == ["found", "import", "import"]


def test_difference_is_readable():
    actor = make.actor(name="UNICEF", slug="unicef")
    initiative = make.initiative(title="Mission", kind="mission")
    make.participation(initiative=initiative, actor=actor, role="member")
    old = block(initiative).data
    initiative.participations.update(role="chair")
    new = block(initiative).data | {"kind": "event", "note": "So it seems."}
    said = [(each.label, each.old, each.new) for each in difference(INITIATIVE, old, new)]
    assert said[:2] == [("Kind", "Mission", "Event"), ("Note", "", "So it seems.")]
    assert said[2][0] == "Participation: UNICEF, Member"
    assert said[3][0] == "Participation: UNICEF, Chair"
    assert "para 999: “The report says so.”" in said[3][2]


@pytest.mark.usefixtures("real")
class TestOnTheRealReport:
    def test_loading_is_in_the_history(self):
        assert set(Revision.objects.values_list("source", flat=True)) == {"seed"}
        now = {block.name: block.digest for block in Tables().blocks()}
        assert {Name(row.form, row.key): row.digest for row in Revision.objects.all()} == now

    def test_part_says_of_each_block_what_the_whole_says(self):
        whole = {block.name: block for block in Tables().blocks()}
        roots = {Root(name.form, row_of(name).pk): name for name in whole}
        assert {roots[root]: found for root, found in Part(roots).by_root().items()} == whole

    @pytest.mark.parametrize("form", sorted({"actor", "initiative", "document", "passage", "report"}))
    def test_part_costs_a_bounded_number_of_queries(self, form, django_assert_max_num_queries):
        for row in BY_NAME[form].model._base_manager.order_by("pk")[:5]:
            with django_assert_max_num_queries(30):
                assert len(list(Part(roots_of(row)).blocks())) == 1

    def test_pages_about_a_record_open(self, reviewer):
        for form, key in (
            ("actor", "unicef"),
            ("theme", "violence"),
            ("initiative", Initiative.objects.latest("pk").slug),
            ("passage", "child-protection-2013 para 19"),
            ("report", "child-protection-2013"),
        ):
            for page in ("history", "used"):
                response = reviewer.get(f"/admin/editing/{page}/{form}/{key}/")
                assert response.status_code == 200, (form, page)
                assert "no such variable" not in response.content.decode()
        for row in Revision.objects.all()[:3]:
            assert reviewer.get(f"/admin/editing/versions/{row.pk}/").status_code == 200

    def test_odd_addresses_are_not_found(self, reviewer):
        for page in (
            "history/actor/nobody/",
            "history/planet/mars/",
            "history/passage/para/",
            "used/actor/nobody/",
            "used/actor/x%00/",
            "preview/actor/x%00/",
            "versions/99999999999999999999999999/",
            "proposals/0/",
            "merge/nobody/",
        ):
            assert reviewer.get(f"/admin/editing/{page}").status_code == 404, page
