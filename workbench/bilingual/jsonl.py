"""JSON lines: one segment a line, with everything that the other outputs need.

The first line is a header. Each further line is one segment together with what its block is; the
first line of a block carries the block's text, and a block without segments (code, a rule) has
one line without ``source``; ``state`` and ``notes`` are there where somebody has set them. ``read``
gives back the very article that was written.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from workbench.bilingual.records import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article, Block, Finding, Segment, Span, Use

VERSION = 1
_UNWRITABLE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def render(article: Article) -> str:
    """Return the article as JSON lines."""
    records = [_header(article)]
    for index, block in enumerate(article.blocks):
        records += _block(index, block)
    return "".join(_line(record) for record in records)


def read(text: str) -> Article:
    """Return the article that ``text`` was rendered from.

    Raises InputError, naming the line, for anything that ``render`` would not have written.
    """
    return read_lines(text, VERSION)


def _line(record: dict[str, Any]) -> str:
    """Return one line; what would split it, or cannot be encoded, is written as an escape."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _header(article: Article) -> dict[str, Any]:
    target = article.target_locale
    return {
        "workbench": VERSION,
        "name": article.name,
        "source_locale": article.source_locale.tag,
        "target_locale": target.tag if target else None,
        "signature": article.signature,
        "notes": list(article.notes),
        "blocks": len(article.blocks),
        "segments": sum(1 for _ in article.segments),
        **({"alignment": article.alignment._asdict()} if article.alignment else {}),
    }


def _block(index: int, block: Block) -> Iterator[dict[str, Any]]:
    head: dict[str, Any] = {
        "block": index,
        "kind": block.kind.value,
        "level": block.level,
        "marker": block.marker,
        "line": block.line,
        **({"target_line": block.target_line} if block.target_line else {}),
        **({"confidence": block.confidence} if block.confidence is not None else {}),
    }
    if not block.segments:
        yield {**head, "text": block.text}
    for number, segment in enumerate(block.segments):
        text = {"text": block.text} if number == 0 else {}
        yield {**head, **text, **_segment(segment)}


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "start": segment.start,
        "source": segment.source,
        "target": segment.target,
        "score": _score(segment.score),
        "uses": [_use(use) for use in segment.uses],
        "findings": [_finding(finding) for finding in segment.findings],
        **({"state": segment.state.value} if segment.state else {}),
        **({"notes": list(segment.notes)} if segment.notes else {}),
        **({"origin": segment.origin.value} if segment.origin else {}),
    }


def _score(score: float | None) -> float | None:
    return score if score is not None and math.isfinite(score) else None


def _use(use: Use) -> dict[str, Any]:
    return {
        "term": use.term,
        "form": use.form,
        "expected": list(use.expected),
        "met": use.met.value,
        "source_span": _span(use.source_span),
        "target_span": _span(use.target_span),
        "tried": use.tried,
        "ways": [way.value for way in use.ways],
        "score_before": _score(use.score_before),
        "score_after": _score(use.score_after),
        **({"glossary": use.glossary} if use.glossary else {}),
        **({"is_name": True} if use.is_name else {}),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "source_span": _span(finding.source_span),
        "target_span": _span(finding.target_span),
        **({"glossary": finding.glossary} if finding.glossary else {}),
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None
