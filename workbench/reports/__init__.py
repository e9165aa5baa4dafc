"""Reports: what the checks have found, one file per format.

A member is a function from a report to the whole of a file as text. The page in HTML is made by
``bilingual`` from one article, and what a terminal shows of one article as well.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UsageError
from workbench.reports import as_csv, as_json, junit, sarif, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.reports.report import Report


class Format(NamedTuple):
    """How a report becomes a file; ``render`` is missing where a page of one article is meant."""

    suffixes: tuple[str, ...]
    render: Callable[[Report], str] | None


PAGE = "html"
TEXT = "text"
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        TEXT: Format((".txt",), text.render),
        "json": Format((".json",), as_json.render),
        "sarif": Format((".sarif",), sarif.render),
        "junit": Format((".xml",), junit.render),
        "csv": Format((".csv",), as_csv.render),
        PAGE: Format((".html", ".htm"), None),
    }
)


def find_format(wanted: str | None, output: str | None) -> str:
    """Return the name of the format to write: the one ``wanted``, else by the output's suffix.

    Raises UsageError for one that is not known.
    """
    if wanted is not None:
        if wanted.lower() not in FORMATS:
            raise UsageError(
                f"no report in the format {wanted!r}", hint=f"choose one of {', '.join(FORMATS)}"
            )
        return wanted.lower()
    for name, known in FORMATS.items():
        if output and output.lower().endswith(known.suffixes):
            return name
    if output and output != "-":
        raise UsageError(
            f"{output}: no report by this suffix",
            hint=f"name one of {', '.join(FORMATS)} with --format",
        )
    return TEXT
