"""The closed vocabularies of initiatives, each member with its scope note."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class InitiativeKind(models.TextChoices):
    """What an initiative is: the printed noun decides, else what was done."""

    MECHANISM = "mechanism", _("Mechanism")  # standing, has members
    COOPERATION = "cooperation", _("Cooperation")  # continuing contact, no output
    CAMPAIGN = "campaign", _("Campaign")  # a public goal
    MISSION = "mission", _("Mission")  # visit, inquiry
    CONSULTATION = "consultation", _("Consultation")  # seeks advice
    EVENT = "event", _("Event")  # other meeting, observance
    STATEMENT = "statement", _("Statement")  # joint words
    REPORT = "report", _("Report")  # authored findings
    DATA = "data", _("Data collection")  # survey, mapping
    STANDARD = "standard", _("Standard or commitment")  # adopted norm
    GUIDANCE = "guidance", _("Guidance")  # manual, toolkit
    TRAINING = "training", _("Training")  # teaches
    PROGRAMME = "programme", _("Programme")  # project, assistance
    LAW = "law", _("Law or policy")  # national legislation, policy
    PLAN = "plan", _("Plan")  # action plan, strategy

    def counted(self, count: int) -> str:
        """“1 mission”, “12 missions”: the kind in running text, with its number."""
        return COUNTED[self](count) % {"count": count}

    @property
    def plural(self) -> str:
        """“Missions”: as a heading of several."""
        return str(PLURALS[self])


COUNTED = {
    InitiativeKind.MECHANISM: lambda n: ngettext("%(count)d mechanism", "%(count)d mechanisms", n),
    InitiativeKind.COOPERATION: lambda n: ngettext("%(count)d cooperation", "%(count)d cooperations", n),
    InitiativeKind.CAMPAIGN: lambda n: ngettext("%(count)d campaign", "%(count)d campaigns", n),
    InitiativeKind.MISSION: lambda n: ngettext("%(count)d mission", "%(count)d missions", n),
    InitiativeKind.CONSULTATION: lambda n: ngettext("%(count)d consultation", "%(count)d consultations", n),
    InitiativeKind.EVENT: lambda n: ngettext("%(count)d event", "%(count)d events", n),
    InitiativeKind.STATEMENT: lambda n: ngettext("%(count)d statement", "%(count)d statements", n),
    InitiativeKind.REPORT: lambda n: ngettext("%(count)d report", "%(count)d reports", n),
    InitiativeKind.DATA: lambda n: ngettext("%(count)d data collection", "%(count)d data collections", n),
    InitiativeKind.STANDARD: lambda n: ngettext(
        "%(count)d standard or commitment", "%(count)d standards and commitments", n
    ),
    InitiativeKind.GUIDANCE: lambda n: ngettext("%(count)d piece of guidance", "%(count)d pieces of guidance", n),
    InitiativeKind.TRAINING: lambda n: ngettext("%(count)d training", "%(count)d trainings", n),
    InitiativeKind.PROGRAMME: lambda n: ngettext("%(count)d programme", "%(count)d programmes", n),
    InitiativeKind.LAW: lambda n: ngettext("%(count)d law or policy", "%(count)d laws and policies", n),
    InitiativeKind.PLAN: lambda n: ngettext("%(count)d plan", "%(count)d plans", n),
}
PLURALS = {
    InitiativeKind.MECHANISM: _("Mechanisms"),
    InitiativeKind.COOPERATION: _("Cooperations"),
    InitiativeKind.CAMPAIGN: _("Campaigns"),
    InitiativeKind.MISSION: _("Missions"),
    InitiativeKind.CONSULTATION: _("Consultations"),
    InitiativeKind.EVENT: _("Events"),
    InitiativeKind.STATEMENT: _("Statements"),
    InitiativeKind.REPORT: _("Reports"),
    InitiativeKind.DATA: _("Data collections"),
    InitiativeKind.STANDARD: _("Standards and commitments"),
    InitiativeKind.GUIDANCE: _("Guidance"),
    InitiativeKind.TRAINING: _("Trainings"),
    InitiativeKind.PROGRAMME: _("Programmes"),
    InitiativeKind.LAW: _("Laws and policies"),
    InitiativeKind.PLAN: _("Plans"),
}


class Recurrence(models.TextChoices):
    """How often an initiative takes place."""

    ONCE = "once", _("Once")
    RECURRENT = "recurrent", _("Recurrent")  # again and again, as an annual meeting
    STANDING = "standing", _("Standing")  # all the time, as a working group


class Stage(models.TextChoices):
    """How far an initiative had come on the date of the report."""

    COMPLETED = "completed", _("Completed")
    ONGOING = "ongoing", _("Ongoing")
    PLANNED = "planned", _("Planned")


class Scope(models.TextChoices):
    """How wide an initiative reaches."""

    GLOBAL = "global", _("Global")
    REGIONAL = "regional", _("Regional")
    NATIONAL = "national", _("National")


class Part(models.TextChoices):
    """What a role means for collaboration; `network.py` turns it into pairs."""

    LEADS = "leads", _("leads")  # acts together with whoever leads or helps
    HELPS = (
        "helps",
        _("helps"),
    )  # acts together with whoever leads; supporters of one campaign, with each other
    SIGNS = "signs", _("signs")  # acts together with the other parties to one plan
    SITS = "sits", _("sits")  # sits together with whoever leads or sits
    NONE = "none", _("none")  # never counts


class Role(models.TextChoices):
    """In which capacity an actor takes part; `part` is what that means for collaboration."""

    CHAIR = "chair", _("Chair")
    CO_CHAIR = "co-chair", _("Co-chair")
    LEAD = "lead", _("Lead")
    CO_LEAD = "co-lead", _("Co-lead")
    SECRETARIAT = "secretariat", _("Secretariat")  # serves or prepares for others
    FOUNDING_MEMBER = "founding-member", _("Founding member")
    MEMBER = "member", _("Member")
    ORGANIZER = "organizer", _("Organizer")  # convenes, conducts
    HOST = "host", _("Host")  # venue, auspices
    AUTHOR = "author", _("Author")  # prepares, issues, adopts
    INITIATOR = "initiator", _("Initiator")  # launches, requests
    PARTY = "party", _("Party")  # signs
    PARTNER = "partner", _("Partner")  # cooperates
    SUPPORTER = "supporter", _("Supporter")  # helps
    FUNDER = "funder", _("Funder")  # pays
    CONTRIBUTOR = "contributor", _("Contributor")  # inputs, secondment
    PARTICIPANT = "participant", _("Participant")  # attends
    BENEFICIARY = "beneficiary", _("Beneficiary")  # trained, assisted
    ADDRESSEE = "addressee", _("Addressee")  # receives

    @property
    def part(self) -> Part:
        """What the role means for collaboration."""
        return PARTS[self]

    @property
    def plural(self) -> str:
        """“Members”: as a heading of several."""
        return str(ROLE_PLURALS[self])


ROLE_PLURALS = {
    Role.CHAIR: _("Chairs"),
    Role.CO_CHAIR: _("Co-chairs"),
    Role.LEAD: _("Leads"),
    Role.CO_LEAD: _("Co-leads"),
    Role.SECRETARIAT: _("Secretariat"),
    Role.FOUNDING_MEMBER: _("Founding members"),
    Role.MEMBER: _("Members"),
    Role.ORGANIZER: _("Organizers"),
    Role.HOST: _("Hosts"),
    Role.AUTHOR: _("Authors"),
    Role.INITIATOR: _("Initiators"),
    Role.PARTY: _("Parties"),
    Role.PARTNER: _("Partners"),
    Role.SUPPORTER: _("Supporters"),
    Role.FUNDER: _("Funders"),
    Role.CONTRIBUTOR: _("Contributors"),
    Role.PARTICIPANT: _("Participants"),
    Role.BENEFICIARY: _("Beneficiaries"),
    Role.ADDRESSEE: _("Addressees"),
}
PARTS = {
    Role.CHAIR: Part.LEADS,
    Role.CO_CHAIR: Part.LEADS,
    Role.LEAD: Part.LEADS,
    Role.CO_LEAD: Part.LEADS,
    Role.SECRETARIAT: Part.HELPS,
    Role.FOUNDING_MEMBER: Part.SITS,
    Role.MEMBER: Part.SITS,
    Role.ORGANIZER: Part.LEADS,
    Role.HOST: Part.LEADS,
    Role.AUTHOR: Part.LEADS,
    Role.INITIATOR: Part.NONE,
    Role.PARTY: Part.SIGNS,
    Role.PARTNER: Part.HELPS,
    Role.SUPPORTER: Part.HELPS,
    Role.FUNDER: Part.HELPS,
    Role.CONTRIBUTOR: Part.HELPS,
    Role.PARTICIPANT: Part.SITS,
    Role.BENEFICIARY: Part.NONE,
    Role.ADDRESSEE: Part.NONE,
}


class DocumentRole(models.TextChoices):
    """What a document is to an initiative."""

    OUTCOME = "outcome", _("outcome")  # the initiative produced it
    BASIS = "basis", _("basis")  # the initiative rests on it
    PROMOTES = "promotes", _("promoted")  # the initiative works for it
    DESCRIBES = "describes", _("describes it")  # it tells of the initiative

    @property
    def inverse(self) -> str:
        """What the initiative is to the document, as the document's page words it."""
        return str(DOCUMENT_INVERSES[self])


