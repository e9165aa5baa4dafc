"""Exchange formats: one file per family, and here the list of them all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import UsageError
from workbench.glossary.formats.base import terms_of
from workbench.glossary.formats.delimited import CSV, TSV
from workbench.glossary.formats.json_list import JSON
from workbench.glossary.formats.omegat import OMEGAT
from workbench.glossary.formats.services import DEEPL, GOOGLE
from workbench.glossary.formats.tbx import TBX, TBX_V2
from workbench.glossary.formats.xlsx import XLSX

if TYPE_CHECKING:
    from workbench.glossary.formats.base import Exchange, Source
    from workbench.glossary.term import Term

EXCHANGES: tuple[Exchange, ...] = (CSV, TSV, XLSX, TBX, TBX_V2, OMEGAT, DEEPL, GOOGLE, JSON)


def find_exchange(path: str, name: str | None = None) -> Exchange:
    """Return the format called ``name``, or else the one that a path's suffix names.

    Raises UsageError where neither is known.
    """
    wanted = (name or "").lower()
    suffix = Path(path).suffix.lower()
    for exchange in EXCHANGES:
        if wanted == exchange.name if wanted else suffix in exchange.suffixes:
            return exchange
    known = ", ".join(exchange.name for exchange in EXCHANGES)
    if wanted:
        raise UsageError(f"unknown exchange format {name!r}", hint=f"known are {known}")
    raise UsageError(
        f"{path}: no suffix of an exchange format", hint=f"--format names one: {known}"
    )


def read_terms(source: Source, exchange: Exchange) -> list[Term]:
    """Return the terms of a file of another program; GlossaryError with all its faults."""
    return terms_of(source, exchange.read(source))
