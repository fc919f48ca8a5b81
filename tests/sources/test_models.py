"""Passages and what is quoted of them; documents; the vocabularies that everything is filtered by."""

import pytest
from django.core.exceptions import ValidationError

from sources.models import Document, Excerpt, Passage
from tests import factories as make

pytestmark = pytest.mark.django_db

# Paragraph 48 of the report of 2013, as the portal stores it, and the end of paragraph 9.
PARAGRAPH_48 = (
    "In situations where armed forces and groups are listed in the annexes to the annual report of the "
    "Secretary-General to the Security Council on children and armed conflict, UNICEF (and, where deployed, United "
    "Nations field presences) have established country-level monitoring and reporting mechanisms to provide timely "
    "and reliable information on grave violations against children.[^14] Such mechanisms are managed by country task "
    "forces co-chaired by UNICEF and the highest United Nations representative in the country; in mission settings, "
    "the task force is co-chaired by UNICEF and the head of the mission."
)
CALLED_TWICE = "It was established in 2009 (see A/61/299).[^6] It was renewed,[^7] and reports annually."


def refused(record):
    """What full_clean refuses of a record: the messages of each field."""
    with pytest.raises(ValidationError) as refusal:
        record.full_clean()
    return refusal.value.message_dict


def test_section_is_read_by_number_and_title():
    section = make.section(number="IV.A", title="Coordination")
    assert str(section) == "IV.A. Coordination"
    assert section.anchor == "section-iv-a"


# Passages


def test_passage_plain_text_has_no_calls():
    passage = Passage(text=PARAGRAPH_48)
    assert "[" not in passage.plain_text
    assert "grave violations against children. Such mechanisms are managed" in passage.plain_text
    assert len(passage.plain_text) == len(PARAGRAPH_48) - len("[^14]")
    assert [sentence.text[:15] for sentence in passage.sentences] == ["In situations w", "Such mechanisms"]


def test_passage_calls_stand_where_the_plain_text_has_them():
    passage = Passage(text=CALLED_TWICE)
    assert [number for _, number in passage.calls] == [6, 7]
    assert [passage.plain_text[:position][-10:] for position, _ in passage.calls] == ["A/61/299).", "s renewed,"]


def test_passage_without_calls_is_its_own_plain_text():
    passage = Passage(text="See [8] and [^x] and ^8.")
    assert passage.plain_text == passage.text
    assert passage.calls == []


@pytest.mark.parametrize(
    ("kind", "number", "citation", "anchor", "page"),
    [
        ("paragraph", 19, "para. 19", "para-19", "/reports/r/paragraphs/19/"),
        ("footnote", 12, "fn. 12", "fn-12", "/reports/r/footnotes/12/"),
        ("summary", 1, "summary", "summary", "/reports/r/#summary"),
    ],
)
def test_passage_of_each_kind_is_cited(kind, number, citation, anchor, page):
    passage = make.passage(report=make.report(slug="r"), kind=kind, number=number, text="The report says so. Twice.")
    assert passage.citation == str(passage) == citation
    assert passage.anchor == anchor
    assert passage.get_absolute_url() == page
    assert Passage.objects.get_by_natural_key(*passage.natural_key()) == passage
    passage.full_clean()
    excerpt = make.excerpt(passage, "Twice.")
    assert excerpt.citation == citation
    assert excerpt.url == excerpt.get_absolute_url() == f"{page.partition('#')[0]}#{anchor}-20-26"


# Excerpts


@pytest.fixture
def paragraph():
    return make.passage(number=48, text=PARAGRAPH_48)


def excerpt_at(passage, quote, start=None):
    """An unsaved excerpt, said to begin at `start`, else where its quote does."""
    start = passage.plain_text.index(quote) if start is None else start
    return Excerpt(passage=passage, quote=quote, start=start, end=start + len(quote))


@pytest.mark.parametrize(
    "quote",
    [
        "Such mechanisms are managed by country task forces",
        "the task force is co-chaired by UNICEF and the head of the mission.",
        "grave violations against children.",
        "In situations",
    ],
)
def test_excerpt_within_a_sentence_stands(paragraph, quote):
    excerpt_at(paragraph, quote).full_clean()


def test_excerpt_of_a_whole_sentence_stands(paragraph):
    for sentence in paragraph.sentences:
        excerpt_at(paragraph, sentence.text).full_clean()


@pytest.mark.parametrize(
    ("quote", "start"),
    [
        ("Such mechanisms are run by", 344),  # another word
        ("such mechanisms", 344),  # another case
        ("children.[^14]", 300),  # with the call
        ("UNICEF", 0),  # elsewhere
        ("UNICEF", 100_000),  # nowhere
        ("the mission. ", 600),  # with a space that is not there
    ],
)
def test_excerpt_that_is_not_there_is_refused(paragraph, quote, start):
    assert refused(excerpt_at(paragraph, quote, start)) == {"quote": ["para. 48 does not contain this quote there."]}


def test_excerpt_one_character_off_is_refused(paragraph):
    excerpt = excerpt_at(paragraph, "co-chaired by UNICEF")
    excerpt.start, excerpt.end = excerpt.start + 1, excerpt.end + 1
    assert list(refused(excerpt)) == ["quote"]


def test_excerpt_shorter_than_its_place_is_refused(paragraph):
    excerpt = excerpt_at(paragraph, "co-chaired by UNICEF")
    excerpt.end += 1
    assert list(refused(excerpt)) == ["quote"]