DOCUMENT_INVERSES = {
    DocumentRole.OUTCOME: _("outcome of"),
    DocumentRole.BASIS: _("basis of"),
    DocumentRole.PROMOTES: _("promoted by"),
    DocumentRole.DESCRIBES: _("describes"),
}


class LinkVerb(models.TextChoices):
    """What one initiative is to another; `inverse` words it from the other side."""

    PRODUCED = "produced", _("produced")
    INFORMED = "informed", _("informed")
    FOLLOWED_UP = "followed-up", _("followed up")
    PROMOTES = "promotes", _("promotes")
    MARKS = "marks", _("marks")

    @property
    def inverse(self) -> str:
        """The verb as the other initiative's page words it."""
        return str(LINK_INVERSES[self])


LINK_INVERSES = {
    LinkVerb.PRODUCED: _("produced by"),
    LinkVerb.INFORMED: _("informed by"),
    LinkVerb.FOLLOWED_UP: _("followed up by"),
    LinkVerb.PROMOTES: _("promoted by"),
    LinkVerb.MARKS: _("marked by"),
}


class ResultKind(models.TextChoices):
    """What kind of change is claimed."""

    RATIFICATION = "ratification", _("Ratification")
    LAW = "law", _("Law or ban")
    POLICY = "policy", _("Policy or plan")
    NORM = "norm", _("Norm adopted")
    COMMITMENT = "commitment", _("Commitment")
    REACH = "reach", _("Reach")  # served, trained
    EVIDENCE = "evidence", _("Evidence")  # surveys, publications
    COOPERATION = "cooperation", _("Cooperation established")
    PRACTICE = "practice", _("Practice changed")
