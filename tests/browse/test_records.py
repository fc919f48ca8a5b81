"""Records keep their addresses: a slug that changes leads on, to one record and for good."""

import pytest
from django.core.exceptions import ValidationError

from browse.models import FormerSlug
from browse.records import Status, published_through
from sources.models import Passage, Theme
from tests import factories as make

pytestmark = pytest.mark.django_db


def rename(record, slug):
    """Gives a record, read anew as an editor's page does, another slug."""
    record = type(record).objects.get(pk=record.pk)
    record.slug = slug
    record.save()


def led_to(slug):
    """The themes to which a former slug leads."""
    return [former.record for former in FormerSlug.objects.filter(slug=slug)]


def test_slug_that_never_changed_leaves_none():
    theme = make.theme(slug="justice")
    theme.save()
    rename(theme, "justice")
    assert not FormerSlug.objects.exists()


def test_slug_changed_leaves_a_former_slug():
    theme = make.theme(slug="justice")
    rename(theme, "juvenile-justice")
    assert led_to("justice") == [theme]
    assert led_to("juvenile-justice") == []


def test_slug_changed_on_the_record_just_made():
    theme = make.theme(slug="justice")
    theme.slug = "juvenile-justice"
    theme.save()
    assert led_to("justice") == [theme]


def test_slug_changed_twice_leaves_both():
    theme = make.theme(slug="justice")
    rename(theme, "juvenile-justice")
    rename(theme, "justice-for-children")
    assert {former.slug for former in theme.former_slugs.all()} == {"justice", "juvenile-justice"}


def test_slug_changed_back_is_no_longer_former():
    theme = make.theme(slug="justice")
    rename(theme, "juvenile-justice")
    rename(theme, "justice")
    assert led_to("justice") == []
    assert led_to("juvenile-justice") == [theme]


def test_slug_taken_over_by_another_record_leads_nowhere_else():
    old = make.theme(slug="justice")
    rename(old, "juvenile-justice")
    make.theme(slug="justice")
    assert led_to("justice") == []


def test_slug_taken_over_by_a_change_leads_nowhere_else():
    old, new = make.theme(slug="justice"), make.theme(slug="courts")
    rename(old, "juvenile-justice")
    rename(new, "justice")
    assert led_to("justice") == []
    assert led_to("courts") == [new]


def test_slug_given_up_again_leads_to_whoever_had_it_last():
    old = make.theme(slug="justice")
    rename(old, "juvenile-justice")
    new = make.theme(slug="justice")
    rename(new, "courts")
    assert led_to("justice") == [new]


def test_slug_given_up_that_was_entered_as_former_elsewhere_leads_to_whoever_had_it_last():
    old, new = make.theme(slug="courts"), make.theme(slug="justice")
    FormerSlug.objects.create(record=old, slug="justice")
    rename(new, "juvenile-justice")
    assert led_to("justice") == [new]


def test_slug_is_former_among_records_of_its_kind_alone():
    theme, country = make.theme(slug="georgia"), make.country(slug="georgia")
    rename(theme, "atlanta")
    rename(country, "sakartvelo")
    assert sorted(led_to("georgia"), key=str) == [country, theme]


def test_slug_unsaved_leaves_no_former_slug():
    theme = make.theme(slug="justice")
    theme.slug, theme.name = "courts", "Courts"
    theme.save(update_fields=["name"])
    assert led_to("justice") == []
    theme.save()
    assert led_to("justice") == [theme]


def test_slug_of_a_deleted_record_leads_nowhere():
    theme = make.theme(slug="justice")
    rename(theme, "courts")
    theme.delete()
    assert not FormerSlug.objects.exists()


@pytest.mark.parametrize("slug", ["", "Ümlaut", "two words", "a/b", "x" * 121])
def test_slug_that_no_address_can_hold(slug):
    theme = make.theme()
    theme.slug = slug
    with pytest.raises(ValidationError) as refusal:
        theme.full_clean()
    assert list(refusal.value.message_dict) == ["slug"]


def test_former_slug_reads_as_the_slug():
    theme = make.theme(slug="justice")
    rename(theme, "courts")
    assert str(theme.former_slugs.get()) == "justice"


def test_natural_key_finds_the_record():
    theme = make.theme(slug="justice")
    assert theme.natural_key() == ("justice",)
    assert Theme.objects.get_by_natural_key(*theme.natural_key()) == theme


@pytest.mark.parametrize(("status", "public"), [("draft", False), ("in_review", False), ("published", True)])
def test_published_of_each_status(status, public):
    report = make.report(status=status)
    make.passage(report=report)
    assert type(report).objects.published().exists() is public
    assert Passage.objects.filter(published_through("report")).exists() is public


def test_status_of_a_new_record_is_published():
    assert make.theme().status == Status.PUBLISHED