@pytest.mark.parametrize("quote", ["against children. Such mechanisms", "children. ", " Such mechanisms"])
def test_excerpt_that_leaves_its_sentence_is_refused(paragraph, quote):
    assert refused(excerpt_at(paragraph, quote)) == {"quote": ["The quote runs over more than one sentence."]}


def test_excerpt_left_blank_is_refused_field_by_field():
    assert set(refused(Excerpt())) == {"passage", "quote", "start", "end"}


def test_excerpt_without_its_end_is_refused(paragraph):
    assert set(refused(Excerpt(passage=paragraph, quote=paragraph.plain_text, start=0))) == {"end"}


def test_excerpt_reads_as_citation_and_quote(paragraph):
    assert str(make.excerpt(paragraph, "Such mechanisms")) == "para. 48: Such mechanisms"


# Facts


def test_evidence_of_a_fact_is_read_in_the_order_of_the_text(paragraph):
    earlier = make.passage(number=9, text=CALLED_TWICE)
    document = make.document()
    for passage, quote in [
        (paragraph, "Such mechanisms"),
        (earlier, "It was renewed"),
        (paragraph, "In situations"),
        (make.passage(kind="footnote", number=1, text="See below."), "See below"),
        (make.passage(kind="summary", number=1, text="It sums up."), "It sums up"),
    ]:
        make.cited(document, passage, quote)
    document = Document.objects.with_evidence().get()
    assert [excerpt.quote for excerpt in document.excerpts] == [
        "It sums up",
        "It was renewed",
        "In situations",
        "Such mechanisms",
        "See below",
    ]


def test_fact_with_a_page_is_its_own_record():
    document = make.document()
    assert document.record == document
    assert document.claim == ""


# Documents


def test_document_symbol_is_kept_as_printed_and_in_its_normal_form():
    document = make.document(symbol="1612 (2005)")
    document.refresh_from_db()
    assert document.symbol == "1612 (2005)"
    assert document.symbol_normalised == "S/RES/1612(2005)"
    assert document.official_url == "https://docs.un.org/en/S/RES/1612(2005)"


def test_document_symbol_saved_alone_saves_its_normal_form():
    document = make.document(symbol="66/138")
    document.symbol = "66/139"
    document.save(update_fields=["symbol"])
    document.refresh_from_db()
    assert document.symbol_normalised == "A/RES/66/139"


def test_document_without_symbol_has_no_official_address():
    assert make.document().official_url == ""
    make.document().full_clean()


@pytest.mark.parametrize("printed", ["66/138", "A/RES/66/138", " 66/138 "])
def test_document_with_the_symbol_of_another_is_refused(printed):
    make.document(symbol="66/138", title="Optional Protocol")
    other = make.document(symbol="66/139")
    other.symbol = printed
    assert refused(other)["symbol"] == ["“Optional Protocol” has this symbol."]


def test_document_keeps_its_own_symbol():
    document = make.document(symbol="66/138")
    document.symbol = "A/RES/66/138"
    document.full_clean()


@pytest.mark.parametrize(
    ("printed", "href"),
    [
        ("", ""),
        ("http://cpwg.net/", "http://cpwg.net/"),
        ("https://endviolence.un.org/", "https://endviolence.un.org/"),
        ("www.alternativecareguidelines.org", "http://www.alternativecareguidelines.org"),
    ],
)
def test_document_address_as_printed_becomes_a_link(printed, href):
    assert Document(url=printed).href == href


# Countries


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("iso3", "BR"), ("iso3", "bra"), ("iso3", "BRAZ"), ("iso3", "B1A"), ("iso3", "BR\n"),
        ("m49", "76"), ("m49", "0766"), ("m49", "abc"), ("m49", "०७६"),
        ("latitude", "90.01"), ("latitude", "-90.01"), ("longitude", "180.01"), ("longitude", "-180.01"),
    ],
)  # fmt: skip
def test_country_with_what_no_map_or_list_has_is_refused(field, value):
    country = make.country(latitude=0, longitude=0)
    setattr(country, field, value)
    assert field in refused(country)


def test_country_on_the_edges_of_the_map_stands():
    for latitude, longitude in [(90, 180), (-90, -180), (0, 0), (None, None)]:
        make.country(latitude=latitude, longitude=longitude).full_clean()


@pytest.mark.parametrize("field", ["latitude", "longitude"])
def test_country_with_half_a_point_is_refused(field):
    country = make.country()
    setattr(country, field, 5)
    assert set(refused(country)) & {"latitude", "longitude"}


def test_records_read_as_they_are_called():
    assert str(make.report(title="Collaboration")) == "Collaboration"
    assert str(make.region(name="South Asia")) == "South Asia"
    assert make.region(slug="sahel").natural_key() == ("sahel",)
    assert str(make.country(name="Swaziland")) == "Swaziland"
    assert str(make.theme(name="Justice")) == "Justice"
    assert str(make.document(title="Rome Statute")) == "Rome Statute"


def test_records_lead_to_their_pages():
    assert make.report(slug="r").get_absolute_url() == "/reports/r/"
    assert make.country(slug="c").get_absolute_url() == "/countries/c/"
    assert make.theme(slug="t").get_absolute_url() == "/themes/t/"
    assert make.document(slug="d").get_absolute_url() == "/documents/d/"
