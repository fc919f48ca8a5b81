"""The admin of passages: what was taken from a text stays verbatim, and sentences are chosen."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from sources.models import Excerpt, Passage
from tests import factories as make
from tests.admin import errors, form_of, saved, send
from tests.markup import Page

pytestmark = pytest.mark.django_db

WHY = {"_why": "Test"}


@pytest.fixture
def passage():
    return make.passage(report=make.report(slug="first"), text="The fund grew. It serves children.[^1] It serves all.")


def change(client, passage, text):
    return send(client, Passage, passage, form_of(client, Passage, passage) | {"text": text} | WHY)


def quotes(passage) -> list[str]:
    """What the excerpts of a passage have of its text now."""
    text = Passage.objects.get(pk=passage.pk).plain_text
    return [text[e.start : e.end] for e in Excerpt.objects.filter(passage=passage).order_by("start")]


def test_text_may_change_around_what_was_quoted(admin_client, passage):
    for quote in ("It serves children.", "The fund grew."):
        make.cited(make.initiative(), passage, quote)
    by_hand = make.mention("The fund", passage=passage, attribution="resolved")
    assert (
        change(admin_client, passage, "Since 1946 it grew. The fund grew. It serves children. Yes.").status_code == 302
    )
    assert quotes(passage) == ["The fund grew.", "It serves children."]
    by_hand.refresh_from_db()
    assert Passage.objects.get(pk=passage.pk).plain_text[by_hand.start : by_hand.end] == "The fund"


def test_text_may_not_lose_what_was_quoted(admin_client, passage):
    make.cited(make.initiative(), passage, "It serves children.")
    for text in ("The fund grew. It serves women.", "The fund grew. It serves children"):
        (error,) = errors(change(admin_client, passage, text))
        assert error.startswith("text: Facts rest on words that this text no longer has in one sentence: “It serves")
    assert quotes(passage) == ["It serves children."]


def test_mentions_follow_a_text_that_changes(admin_client, passage):
    fund = make.actor(name="Children's Fund")
    assert change(admin_client, passage, "The Children's Fund grew.").status_code == 302
    assert [mention.text for mention in fund.mentions.all()] == ["Children's Fund"]


def test_sentence_is_chosen_from_those_of_the_passage(admin_client, passage):
    page = Page(admin_client.get(reverse("admin:sources_passage_change", args=[passage.pk])))
    select = page.one("select", name="set_aside-__prefix__-sentence")
    offered = [option["value"] for option in page.all("option", within=select)]
    assert offered == ["", "The fund grew.", "It serves children.", "It serves all."]
    row = {
        "set_aside-TOTAL_FORMS": "1", "set_aside-0-id": "", "set_aside-0-passage": passage.pk,
        "set_aside-0-sentence": "It serves all.", "set_aside-0-reason": "Says nothing of whom.",
    }  # fmt: skip
    assert saved(admin_client, passage, **row, **WHY) == 1
    assert [each.sentence for each in passage.set_aside.all()] == ["It serves all."]


def test_words_are_there_to_be_picked(admin_client, client, passage):
    address = reverse("admin:sources_passage_words")
    make.report(slug="other-2014", status="draft")
    answer = admin_client.get(address, {"at": "Paragraph 1", "report": "first"})
    assert json.loads(answer.content) == {
        "at": "para 1",
        "text": "The fund grew. It serves children. It serves all.",
        "sentences": [[0, 14], [15, 34], [35, 49]],
    }
    for at, report in (("para 9", "first"), ("para 1", "other-2014"), ("nonsense", ""), ("para 1", "\0"), ("", "")):
        assert admin_client.get(address, {"at": at, "report": report}).status_code == 404
    admin_client.logout()
    assert client.get(address, {"at": "para 1"}).status_code == 302


def test_passage_refuses_the_section_of_another_report(admin_client, passage):
    other = make.section(report=make.report())
    fields = form_of(admin_client, Passage, passage) | {"section": other.pk} | WHY
    assert errors(send(admin_client, Passage, passage, fields)) == ["section: That is a section of another report."]
