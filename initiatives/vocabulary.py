"""The closed vocabularies of initiatives, each member with its scope note."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from browse.vocabulary import Vocabulary


class InitiativeKind(Vocabulary):
    """What an initiative is: the printed noun decides, else what was done."""

    MECHANISM = "mechanism", _("Mechanism"), _("A standing body with members.")
    COOPERATION = "cooperation", _("Cooperation"), _("Continuing contact, without output.")
    CAMPAIGN = "campaign", _("Campaign"), _("Work towards a public goal.")
    MISSION = "mission", _("Mission"), _("A visit or an inquiry.")
    CONSULTATION = "consultation", _("Consultation"), _("A meeting or process that seeks advice.")
    EVENT = "event", _("Event"), _("Any other meeting, or an observance.")
    STATEMENT = "statement", _("Statement"), _("Joint words.")
    REPORT = "report", _("Report"), _("Authored findings.")
    DATA = "data", _("Data collection"), _("A survey or a mapping.")
    STANDARD = "standard", _("Standard or commitment"), _("A norm or commitment that was adopted.")
    GUIDANCE = "guidance", _("Guidance"), _("A manual or a toolkit.")
    TRAINING = "training", _("Training"), _("A course or workshop that teaches.")
    PROGRAMME = "programme", _("Programme"), _("A project, or assistance.")
    LAW = "law", _("Law or policy"), _("National legislation or policy.")
    PLAN = "plan", _("Plan"), _("An action plan or a strategy.")

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


class Recurrence(Vocabulary):
    """How often an initiative takes place."""

    ONCE = "once", _("Once"), _("One time, on a day or over a span.")
    RECURRENT = "recurrent", _("Recurrent"), _("Again and again, as an annual meeting.")
    STANDING = "standing", _("Standing"), _("All the time, as a working group.")


class Stage(Vocabulary):
    """How far an initiative had come on the date of the report."""

    COMPLETED = "completed", _("Completed"), _("It was over, or done.")
    ONGOING = "ongoing", _("Ongoing"), _("It was under way.")
    PLANNED = "planned", _("Planned"), _("It was yet to come.")


class Scope(Vocabulary):
    """How wide an initiative reaches."""

    GLOBAL = "global", _("Global"), _("The world, or no place in particular.")
    REGIONAL = "regional", _("Regional"), _("A region, or several countries together.")
    NATIONAL = "national", _("National"), _("Single countries, one or several.")


class Part(Vocabulary):
    """What a role means for collaboration; `network.py` turns it into pairs."""

    LEADS = "leads", _("leads"), _("Acts together with whoever leads or helps.")
    HELPS = "helps", _("helps"), _("Acts together with whoever leads; supporters of one campaign, with each other.")
    SIGNS = "signs", _("signs"), _("Acts together with the other parties to one plan.")
    SITS = "sits", _("sits"), _("Sits together with whoever leads or sits.")
    NONE = "none", _("none"), _("Never counts.")


class Role(Vocabulary):
    """In which capacity an actor takes part; `part` is what that means for collaboration."""

    CHAIR = "chair", _("Chair"), _("Presides over it.")
    CO_CHAIR = "co-chair", _("Co-chair"), _("Presides over it with others.")
    LEAD = "lead", _("Lead"), _("Leads it.")
    CO_LEAD = "co-lead", _("Co-lead"), _("Leads it with others.")
    SECRETARIAT = "secretariat", _("Secretariat"), _("Serves it, or prepares it for others.")
    FOUNDING_MEMBER = "founding-member", _("Founding member"), _("A member from the beginning.")
    MEMBER = "member", _("Member"), _("Belongs to it.")
    ORGANIZER = "organizer", _("Organizer"), _("Convenes or conducts it.")
    HOST = "host", _("Host"), _("Gives the venue or the auspices.")
    AUTHOR = "author", _("Author"), _("Prepares, issues or adopts it.")
    INITIATOR = "initiator", _("Initiator"), _("Launches or requests it.")
    PARTY = "party", _("Party"), _("Signs it.")
    PARTNER = "partner", _("Partner"), _("Cooperates in it.")
    SUPPORTER = "supporter", _("Supporter"), _("Helps it along.")
    FUNDER = "funder", _("Funder"), _("Pays for it.")
    CONTRIBUTOR = "contributor", _("Contributor"), _("Gives inputs, or seconds staff.")
    PARTICIPANT = "participant", _("Participant"), _("Attends or participates.")
    BENEFICIARY = "beneficiary", _("Beneficiary"), _("Is trained or assisted.")
    ADDRESSEE = "addressee", _("Addressee"), _("Receives it.")

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


class DocumentRole(Vocabulary):
    """What a document is to an initiative."""

    OUTCOME = "outcome", _("outcome"), _("The initiative produced it.")
    BASIS = "basis", _("basis"), _("The initiative rests on it.")
    PROMOTES = "promotes", _("promoted"), _("The initiative works for it.")
    DESCRIBES = "describes", _("describes it"), _("It tells of the initiative.")

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


class LinkVerb(Vocabulary):
    """What one initiative is to another; `inverse` words it from the other side."""

    PRODUCED = "produced", _("produced"), _("The other came out of it.")
    INFORMED = "informed", _("informed"), _("The other drew on it.")
    FOLLOWED_UP = "followed-up", _("followed up"), _("It took up what the other began.")
    PROMOTES = "promotes", _("promotes"), _("It works for the other.")
    MARKS = "marks", _("marks"), _("The other is a day of observance, on which it took place or was issued.")

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


class ResultKind(Vocabulary):
    """What kind of change is claimed."""

    RATIFICATION = "ratification", _("Ratification"), _("States ratified a treaty or acceded to it.")
    LAW = "law", _("Law or ban"), _("Legislation, or a ban by law.")
    POLICY = "policy", _("Policy or plan"), _("A policy, a plan or a strategy.")
    NORM = "norm", _("Norm adopted"), _("Guidelines or standards that hold for many.")
    COMMITMENT = "commitment", _("Commitment"), _("A declared will to act.")
    REACH = "reach", _("Reach"), _("People served or trained, countries covered.")
    EVIDENCE = "evidence", _("Evidence"), _("Surveys and publications.")
    COOPERATION = "cooperation", _("Cooperation established"), _("Actors began to work together.")
    PRACTICE = "practice", _("Practice changed"), _("What is done has changed.")
