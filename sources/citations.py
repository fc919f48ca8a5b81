"""How pages and facts are cited, in the manner of the United Nations, and as of when they hold."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.utils import formats
from django.utils.translation import gettext, ngettext

from browse.text import all_of

from .models import Excerpt, Passage, Report
from .vocabulary import PassageKind


class Citation(NamedTuple):
    """A citation's words, and the address of what is cited."""

    text: str
    url: str


def cite_passages(passages: Iterable[Passage], url: str) -> Citation:
    """“Report of the Secretary-General, “Collaboration …”, 1 August 2013, paras. 19 and 20, and footnote 12.”"""
    unique = {passage.pk: passage for passage in passages}
    by_report: dict[Report, list[Passage]] = {}
    for passage in unique.values():
        by_report.setdefault(passage.report, []).append(passage)
    texts = [cite_report(report, places(found)) for report, found in by_report.items()]
    return Citation(gettext("; ").join(texts), url)


def cite_facts(excerpts: Iterable[Excerpt], url: str) -> Citation:
    """The citation of all passages that the excerpts stand in."""
    return cite_passages((excerpt.passage for excerpt in excerpts), url)


def cite_report(report: Report, where: str = "") -> str:
    """Title, symbol where known, date, and the place in the report."""
    parts = [gettext("Report of the Secretary-General, “%(title)s”") % {"title": report.title}]
    if report.symbol:
        parts.append(report.symbol)
    parts.append(formats.date_format(report.date, "j F Y"))
    if where:
        parts.append(where)
    return gettext(", ").join(parts)


def places(passages: Iterable[Passage]) -> str:
    """“paras. 19 and 20, footnote 12”."""
    numbers: dict[str, list[int]] = {}
    for passage in passages:
        numbers.setdefault(passage.kind, []).append(passage.number)
    words = []
    if found := sorted(numbers.get(PassageKind.PARAGRAPH, ())):
        words.append(f"{ngettext('para.', 'paras.', len(found))} {all_of([str(n) for n in found])}")
    if found := sorted(numbers.get(PassageKind.FOOTNOTE, ())):
        words.append(f"{ngettext('footnote', 'footnotes', len(found))} {all_of([str(n) for n in found])}")
    if PassageKind.SUMMARY in numbers:
        words.append(gettext("summary"))
    return gettext(", ").join(words)


def reported_on(excerpts: Iterable[Excerpt]) -> datetime.date | None:
    """The date as of which facts hold: that of the newest report that they rest on."""
    return max((excerpt.passage.report.date for excerpt in excerpts), default=None)
