"""Readers of bilingual files: one file per format, chosen by the suffix of the file.

``read_bilingual`` gives an article with targets and the locales of both sides. A file of ours comes
back with its blocks, states, notes, uses and findings; any other with what its format can say. A
sentence without a translation has the target None.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.bilingual.reading import docx, jsonl, po, tmx, tsv, xliff, xlsx
from workbench.bilingual.reading.base import Given, Read
from workbench.documents.files import MAX_PACKED, STANDARD, read_bytes
from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.locales import Locale

__all__ = ["READERS", "BilingualFormat", "Read", "find_reader", "read_bilingual"]


@dataclass(frozen=True)
class BilingualFormat:
    """How bilingual files of one kind are read."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Given], Read]


FORMATS = (
    BilingualFormat("JSON lines", (".jsonl",), jsonl.read),
    BilingualFormat("TMX", (".tmx",), tmx.read),
    BilingualFormat("XLIFF", (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"), xliff.read),
    BilingualFormat("Excel workbook", (".xlsx",), xlsx.read),
    BilingualFormat("Word document", (".docx",), docx.read),
    BilingualFormat("TSV", (".tsv", ".tab"), tsv.read_tsv),
    BilingualFormat("CSV", (".csv",), tsv.read_csv),
    BilingualFormat("PO", (".po",), po.read),
)
READERS: Mapping[str, BilingualFormat] = MappingProxyType(
    {suffix: one for one in FORMATS for suffix in one.suffixes}
)


def find_reader(path: str) -> BilingualFormat:
    """Return the format that a path's suffix names; UsageError for one that is not read."""
    suffix = Path(path).suffix.lower()
    if path == STANDARD or suffix not in READERS:
        what = "standard input" if path == STANDARD else f"{path}: a file {_kind(suffix)}"
        raise UsageError(
            f"{what} is not read as a bilingual file", hint=f"known are {', '.join(READERS)}"
        )
    return READERS[suffix]


def _kind(suffix: str) -> str:
    return f"with the suffix {suffix}" if suffix else "without a suffix"


def read_bilingual(
    path: str,
    encoding: str | None = None,
    source_locale: Locale | None = None,
    target_locale: Locale | None = None,
) -> Read:
    """Return the article that a bilingual file holds, and whether our own writer made the file.

    The article has targets and both locales. The locales given override what the file says or what
    is detected, and choose among the languages of a file that has more than two; a file that has
    the two the other way round is turned. ``target_locale`` of the article is None only where the
    file has no translation at all.

    Raises UsageError for an unknown suffix, InputError, with file and part or line, for what cannot
    be read.
    """
    chosen = find_reader(path)
    data = read_bytes(path, MAX_PACKED)
    given = Given(Path(path).name, data, encoding, source_locale, target_locale)
    return chosen.read(given)
