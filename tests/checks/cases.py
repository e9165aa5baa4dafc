"""From a case in YAML to what a rule looks at, and from what it found to what the case expects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.article import BlockKind, Finding, Met, Span, Use
from workbench.checks import ForbiddenForms, LesserForms, NameForms, Pair
from workbench.glossary.term import Kind, Status, Term
from workbench.locales import parse_locale

if TYPE_CHECKING:
    from collections.abc import Mapping


def names_of(case: Mapping[str, Any]) -> NameForms:
    """Make the finder of the names of a case, persons all of them."""
    return NameForms(
        Term({name: tuple(forms) for name, forms in item.items()}, Kind.PERSON)
        for item in case.get("names", ())
    )


def pair_of(case: Mapping[str, Any], names: NameForms | None = None) -> Pair:
    """Build the pair of a case; the n-th use of a form stands at its n-th place."""
    source_locale = parse_locale(case.get("from", "zh-CN"))
    target_locale = parse_locale(case.get("to", "en"))
    terms = [
        Term(
            {"en": tuple(item["en"]), "zh": tuple(item["zh"])},
            forbid={"en": tuple(item.get("forbid", ()))},
            status=Status(item.get("status", "preferred")),
        )
        for item in case.get("terms", ())
    ]
    names = names or names_of(case)
    uses: list[Use] = []
    for item in case.get("uses", ()):
        seen = sum(use.form == item["form"] for use in uses)
        uses.append(use_of(item, case, seen))
    return Pair(
        case["source"],
        case["target"],
        source_locale,
        target_locale,
        uses=tuple(uses),
        forbidden=ForbiddenForms(terms, target_locale).find(case["target"]),
        kind=BlockKind(case.get("kind", "paragraph")),
        source_names=names.find(case["source"]) if source_locale.is_chinese else (),
        target_names=names.find(case["target"]) if target_locale.is_chinese else (),
        lesser=LesserForms(terms, source_locale.language, target_locale).find(case["target"]),
        before=tuple(case.get("before", ("", ""))),
        after=tuple(case.get("after", ("", ""))),
    )


def pairs_of(case: Mapping[str, Any]) -> list[Pair]:
    """Build the pairs of a case for a rule on whole articles."""
    common = {name: value for name, value in case.items() if name != "segments"}
    names = names_of(case)
    return [pair_of({**common, **segment}, names) for segment in case["segments"]]


def use_of(item: Mapping[str, Any], case: Mapping[str, Any], seen: int) -> Use:
    """Build a ledger row; one that is met is met by ``at``, or else by the first of its forms."""
    start = -1
    for _ in range(seen + 1):
        start = (
            case["source"].index(item["form"], start + 1) if item["form"] in case["source"] else 0
        )
    expected = tuple(item.get("expected", [item["term"]]))
    shown = item.get("at", expected[0])
    at = case["target"].find(shown)
    met = item.get("met", False)
    return Use(
        item["term"],
        Span(start, start + len(item["form"])),
        item["form"],
        expected,
        Met.BY_MODEL if met else Met.NOT_MET,
        Span(at, at + len(shown)) if met else None,
        is_name=item.get("name", False),
    )


def agrees(finding: Finding, wanted: Mapping[str, Any], pair: Pair) -> bool:
    """Tell whether ``finding`` has everything that the case asks for."""
    facts = {
        "severity": finding.severity.value,
        "source": finding.source_span and finding.source_span.of(pair.source),
        "target": finding.target_span and finding.target_span.of(pair.target),
        "suggestion": finding.suggestion,
    }
    said = wanted.get("message", "") in finding.message
    asked = {key: value for key, value in wanted.items() if key not in {"message", "segment"}}
    return said and all(facts[key] == value for key, value in asked.items())
