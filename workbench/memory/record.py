"""What a model's unit keeps beside its target, as JSON: score, ledger and notes.

With them a recalled sentence is the very same as the one that was translated.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from workbench.article import Met, Span, Use

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Account:
    """What the cascade says of a target."""

    score: float
    uses: tuple[Use, ...] = ()
    notes: tuple[str, ...] = ()
    """What went wrong while the sentences of its batch were translated."""


def task_digest(*depends_on: str) -> bytes:
    """Return 16 bytes that stand for all that a model's target depends on."""
    return blake2b(json.dumps(depends_on).encode(), digest_size=16).digest()


def written(account: Account) -> str:
    """Return an account as JSON."""
    return json.dumps(asdict(account), ensure_ascii=False, separators=(",", ":"))


def read(record: str) -> Account | None:
    """Return the account that ``record`` holds; None for what no workbench has written."""
    try:
        fields: dict[str, Any] = json.loads(record)
        return Account(
            score=float(fields["score"]),
            uses=tuple(_use(**use) for use in fields["uses"]),
            notes=tuple(map(str, fields["notes"])),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _use(
    *,
    met: str,
    source_span: Sequence[int],
    target_span: Sequence[int] | None,
    expected: Sequence[str],
    ways: Sequence[str] = (),
    **rest: Any,  # noqa: ANN401 - checked by the class
) -> Use:
    texts = (rest["term"], rest["form"], rest.get("glossary", ""), *expected)
    if not all(isinstance(text, str) for text in texts) or not isinstance(rest["tried"], int):
        raise TypeError("not what a use holds")
    return Use(
        met=Met(met),
        source_span=Span(*source_span),
        target_span=Span(*target_span) if target_span is not None else None,
        expected=tuple(expected),
        ways=tuple(map(Met, ways)),
        **rest,
    )
