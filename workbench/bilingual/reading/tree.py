"""XML files read without entities, and with the line of every element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.documents.package import local
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workbench.bilingual.reading.base import Given

_DECLARES = re.compile(rb"<!(?:ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def root_of(given: Given) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the root of an XML file; a document type that is only named is passed over.

    Raises InputError, with the line, where it is not well formed or declares something.
    """
    from lxml import etree

    if _DECLARES.search(given.data.replace(b"\0", b"")):
        raise InputError(
            f"{given.name}: declares XML entities, which no bilingual file needs",
            hint="such a file may be made to read others; it was not read further",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        encoding=given.encoding,
    )
    try:
        return etree.fromstring(given.data, parser)
    except LookupError:
        raise InputError(f"{given.name}: unknown encoding {given.encoding!r}") from None
    except (etree.LxmlError, ValueError) as error:
        said = str(error).partition("\n")[0]
        reason = re.sub(r", line \d+, column \d+.*", "", said)[:100]
        line = getattr(error, "lineno", None) or 1
        raise InputError(
            f"{given.name}:{line}: no well-formed XML: {reason}",
            hint="the file is damaged or was cut off; export it anew",
        ) from None


def children(element: Any, *names: str) -> Iterator[Any]:  # noqa: ANN401
    """Yield the elements in an element that have one of ``names``, whatever their namespace."""
    for one in element:
        if local(one) in names:
            yield one


def flat(element: Any, codes: Collection[str] = ()) -> str:  # noqa: ANN401
    """Return the text of an element without markup; what stands in ``codes`` is not text."""
    parts = [element.text or ""]
    for one in element:
        name = local(one)
        if name and name not in codes:
            parts.append(flat(one, codes))
        parts.append(one.tail or "")
    return "".join(parts)
