"""What a researcher asks of the report: one page answers, and cites the passage that says so.

`questions.yaml` holds each question with the address of that page, what the page must show, and where the report says
it. `hops` is two where the answer lies behind another record.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from sources.models import Passage
from tests.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8"))
PLACE = re.compile(r"(summary)|(para|fn) (\d+)")
PARTS = {"para": "paragraphs", "fn": "footnotes"}
SECTIONS = {"I", "II", "III", "IV.A", "IV.B", "IV.C", "IV.D", "IV.E", "IV.F", "IV.G", "V"}


def address(place: str) -> str:
    """The end of the address of a passage, as “para 19” names it."""
    match = PLACE.fullmatch(place)
    assert match, place
    return "#summary" if match[1] else f"/{PARTS[match[2]]}/{match[3]}/"


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked["question"][:60])
def test_one_page_answers_and_cites(client, asked: dict[str, Any]):
    response = client.get(asked["url"])
    assert response.status_code == 200, asked["url"]
    page = Page(response)
    main = page.one("main")
    assert [answer for answer in asked["answer"] if answer not in main.text] == []
    cited = [link["href"].partition("?")[0] for link in page.all("a", within=main)] + [asked["url"]]
    assert [at for at in asked["at"] if not any(address(at) in href for href in cited)] == []


def test_answers_are_not_empty_and_passages_are_there():
    for asked in QUESTIONS:
        assert all(asked["answer"] or [""]), asked["question"]
        assert asked["at"], asked["question"]
    assert len({asked["question"] for asked in QUESTIONS}) == len(QUESTIONS)


def test_questions_are_spread_over_all_sections_and_many_take_two_hops():
    numbers = {int(at.removeprefix("para ")) for asked in QUESTIONS for at in asked["at"] if at.startswith("para ")}
    asked_of = set(
        Passage.objects.filter(kind="paragraph", number__in=numbers).values_list("section__number", flat=True)
    )
    assert asked_of >= SECTIONS - {"I", "V"}
    assert len(QUESTIONS) >= 40
    assert sum(asked["hops"] == 2 for asked in QUESTIONS) >= 40
