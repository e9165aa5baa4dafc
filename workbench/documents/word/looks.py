"""How a run looks, and which of them differ from the paragraph that they stand in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from workbench.documents.package import attribute, child, local

if TYPE_CHECKING:
    from workbench.documents.word.trace import Leaf

_WRAPPERS = {"hyperlink", "fldSimple", "oMath", "oMathPara"}
_UNSEEN = {"lang", "noProof", "rPrChange", "rFonts", "szCs", "bCs", "iCs", "snapToGrid", "kern"}
"""Properties of a run that say nothing of how its words differ from their neighbours."""
_FIXED = ("consol", "courier", "menlo", "monaco", "mono", "cascadia", "source code")


def wrapper_of(element: Any) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the outermost link, field or formula that an element of a paragraph stands in."""
    found = None
    for one in element.iterancestors():
        if local(one) == "p":
            break
        if local(one) in _WRAPPERS:
            found = one
    return found


def commonest(leaves: list[Leaf]) -> Leaf | None:
    """Return a leaf that looks as most of the letters of its paragraph do."""
    counts: Counter[str] = Counter()
    first: dict[str, Leaf] = {}
    for leaf in leaves:
        if leaf.text.strip() and local(leaf.element) == "t" and wrapper_of(leaf.element) is None:
            looks = signature(properties_of(leaf))
            counts[looks] += len("".join(leaf.text.split()))
            first.setdefault(looks, leaf)
    return first[counts.most_common(1)[0][0]] if counts else None


def properties_of(leaf: Leaf) -> Any:  # noqa: ANN401
    """Return the properties of the run that a leaf stands in; None where it has none."""
    run = leaf.element.getparent()
    return child(run, "rPr") if run is not None and local(run) == "r" else None


def signature(properties: Any) -> str:  # noqa: ANN401
    """Return how a run looks, as text to compare."""
    if properties is None:
        return ""
    parts = [_said(one) for one in properties if local(one) not in _UNSEEN]
    fonts = child(properties, "rFonts")
    latin = attribute(fonts, "ascii").lower() if fonts is not None else ""
    parts += ["fixed"] if any(name in latin for name in _FIXED) else []
    return " ".join(sorted(parts))


def _said(element: Any) -> str:  # noqa: ANN401
    values = sorted(f"{name.rpartition('}')[2]}={value}" for name, value in element.attrib.items())
    return " ".join((local(element), *values))
