"""The closed vocabularies of actors, each member with its scope note."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from browse.vocabulary import Vocabulary


class Family(Vocabulary):
    """The six groups of kinds that share a mark on pages, networks and maps."""

    AGENCIES = "agencies", _("Agencies"), _("United Nations funds, programmes, entities and specialized agencies.")
    SECRETARIAT = (
        "secretariat",
        _("Secretariat, field and inter-agency"),
        _("The United Nations Secretariat, field presences, inter-agency bodies."),
    )
    EXPERTS = (
        "experts",
        _("Representatives and experts"),
        _("Representatives of the Secretary-General, treaty bodies, special procedures."),
    )
    ORGANS = (
        "organs",
        _("Organs and regional organizations"),
        _("Intergovernmental organs, regional and other intergovernmental organizations."),
    )
    GOVERNMENTS = "governments", _("Governments"), _("Governments alone.")
    CIVIL = "civil", _("Civil society and research"), _("NGOs, unions, foundations; institutes and academia.")


class ActorKind(Vocabulary):
    """What an actor is; `family` is the group whose mark it bears."""

    UN_ENTITY = "un-entity", _("UN fund, programme or entity"), _("UNICEF, UNHCR, UN-Women and their like.")
    SPECIALIZED_AGENCY = (
        "specialized-agency",
        _("Specialized agency"),
        _("ILO, WHO and their like; also IFAD and the World Bank."),
    )
    SECRETARIAT = "secretariat", _("United Nations Secretariat"), _("The Secretary-General, departments, OHCHR, UNODC.")
    REPRESENTATIVE = (
        "representative",
        _("Representative of the Secretary-General"),
        _("The office, which is one with its holder."),
    )
    TREATY_BODY = "treaty-body", _("Treaty body"), _("Committees of experts under a human rights treaty.")
    SPECIAL_PROCEDURE = "special-procedure", _("Special procedure"), _("Mandates of the Human Rights Council.")
    ORGAN = (
        "organ",
        _("Intergovernmental organ"),
        _("Of the United Nations: the Assembly, councils, commissions, boards."),
    )
    FIELD_PRESENCE = "field-presence", _("Field presence"), _("Operations, missions, country teams and offices.")
    INTER_AGENCY = "inter-agency", _("Inter-agency body"), _("A mechanism, where it acts.")
    REGIONAL = "regional", _("Regional or other intergovernmental organization"), _("Outside the United Nations.")
    GOVERNMENT = "government", _("Government"), _("With its ministries, missions and national agencies.")
    CIVIL_SOCIETY = "civil-society", _("Civil society"), _("NGOs, unions, foundations.")
    RESEARCH = "research", _("Research"), _("Institutes and academia.")

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


class Act(Vocabulary):
    """What a document did to an actor's mandate."""

    ESTABLISHED = "established", _("Established"), _("It created the actor or its mandate.")
    EXTENDED = "extended", _("Extended"), _("It prolonged the mandate.")
    REQUESTED = "requested", _("Requested"), _("It asked for the mandate, or for something under it.")
    DEFINES = "defines", _("Defines"), _("It says what the mandate is.")
    GUIDES = "guides", _("Guides"), _("It guides the actor's work.")


class Verb(Vocabulary):
    """What one actor is to another: `inverse` words it from the other side, `joins` says they act together."""

    ESTABLISHED_BY = "established-by", _("established by"), _("The other created it.")
    MANDATED_BY = "mandated-by", _("mandated by"), _("The other gave it its mandate.")
    REPORTS_TO = "reports-to", _("reports to"), _("It reports to the other on its work.")
    INFORMS = "informs", _("informs"), _("It gives the other information for its work.")
    SUPPORTS = "supports", _("supports"), _("It helps the other in its work.")
    SECRETARIAT_FOR = "secretariat-for", _("secretariat for"), _("It serves the other, or prepares its reports.")
    TAKES_PART_IN = (
        "takes-part-in",
        _("takes part in the work of"),
        _("The other is an organ, in whose work it takes part."),
    )
    COOPERATES_WITH = "cooperates-with", _("cooperates with"), _("No activity is named.")

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
