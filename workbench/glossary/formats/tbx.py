"""TBX-Basic: ISO 30042:2019 in DCT style, and the older TBX v2 (martif), which OmegaT reads.

Either is read, and the DCA style too. What TBX has no place for, such as contexts, stands as JSON
in a note that begins with ``workbench:``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from workbench.glossary.formats.base import Exchange, Languages, Written
from workbench.glossary.formats.tbx_reading import OURS, read
from workbench.glossary.writing import entry_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.glossary.term import Term
    from workbench.glossary.writing import Entry

    Wrap = Callable[[str, str], str]
    """How a style writes a data category, by its name and its text."""

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" \
xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>glossary of workbench</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
"""
_TAIL = "</body></text>\n</tbx>\n"
_HEAD_V2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>glossary of workbench</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">http://www.lisa.org/fileadmin/standards/tbx_basic/TBXBasicXCSV02.xcs\
</p></encodingDesc></martifHeader>
<text><body>
"""
_TAIL_V2 = "</body></text>\n</martif>\n"
_GROUPS = {"also": "variant", "abbr": "abbreviation", "first": "fullForm"}
"""The groups of forms that TBX has a type of term for."""
_STATUS = "administrativeStatus"
_UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def write_dct(terms: Sequence[Term], _languages: Languages) -> Written:
    """Return the terms as TBX-Basic in DCT style."""
    modules = {"subjectField": "min", _STATUS: "min", "termType": "basic", "source": "basic"}

    def wrap(name: str, text: str) -> str:
        tag = f"{modules[name]}:{name}"
        return f"<{tag}>{text}</{tag}>"

    names = ("conceptEntry", "langSec", "termSec")
    return _written(terms, (_HEAD, _TAIL), names, wrap)


def write_v2(terms: Sequence[Term], _languages: Languages) -> Written:
    """Return the terms as TBX v2."""
    elements = {"subjectField": "descrip", "source": "admin"}

    def wrap(name: str, text: str) -> str:
        tag = elements.get(name, "termNote")
        return f'<{tag} type="{name}">{text}</{tag}>'

    return _written(terms, (_HEAD_V2, _TAIL_V2), ("termEntry", "langSet", "tig"), wrap)


def _written(
    terms: Sequence[Term], frame: tuple[str, str], names: tuple[str, str, str], wrap: Wrap
) -> Written:
    entries = (
        "\n".join(_concept(entry_of(term), f"c{number}", names, wrap))
        for number, term in enumerate(terms, start=1)
    )
    text = frame[0] + "".join(f"{entry}\n" for entry in entries) + frame[1]
    return Written(text.encode(), count=len(terms))


def _concept(entry: Entry, number: str, names: tuple[str, str, str], wrap: Wrap) -> Iterator[str]:
    concept, language, _ = names
    yield f'<{concept} id="{number}">'
    for name, category in (("domain", "subjectField"), ("source", "source")):
        if entry.get(name):
            yield wrap(category, _text(entry[name]))
    if entry.get("note"):
        yield f"<note>{_text(entry['note'])}</note>"
    rest = {name: value for name, value in entry.items() if _is_rest(name, value)}
    if rest:
        yield f"<note>{OURS}{_text(json.dumps(rest, ensure_ascii=False))}</note>"
    for tag, terms in _by_language(entry).items():
        inner = "".join(_term(form, role, names[2], wrap) for form, role in terms)
        yield f"<{language} xml:lang={quoteattr(tag)}>{inner}</{language}>"
    yield f"</{concept}>"


def _is_rest(name: str, value: object) -> bool:
    """Tell whether a field has no place of its own in TBX."""
    said = {"domain", "source", "note", "forbid", *_GROUPS}
    return name not in said and not isinstance(value, list)


def _by_language(entry: Entry) -> dict[str, list[tuple[str, str]]]:
    """Return the forms of an entry by language, each with its status or its type."""
    found: dict[str, list[tuple[str, str]]] = {}
    for tag, forms in entry.items():
        if isinstance(forms, list):
            roles = ["preferredTerm-admn-sts", *["admittedTerm-admn-sts"] * (len(forms) - 1)]
            found[tag] = list(zip(forms, roles, strict=True))
    for group, role in (*_GROUPS.items(), ("forbid", "deprecatedTerm-admn-sts")):
        for tag, forms in entry.get(group, {}).items():
            found.setdefault(tag, []).extend((form, role) for form in forms)
    return found


def _term(form: str, role: str, name: str, wrap: Wrap) -> str:
    category = _STATUS if role.endswith("-admn-sts") else "termType"
    return f"<{name}><term>{_text(form)}</term>{wrap(category, role)}</{name}>"


def _text(text: str) -> str:
    return escape(text.translate(_UNWRITABLE).encode("utf-8", "replace").decode())


TBX = Exchange("tbx", (".tbx",), "TBX-Basic of ISO 30042:2019, DCT style", read, write_dct)
TBX_V2 = Exchange("tbx-v2", (), "the older TBX-Basic (martif), for OmegaT", read, write_v2)
