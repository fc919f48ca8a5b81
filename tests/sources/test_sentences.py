"""Sentences: where the report's hardest paragraphs divide, and where no full stop divides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.sentences import sentences

# Paragraphs of the report of 2013, as printed, without footnote calls: one string a sentence.
PARAGRAPHS = {
    11: [
        "Child protection work in the United Nations system is framed by international human rights instruments and "
        "standards, as well as by important political commitments undertaken by the international community to "
        "safeguard the rights of the child.",
        "This common normative framework helps ensure the consistency and complementary nature of the child protection "
        "work carried out by actors within the system.",
        "Principal among these instruments and commitments are (a) the Convention on the Rights of the Child and its "
        "three Optional Protocols, on the involvement of children in armed conflict; on the sale of children, child "
        "prostitution and child pornography; and on a communications procedure; (b) ILO conventions, particularly "
        "Convention No. 138 concerning the minimum age for admission to employment or work, No. 182 on the worst forms "
        "of child labour and No. 189 on decent work for domestic workers; (c) the Protocol to Prevent, Suppress and "
        "Punish Trafficking in Persons, Especially Women and Children, supplementing the United Nations Convention "
        "against Transnational Organized Crime; (d) the Rome Statute of the International Criminal Court; (e) the "
        "document entitled “A World Fit for Children”, adopted on 10 May 2002 at the special session of the General "
        "Assembly on children (resolution S-27/2, annex) ; (f) the United Nations Millennium Declaration (General "
        "Assembly resolution 55/2; (g) the Road Map for Achieving the Elimination of the Worst Forms of Child Labour "
        "by 2016; (h) the United Nations Global Plan of Action to Combat Trafficking in Persons (General Assembly "
        "resolution 64/293); and (i) the Anti-Personnel Mine Ban Convention (United Nations, Treaty Series, vol. 2056, "
        "No. 35597) and the Convention on Cluster Munitions (A/C.1/63/5, enclosure, part II).",
    ],
    19: [
        "The Special Representative of the Secretary-General for Children and Armed Conflict chairs the Task Force on "
        "Children and Armed Conflict, which at Headquarters level brings together senior managers from a range of "
        "United Nations entities.",
        "This ensures broad consultation and system-wide coherence on issues relating to children and armed conflict, "
        "particularly the monitoring of and reporting on grave violations against children.",
        "Membership of the Task Force includes the Department for Disarmament Affairs, the Department of Political "
        "Affairs, Department of Field Support, the Department of Peacekeeping Operations, the Office for the "
        "Coordination of Humanitarian Affairs, the Office of Legal Affairs, OHCHR, the Office of the Special Advisor "
        "on Africa, the Office of the Special Representative of the Secretary-General on Sexual Violence in Conflict, "
        "the Special Representative of the Secretary-General on Violence against Children, UNICEF, the United Nations "
        "Development Programme (UNDP), UNFPA, the United Nations Entity for Gender Equality and the Empowerment of "
        "Women (UN-Women), UNHCR, ILO and the United Nations Educational, Scientific and Cultural Organization.",
    ],
    27: [
        "In preparing its general comments, the Committee benefits from support from child protection actors in the "
        "United Nations system, including OHCHR, UNICEF and the Special Representative.",
        "This includes general comment No. 13 on the right of the child to freedom from all forms of violence; No. 15 "
        "on the right of the child to the highest attainable standard of health; No. 16 on State obligations regarding "
        "the impact of the business sector on child rights; and No. 17 on the right of the child to rest, leisure, "
        "play, recreational activities, cultural life and the arts.",
    ],
    29: [
        "In a significant collaboration, in March 2011 the Special Rapporteur on the sale of children, child "
        "prostitution and child pornography and the Special Representative presented to the Council a joint report on "
        "child-sensitive counselling, complaint and reporting mechanisms (A/HRC/16/56).",
        "In addition to providing guidance on establishment of these mechanisms by law, the report constituted an "
        "important reference for the ratification and implementation of the Optional Protocol to the Convention on the "
        "Rights of the Child on a communication procedure.",
        "Subsequently, in September 2012, the Human Rights Council received a report on the prevention of and "
        "responses to violence against children within the juvenile justice system jointly prepared by OHCHR, UNODC "
        "and the Special Representative (A/HRC/21/25).",
        "This report built on a joint consultation held in Austria in January 2012.",
    ],
    43: [
        "Child protection actors in the United Nations system are simultaneously working to ensure that these "
        "community-based activities are complemented by policy development, advocacy, communication initiatives and "
        "legislative measures tailored to prohibit the practice.",
        "In 2012, the Special Representative of the Secretary-General on Violence against Children and Plan "
        "International issued a study on protecting children from harmful practices in plural legal systems, which was "
        "informed by an international expert consultation in Ethiopia (see A/67/230, paras. 17-20).",
        "This study was released on the first international Day of the Girl Child and had a special focus on the "
        "interplay between children's right to protection from violence and customary and religious laws.",
        "The research benefited from close cooperation with the Committee on the Rights of the Child, OHCHR, UNICEF "
        "and UN-Women, as well as the African Union, the African Committee of Experts on the Rights and Welfare of the "
        "Child and the International NGO Council on Violence against Children.",
        "Recommendations from this thematic report informed the 2013 commemoration of the Day of the African Child.",
    ],
    48: [
        "In situations where armed forces and groups are listed in the annexes to the annual report of the "
        "Secretary-General to the Security Council on children and armed conflict, UNICEF (and, where deployed, United "
        "Nations field presences) have established country-level monitoring and reporting mechanisms to provide timely "
        "and reliable information on grave violations against children.",
        "Such mechanisms are managed by country task forces co-chaired by UNICEF and the highest United Nations "
        "representative in the country; in mission settings, the task force is co-chaired by UNICEF and the head of "
        "the mission.",
    ],
}

# Footnotes and shorter stretches: the stroke divides.
DIVIDED = {
    "a citation of paragraphs": "See A/HRC/22/55, paras. 29-31 and 34-36, respectively.",
    "a citation of chapter and section": "See E/2013/30, chap. I, sect. A, draft resolution V.",
    "a paragraph of a resolution": "Resolution 62/141, para. 61.",
    "an address": "See http://cpwg.net/ for more.|It is open.",
    "an address at the end": "Available from www.ilo.org/declaration/lang--en/index.htm.|See also below.",
    "a revision": "See E/ICEF/2008/5, Rev. 1, and A/61/299, Add. 2.|It stands.",
    "articles": "It falls under arts. 34 and 35 and art. 19.|States are bound.",
    "initials": "The study by J. B. Smith was issued.|A. Jones read it.",
    "an initial in brackets": "The holder (M. Santos) reported.|She was heard.",
    "a quotation that ends with its stop": "It was called “Moving forward.”|A handbook followed.",
    "a quotation that ends before the stop": "Its title was “Towards coherence”.|This programme trained officials.",
    "a straight quotation": 'It was called "A better way."|It was held in India.',
    "a sentence that opens with a quotation": "It was launched.|“Zero under 18” is a campaign.",
    "a sentence that opens with a straight quotation": 'It is a project.|"Understanding children\'s work" is one.',
    "a sentence in brackets": "It was adopted.|(It is not in force.)|States may sign.",
    "a sentence that opens with a number": "Since its launch, 26 States adhered.|151 States have ratified.",
    "questions and exclamations": "Who acts?|Everyone!|That is so.",
    "a year before the stop": "It was held in January 2012.|It closed in 2013.",
    "an acronym before the stop": "They work with ILO and UN-Women.|UNICEF leads.",
    "a decimal number": "About 3.5 million children were reached.|It is more than before.",
    "several spaces": "It is so.  |That is all.",
    "one sentence without a stop": "Violence against children",
}  # fmt: skip


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_sentences_of_the_report(number):
    expected = PARAGRAPHS[number]
    assert [sentence.text for sentence in sentences(" ".join(expected))] == expected


@pytest.mark.parametrize("case", DIVIDED)
def test_sentences_divided_at(case):
    marked = DIVIDED[case]
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace("  |", "  ").replace("|", " ")
    assert [sentence.text for sentence in sentences(text)] == expected


def test_sentences_of_nothing():
    assert sentences("") == []


@given(st.text(alphabet="aAb1. ?!“”\"'()\nNo", max_size=60))
def test_sentences_are_the_whole_text_but_for_the_space_between_them(text):
    end = 0
    for sentence in sentences(text):
        assert text[end : sentence.start].strip() == ""
        assert text[sentence.start : sentence.end] == sentence.text
        assert end <= sentence.start < sentence.end
        end = sentence.end
    assert text[end:].strip() == ""
