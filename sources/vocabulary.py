"""The closed vocabularies of the sources, each member with its scope note."""

from django.utils.translation import gettext_lazy as _

from browse.vocabulary import Vocabulary


class PassageKind(Vocabulary):
    """The parts of a report that can be cited."""

    SUMMARY = "summary", _("Summary"), _("The abstract before the first paragraph.")
    PARAGRAPH = "paragraph", _("Paragraph"), _("A numbered paragraph.")
    FOOTNOTE = "footnote", _("Footnote"), _("A numbered footnote.")


class Attribution(Vocabulary):
    """How a fact follows from its sentences."""

    STATED = "stated", _("Stated"), _("The sentence says it.")
    RESOLVED = "resolved", _("Resolved from context"), _("The sentence says it of a name that the context identifies.")
    INFERRED = "inferred", _("Inferred"), _("It follows from the sentence without being said.")


class DocumentKind(Vocabulary):
    """What a cited text is."""

    TREATY = "treaty", _("Treaty"), _("Conventions, protocols and statutes between States.")
    RESOLUTION = "resolution", _("Resolution"), _("Adopted by an intergovernmental organ.")
    DECLARATION = "declaration", _("Declaration"), _("Solemn statements and political commitments of States.")
    SG_REPORT = "sg-report", _("Report of the Secretary-General"), _("Submitted in the Secretary-General's name.")
    UN_REPORT = "un-report", _("Other United Nations report"), _("By a mandate holder, an agency or an office.")
    GENERAL_COMMENT = "general-comment", _("General comment"), _("By a treaty body or another body of experts.")
    STANDARD = "standard", _("Standard"), _("Guidelines, principles, minimum standards.")
    PLAN = "plan", _("Plan"), _("Road maps, plans of action, strategies.")
    PUBLICATION = "publication", _("Publication"), _("Studies, handbooks, manuals.")
    NATIONAL_LAW = "national-law", _("National law"), _("Laws and codes of one State.")
    WEB_PAGE = "web-page", _("Web page"), _("Known by its address alone.")
    UN_DOCUMENT = "un-document", _("Other United Nations document"), _("Any other text with a symbol.")


class ThemeFacet(Vocabulary):
    """The two ways in which a theme groups: what it is about, and what is done."""

    SUBJECT = "subject", _("Subject"), _("What the work is about, as violence or justice.")
    APPROACH = "approach", _("Approach"), _("What is done about it, as advocacy or capacity-building.")
