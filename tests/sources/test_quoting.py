"""Quotes as editors type them: read, found, and refused in words that help."""

import pytest
from django.core.exceptions import ValidationError

from sources import quoting
from sources.models import Excerpt, Report
from sources.places import Place
from tests import factories as make

pytestmark = pytest.mark.django_db

TEXT = "The fund was established in 1946.[^1] It serves children in 190 countries. It serves children well."


@pytest.fixture
def passage():
    return make.passage(report=make.report(slug="first"), text=TEXT)


def found(text, passage, **kwargs):
    """What the one line of a text means in a passage."""
    (typed,) = quoting.read(text, "first")
    return quoting.find(typed, passage, **kwargs).quote


def refusal(text, passage, **kwargs):
    """What is said of it."""
    with pytest.raises(ValidationError) as refused:
        found(text, passage, **kwargs)
    return " ".join(refused.value.messages)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("para 19", "first para 19"),
        ("Para. 19", "first para 19"),
        ("paragraph 19", "first para 19"),
        ("fn 8", "first fn 8"),
        ("Footnote 8", "first fn 8"),
        ("Summary", "first summary"),
        ("second-2014 para 3", "second-2014 para 3"),
        ("second-2014  Paragraph 3", "second-2014 para 3"),
    ],
)
def test_place_is_read_as_people_write_it(typed, place):
    read = Place.typed(typed, "first")
    assert read is not None
    assert read.code() == place


@pytest.mark.parametrize("typed", ["19", "page 3", "para", "para 0", "chapter one", "paragraph x", ""])
def test_what_is_no_place_is_none(typed):
    assert Place.typed(typed, "first") is None


def test_lines_are_read_and_broken_ones_joined():
    lines = quoting.read("para 1: It serves\nchildren: all of them.\n\nfn 8 (2): See\nsummary: Sum.", "first")
    assert [(line.place.code("first"), line.words, line.occurrence) for line in lines] == [
        ("para 1", "It serves children: all of them.", 0),
        ("fn 8", "See", 2),
        ("summary", "Sum.", 0),
    ]


def test_line_without_a_place_says_how_to_write_one():
    with pytest.raises(ValidationError, match="does not begin with a place"):
        quoting.read("It serves children.", "first")


def test_quote_is_the_passages_own_words_whatever_the_spaces(passage):
    assert found("para 1: It  serves children\nin 190 countries.", passage) == "It serves children in 190 countries."


def test_call_of_a_footnote_is_no_part_of_a_quote(passage):
    assert found("para 1: The fund was established in 1946.", passage) == "The fund was established in 1946."


def test_misquote_is_refused_with_the_nearest_and_the_first_difference(passage):
    assert refusal("para 1: It serves women in 190 countries.", passage) == (
        "para 1 does not say “It serves women in 190 countries.”. The nearest is “It serves children in 190 "
        "countries.”. It first differs where you have “women in 190 countries.” and the report has “children in 190 "
        "countries.”."
    )


def test_misquote_of_a_part_is_compared_with_that_part(passage):
    assert "The nearest is “established in 1946.”. It first differs where you have “1945.”" in refusal(
        "para 1: established in 1945.", passage
    )


def test_quote_that_goes_on_too_long_is_told_where_the_sentence_ends(passage):
    assert "It ends before “and more”" in refusal("para 1: It serves children well. and more", passage)


def test_words_unlike_any_are_said_to_be_unlike(passage):
    assert refusal("para 1: Nothing of the kind", passage) == (
        "para 1 does not say “Nothing of the kind”. It has nothing like it."
    )


def test_words_of_another_passage_are_told_where_they_stand(passage):
    said = refusal("para 1: Words of elsewhere.", passage, elsewhere=lambda: "These words stand in para 2.")
    assert said.endswith("These words stand in para 2.")


def test_quote_over_two_sentences_is_refused(passage):
    said = refusal("para 1: established in 1946. It serves", passage)
    assert "runs over more than one sentence of para 1" in said
    assert "The first one ends with “The fund was established in 1946.”" in said
    assert found("para 1: established in 1946. It serves", passage, cut=False)


def test_words_that_stand_twice_need_their_number(passage):
    assert "stands 2 times in para 1. Say which you mean: “para 1 (1): …”" in refusal("para 1: It serves", passage)
    typed = quoting.read("para 1 (2): It serves children", "first")[0]
    span = quoting.find(typed, passage)
    assert span.start == passage.plain_text.rindex("It serves")
    assert quoting.write(passage, span.start, span.end, "first") == "para 1 (2): It serves children"
    assert "has “It serves” only 2 times" in refusal("para 1 (3): It serves", passage)


def test_line_is_read_back_as_it_was_written(passage):
    for sentence in passage.sentences:
        line = quoting.write(passage, sentence.start, sentence.end, "first")
        assert found(line, passage) == sentence.text
        other = quoting.write(passage, sentence.start, sentence.end, "another")
        assert other.startswith("first para 1: ")


@pytest.mark.parametrize("text", ["para 1:", "para 1: " + "x" * 4000, "para 1: (", "para 1: \\", "para 1: [^1]"])
def test_odd_quotes_are_refused(passage, text):
    assert refusal(text, passage)


@pytest.mark.usefixtures("unchanged")
def test_every_excerpt_of_the_real_report_is_read_back_as_it_was_written():
    report = Report.objects.get().slug
    excerpts = list(Excerpt.objects.with_passages())
    assert len(excerpts) > 200
    for excerpt in excerpts:
        (typed,) = quoting.read(quoting.write(excerpt.passage, excerpt.start, excerpt.end, report), report)
        span = quoting.find(typed, excerpt.passage)
        assert (span.start, span.end, span.quote) == (excerpt.start, excerpt.end, excerpt.quote)
