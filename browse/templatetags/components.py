"""The components of every page: small tags with keyword arguments, whose markup is in templates/components/.

What a component is given it takes by the attributes that its docstring names, whatever the object's class.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy

from ..places import place

register = template.Library()

REMEMBERED = 5000  # small components of a kind, of about 1 KB each

SITE_NAME = gettext_lazy("Child Protection Collaboration Portal")

# Label, address, and the other addresses that stand under the same heading.
NAVIGATION = (
    (gettext_lazy("Actors"), "/actors/", ()),
    (gettext_lazy("Initiatives"), "/initiatives/", ("/mechanisms/", "/campaigns/", "/missions/", "/years/")),
    (gettext_lazy("Results"), "/results/", ()),
    (gettext_lazy("Themes"), "/themes/", ()),
    (gettext_lazy("Countries"), "/countries/", ()),
    (gettext_lazy("Documents"), "/documents/", ()),
    (gettext_lazy("The report"), "/report/", ("/reports/",)),
    (gettext_lazy("Names"), "/names/", ()),
)


@register.simple_tag
def site_name() -> str:
    """The name of the site, as in its header and in every title."""
    return str(SITE_NAME)


def inline(name: str, context: dict[str, Any]) -> SafeString:
    """A component that stands within a line: its template without the line breaks at its ends.

    They would put a space before the comma that follows, and keep a table's cell from being `:empty`.
    """
    return mark_safe(render_to_string(f"components/{name}.html", context).strip())  # noqa: S308 (a template's)


@register.inclusion_tag("components/navigation.html", takes_context=True)
def navigation(context: template.Context) -> dict[str, Any]:
    """The site's main parts, the present one marked. Context: request, if there is one."""
    request = context.get("request")
    path = getattr(request, "path", "")
    items = []
    for label, address, others in NAVIGATION:
        url = place(address, request)
        items.append({"label": label, "url": url, "current": current_part(path, (url, address, *others))})
    return {"items": items}


def current_part(path: str, addresses: Sequence[str]) -> str:
    """The `aria-current` of a link for a page at `path`: page, true for a page beneath it, or nothing."""
    if path == addresses[0]:
        return "page"
    return "true" if path.startswith(tuple(addresses)) else ""


