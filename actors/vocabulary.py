"""The closed vocabularies of actors, each member with its scope note."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Family(models.TextChoices):
    """The six groups of kinds that share a mark on pages, networks and maps."""

    AGENCIES = "agencies", _("Agencies")
    SECRETARIAT = "secretariat", _("Secretariat, field and inter-agency")
    EXPERTS = "experts", _("Representatives and experts")
    ORGANS = "organs", _("Organs and regional organizations")
    GOVERNMENTS = "governments", _("Governments")
    CIVIL = "civil", _("Civil society and research")


class ActorKind(models.TextChoices):
    """What an actor is; `family` is the group whose mark it bears."""

    UN_ENTITY = "un-entity", _("UN fund, programme or entity")  # UNICEF, UNHCR, UN-Women …
    SPECIALIZED_AGENCY = (
        "specialized-agency",
        _("Specialized agency"),
    )  # ILO, WHO …; also IFAD and the World Bank
    SECRETARIAT = (
        "secretariat",
        _("United Nations Secretariat"),
    )  # the Secretary-General, departments, OHCHR, UNODC
    REPRESENTATIVE = (
        "representative",
        _("Representative of the Secretary-General"),
    )  # the office is its holder
    TREATY_BODY = "treaty-body", _("Treaty body")  # committees of experts under a human rights treaty
    SPECIAL_PROCEDURE = "special-procedure", _("Special procedure")  # mandates of the Human Rights Council
    ORGAN = (
        "organ",
        _("Intergovernmental organ"),
    )  # of the United Nations: Assembly, councils, commissions, boards
    FIELD_PRESENCE = "field-presence", _("Field presence")  # operations, missions, country teams and offices
    INTER_AGENCY = "inter-agency", _("Inter-agency body")  # a mechanism, where it acts
    REGIONAL = "regional", _("Regional or other intergovernmental organization")  # outside the United Nations
    GOVERNMENT = "government", _("Government")  # with its ministries, missions and national agencies
    CIVIL_SOCIETY = "civil-society", _("Civil society")  # NGOs, unions, foundations
    RESEARCH = "research", _("Research")  # institutes and academia

    @property
    def family(self) -> Family:
        """The group of kinds that it belongs to."""
        return FAMILIES[self]


FAMILIES = {
    ActorKind.UN_ENTITY: Family.AGENCIES,
    ActorKind.SPECIALIZED_AGENCY: Family.AGENCIES,
    ActorKind.SECRETARIAT: Family.SECRETARIAT,
    ActorKind.REPRESENTATIVE: Family.EXPERTS,
    ActorKind.TREATY_BODY: Family.EXPERTS,
    ActorKind.SPECIAL_PROCEDURE: Family.EXPERTS,
    ActorKind.ORGAN: Family.ORGANS,
    ActorKind.FIELD_PRESENCE: Family.SECRETARIAT,
    ActorKind.INTER_AGENCY: Family.SECRETARIAT,
    ActorKind.REGIONAL: Family.ORGANS,
    ActorKind.GOVERNMENT: Family.GOVERNMENTS,
    ActorKind.CIVIL_SOCIETY: Family.CIVIL,
    ActorKind.RESEARCH: Family.CIVIL,
}


class Act(models.TextChoices):
    """What a document did to an actor's mandate."""

    ESTABLISHED = "established", _("Established")  # created the actor or its mandate
    EXTENDED = "extended", _("Extended")  # prolonged it
    REQUESTED = "requested", _("Requested")  # asked for it, or for something under it
    DEFINES = "defines", _("Defines")  # says what the mandate is
    GUIDES = "guides", _("Guides")  # guides the actor's work


class Verb(models.TextChoices):
    """What one actor is to another: `inverse` words it from the other side, `joins` says they act together."""

    ESTABLISHED_BY = "established-by", _("established by")
    MANDATED_BY = "mandated-by", _("mandated by")
    REPORTS_TO = "reports-to", _("reports to")
    INFORMS = "informs", _("informs")
    SUPPORTS = "supports", _("supports")
    SECRETARIAT_FOR = "secretariat-for", _("secretariat for")
    TAKES_PART_IN = "takes-part-in", _("takes part in the work of")
    COOPERATES_WITH = "cooperates-with", _("cooperates with")  # no activity named

    @property
    def inverse(self) -> str:
        """The verb as the other actor's page words it."""
        return str(INVERSES[self])

    @property
    def joins(self) -> bool:
        """Whether two actors act together because this relation joins them."""
        return self in JOINING


INVERSES = {
    Verb.ESTABLISHED_BY: _("established"),
    Verb.MANDATED_BY: _("mandates"),
    Verb.REPORTS_TO: _("receives reports from"),
    Verb.INFORMS: _("informed by"),
    Verb.SUPPORTS: _("supported by"),
    Verb.SECRETARIAT_FOR: _("has as secretariat"),
    Verb.TAKES_PART_IN: _("its work is joined by"),
    Verb.COOPERATES_WITH: _("cooperates with"),
}
JOINING = frozenset({Verb.INFORMS, Verb.SUPPORTS, Verb.SECRETARIAT_FOR, Verb.COOPERATES_WITH})
