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


def handles(normalised: str) -> tuple[str, ...]:
    """What people type for a document of that normal symbol: the whole of it, and its shorter forms.

    `A/RES/66/138` also as `66/138`, `S/RES/1612(2005)` also as `1612 (2005)` and `1612`.
    """
    if not normalised:
        return ()
    forms = [normalised]
    if "/RES/" in normalised:
        number = normalised.rpartition("/RES/")[2]
        bare = number.partition("(")[0]
        forms += [number, bare] if normalised.startswith("S/") else [number]
        forms += [f"resolution {form}" for form in forms[1:]]
    return tuple(dict.fromkeys(forms))