@register.inclusion_tag("components/crumbs.html")
def crumbs(items: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The way here. Context: items, pairs of label and address, the last without address."""
    return {"items": items}


class ActorLink(NamedTuple):
    """All that a link to an actor shows."""

    name: str
    short_name: str
    family: str
    family_label: str
    url: str


def cite_label(citations: Iterable[str]) -> str:
    """“para. 19, fn. 2, fn. 3, para. 20” in one phrase: “paras. 19, 20, fns. 2, 3”; each passage once."""
    forms = (
        (gettext("para. %(number)s"), gettext("paras. %(numbers)s")),
        (gettext("fn. %(number)s"), gettext("fns. %(numbers)s")),
    )
    groups: dict[str, dict[str, str]] = {}  # the form of several → citation → number
    for citation in dict.fromkeys(citations):
        several, number = citation, ""
        for one, form in forms:
            before, _number, after = one.partition("%(number)s")
            if citation.startswith(before) and citation.endswith(after):
                several, number = form, citation.removeprefix(before).removesuffix(after)
        groups.setdefault(several, {})[citation] = number
    return gettext(", ").join(
        next(iter(found)) if len(found) == 1 else form % {"numbers": gettext(", ").join(found.values())}
        for form, found in groups.items()
    )


class Sentence(NamedTuple):
    """The report's words, where they stand, and the address of that place."""

    quote: str
    citation: str
    url: str


class Evidence(NamedTuple):
    """All that evidence shows of a fact: two facts that have the same look the same. `unstated` is how it follows."""

    sentences: tuple[Sentence, ...]
    unstated: str
    note: str

    @property
    def label(self) -> str:
        """“paras. 19, 20”."""
        return cite_label(sentence.citation for sentence in self.sentences)


def evidence_of(fact: Any) -> Evidence:
    """The evidence of a fact."""
    return Evidence(
        tuple(Sentence(excerpt.quote, excerpt.citation, excerpt.url) for excerpt in fact.excerpts),
        "" if fact.attribution == "stated" else str(fact.get_attribution_display()),
        fact.note,
    )


@lru_cache(maxsize=REMEMBERED)
def sign_of(evidence: Evidence, about: str, _language: str) -> SafeString:
    """The sign of evidence. A page shows many, and takes most of its time for them: the latest are kept."""
    return inline("cite", {"evidence": evidence, "about": about})


@lru_cache(maxsize=REMEMBERED)
def link_to(actor: ActorLink, short: bool, _language: str) -> SafeString:
    """A link to an actor; the latest are kept."""
    return inline("actor", {"actor": actor, "short": short})


@register.simple_tag
def cite(fact: Any, *, about: str = "") -> SafeString:
    """The sign of evidence, which opens the sentences in place.

    Context: fact (excerpts, each with quote, citation and url; attribution; get_attribution_display; note);
    about, what it proves, for those who hear the sign without its row. In td, dd, li, div; never in p, which
    cannot hold a block.
    """
    return sign_of(evidence_of(fact), str(about), get_language() or "")


@register.inclusion_tag("components/evidence.html")
def evidence(fact: Any) -> dict[str, Any]:
    """The sentences of a fact as an open block. Context: fact, as for `cite`."""
    return {"evidence": evidence_of(fact)}


@register.inclusion_tag("components/quote.html")
def quote(excerpt: Any) -> dict[str, Any]:
    """The report's words. Context: excerpt (quote, citation, url)."""
    return {"excerpt": excerpt}


@register.simple_tag
def actor(actor: Any, *, short: bool = False) -> SafeString:
    """A link to an actor, with its family's mark.

    Context: actor (name, short_name, family, family_label, get_absolute_url); short, its shorter name where it has one.
    """
    label = str(actor.family_label)
    shown = ActorLink(actor.name, actor.short_name, actor.family, label, actor.get_absolute_url())
    return link_to(shown, short and actor.short_name != actor.name, get_language() or "")


@register.inclusion_tag("components/chips.html")
def chips(chips: Iterable[Any], clear_url: str = "") -> dict[str, Any]:
    """The filters in force. Context: chips (label, value, url that removes it); clear_url removes all."""
    chips = list(chips)
    return {"chips": chips, "clear_url": clear_url if len(chips) > 1 else ""}


@register.inclusion_tag("components/facet.html")
def facet(facet: Any) -> dict[str, Any]:
    """One way to filter.

    Context: facet (name, label, help, mode any or all, open; values, more: value, label, count, url, selected; total,
    all_url, hidden, path: how many values there are, where all of them stand, and what a search within carries along).
    """
    more = list(facet.more)
    return {"facet": facet, "more": more, "open": any(value.selected for value in more)}


@register.simple_tag
def facet_values(values: Iterable[Any], *, name: str) -> SafeString:
    """The values of a facet as entries of a list; a selected one leads to the list without it.

    Context: values (value, label, count, url, selected); name, of the facet. A page has some two hundred: put together
    here, they take a thirtieth of the time that a template takes for them.
    """
    remove = f'<span class="visually-hidden">{escape(gettext("Remove"))} </span>'
    return mark_safe("".join(_facet_value(name, one, remove if one.selected else "") for one in values))  # noqa: S308 (escaped)


def _facet_value(name: str, one: Any, remove: str) -> str:
    current = ' aria-current="true"' if remove else ""
    return (
        f'<li><a id="{escape(name)}-{escape(one.value)}" href="{escape(one.url)}"{current} rel="nofollow">'
        f'{remove}<span>{escape(str(one.label))}</span> <span class="count">{one.count:d}</span></a></li>'
    )


@register.inclusion_tag("components/histogram.html")
def histogram(bars: Iterable[Any], *, label: str = "") -> dict[str, Any]:
    """What a list counts, by year, as links. Context: bars (year, count, url, selected, height, said); label."""
    return {"bars": bars, "label": label or gettext("Initiatives by year")}


@register.inclusion_tag("components/pager.html")
def pager(page: Any) -> dict[str, Any]:
    """Pages of a list.

    Context: page (number, pages, sentence, previous_url, next_url, numbers: number, url, current, gap).
    """
    return {"page": page}


@register.inclusion_tag("components/sorts.html")
def sorts(sorts: Iterable[Any]) -> dict[str, Any]:
    """The orders of a list. Context: sorts (name, label, url, current)."""
    return {"sorts": sorts}


@register.inclusion_tag("components/jump.html")
def jump(items: Iterable[tuple[str, int, str]]) -> dict[str, Any]:
    """Counts that lead to their parts of the page. Context: items (label, count, anchor)."""
    return {"items": items}


@register.inclusion_tag("components/citethis.html")
def citethis(citation: Any) -> dict[str, Any]:
    """How to cite the page. Context: citation (text, url)."""
    return {"citation": citation}


@register.inclusion_tag("components/reported.html")
def reported(date: Any) -> dict[str, Any]:
    """The age of the facts. Context: date, of the report: a date, a partial date or words."""
    return {"date": date, "words": getattr(date, "words", "")}


@register.inclusion_tag("components/empty.html")
def empty(message: str, suggestions: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """A list without records. Context: message; suggestions to widen it, pairs of label and address."""
    return {"message": message, "suggestions": suggestions}


@register.simple_tag
def partialdate(value: Any) -> SafeString:
    """A date as precise as the text. Context: value (iso, words), or None, which shows nothing."""
    return inline("partialdate", {"value": value})
