"""Symbols of United Nations documents: one normal form, and the address that follows from it."""

from __future__ import annotations

import re

DOCUMENTS = "https://docs.un.org/en/"
# A symbol begins with its organ: A (General Assembly), S (Security Council), E (Economic and Social Council).
ORGAN_SYMBOL = re.compile(r"[ASE](/[A-Za-z0-9][A-Za-z0-9.()-]*)+")
ASSEMBLY_RESOLUTION = re.compile(r"(?:A/RES/)?((?:S-)?\d{1,3}/\d+)")
EARLY_RESOLUTION = re.compile(r"(?:A/RES/)?(\d+ ?\([IVX]+\))")
COUNCIL_RESOLUTION = re.compile(r"(?:S/RES/)?(\d{1,4} ?\((?:19|20)\d\d\))")


def normalise(symbol: str) -> str:
    """The full symbol for one as printed: `66/138` is `A/RES/66/138`, `1612 (2005)` is `S/RES/1612(2005)`.

    What is no symbol of the Assembly or of the two Councils stays as it is.
    """
    bare = " ".join(symbol.split())
    for form, prefix in ((ASSEMBLY_RESOLUTION, "A"), (EARLY_RESOLUTION, "A"), (COUNCIL_RESOLUTION, "S")):
        if match := form.fullmatch(bare):
            return f"{prefix}/RES/{match[1].replace(' ', '')}"
    return bare


def document_url(normalised: str) -> str:
    """The address of a document of that normal symbol; empty where none follows from it."""
    return DOCUMENTS + normalised if ORGAN_SYMBOL.fullmatch(normalised) else ""
