"""The closed vocabularies of the sources, each member with its scope note."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PassageKind(models.TextChoices):
    """The parts of a report that can be cited."""

    SUMMARY = "summary", _("Summary")
    PARAGRAPH = "paragraph", _("Paragraph")
    FOOTNOTE = "footnote", _("Footnote")


class Attribution(models.TextChoices):
    """How a fact follows from its sentences."""

    STATED = "stated", _("Stated")  # the sentence says it
    RESOLVED = (
        "resolved",
        _("Resolved from context"),
    )  # of a name that the context identifies
    INFERRED = "inferred", _("Inferred")  # it follows from the sentence without being said


class DocumentKind(models.TextChoices):
    """What a cited text is."""

    TREATY = "treaty", _("Treaty")  # conventions, protocols and statutes between States
    RESOLUTION = "resolution", _("Resolution")  # adopted by an intergovernmental organ
    DECLARATION = "declaration", _("Declaration")  # solemn statement of States, political commitments
    SG_REPORT = "sg-report", _("Report of the Secretary-General")  # submitted in the Secretary-General's name
    UN_REPORT = "un-report", _("Other United Nations report")  # of a mandate holder, agency or office
    GENERAL_COMMENT = "general-comment", _("General comment")  # of a treaty body or expert body
    STANDARD = "standard", _("Standard")  # guidelines, principles, minimum standards
    PLAN = "plan", _("Plan")  # road maps, plans of action, strategies
    PUBLICATION = "publication", _("Publication")  # studies, handbooks, manuals
    NATIONAL_LAW = "national-law", _("National law")  # laws and codes of one State
    WEB_PAGE = "web-page", _("Web page")  # known by its address alone
    UN_DOCUMENT = "un-document", _("Other United Nations document")  # any other text with a symbol


class ThemeFacet(models.TextChoices):
    """The two ways in which a theme groups: what it is about, and what is done."""

    SUBJECT = "subject", _("Subject")
    APPROACH = "approach", _("Approach")
