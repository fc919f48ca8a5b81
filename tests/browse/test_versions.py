"""The data version counts the writes; what is kept is kept for one version."""

import pytest
from django.db import transaction
from django.utils import timezone

from browse import versions
from browse.models import DataVersion
from sources.models import Theme
from tests import factories as make


@pytest.mark.django_db
def test_current_before_any_write():
    assert versions.current() == versions.Version(0, None)


@pytest.mark.django_db
def test_current_asks_one_query(django_assert_num_queries):
    with versions.change():
        make.theme()
    with django_assert_num_queries(1):
        assert versions.current().number == 1


@pytest.mark.django_db
def test_of_a_request_asks_once_a_request(rf, django_assert_num_queries):
    request = rf.get("/")
    with django_assert_num_queries(1):
        assert versions.of(request).number == 0
        with_it = versions.of(request)
    with versions.change():
        make.theme()
    assert versions.of(request) == with_it
    assert versions.of(rf.get("/")).number == 1


@pytest.mark.django_db
def test_change_raises_the_version_once_for_all_its_writes():
    before = timezone.now()
    assert versions.current().changed is None
    for number in (1, 2, 3):
        with versions.change():
            make.theme()
            make.theme()
        assert versions.current().number == number
    row = DataVersion.objects.get()
    assert str(row) == "3"
    assert before <= row.changed <= timezone.now()
    assert versions.current() == (3, row.changed)


@pytest.mark.django_db
def test_change_that_fails_leaves_data_and_version_as_they_were():
    with versions.change():
        make.theme(name="Justice")
    before = versions.current()

    @versions.change()
    def fail():
        Theme.objects.update(name="Courts")
        raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail()
    assert versions.current() == before
    assert Theme.objects.get().name == "Justice"


@pytest.mark.django_db
def test_change_undone_with_the_transaction_around_it():
    with transaction.atomic():
        with versions.change():
            make.theme()
        assert versions.current().number == 1
        transaction.set_rollback(True)
    assert versions.current().number == 0
    assert not Theme.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_change_is_a_transaction_of_its_own():
    with versions.change():
        assert transaction.get_connection().in_atomic_block
        make.theme()
        assert versions.current().number == 0
    assert not transaction.get_connection().in_atomic_block
    assert versions.current().number == 1


class Counter:
    """Makes a value that says how often, and for what, one was made."""

    def __init__(self):
        self.made = 0

    def __call__(self, *key):
        self.made += 1
        return self.made, *key


def version(number):
    return versions.Version(number, timezone.now())


def test_kept_makes_once_a_version():
    kept = versions.Kept(Counter())
    assert [kept.at(version(1)) for _ in range(3)] == [(1,)] * 3
    assert [kept.at(version(2)) for _ in range(3)] == [(2,)] * 3


def test_kept_makes_once_a_key():
    kept = versions.Kept(Counter())
    for _ in range(2):
        assert kept.at(version(1), "actors", 2012) == (1, "actors", 2012)
        assert kept.at(version(1), "actors", 2013) == (2, "actors", 2013)
        assert kept.at(version(1)) == (3,)
    assert kept.at(version(2), "actors", 2013) == (4, "actors", 2013)
    assert len(kept.kept) == 3


def test_kept_keeps_what_is_nothing():
    counter = Counter()
    kept = versions.Kept(lambda: counter() and None)
    assert kept.at(version(1)) is None
    assert kept.at(version(1)) is None
    assert counter.made == 1


def test_kept_makes_anew_after_an_older_database_was_restored():
    kept = versions.Kept(Counter())
    assert kept.at(version(7)) == (1,)
    assert kept.at(version(3)) == (2,)


def test_kept_tries_again_after_a_failure():
    answers = iter([RuntimeError("no database"), "made"])

    def make_it():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    kept = versions.Kept(make_it)
    with pytest.raises(RuntimeError, match="no database"):
        kept.at(version(1))
    assert kept.at(version(1)) == "made"


def test_forget_forgets_all_that_is_kept():
    kept, other = versions.Kept(Counter()), versions.Kept(Counter())
    kept.at(version(1)), other.at(version(1))
    versions.forget()
    assert kept.at(version(1)) == other.at(version(1)) == (2,)
