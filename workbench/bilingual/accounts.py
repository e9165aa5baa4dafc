"""The ledger in words: how each use of a term was met, and what that took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.bilingual.plain import met_phrase, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article, Use


def effort(use: Use) -> str:
    """Return what was tried for a use, and what the model thinks of the sentence; may be empty.

    >>> from workbench.article import Met, Span, Use
    >>> scores = {"score_before": -0.5, "score_after": -0.61}
    >>> effort(Use("Xi", Span(0, 1), "习", ("Xi",), Met.BY_SPLICE, tried=7, **scores))
    '7 targets tried, score −0.50 → −0.61'
    """
    parts = [use.effort] if use.effort else []
    if use.score_before is not None and use.score_after is not None:
        scores = dict.fromkeys(_figure(score) for score in (use.score_before, use.score_after))
        parts.append(f"score {' → '.join(scores)}")
    return ", ".join(parts)


def _figure(score: float) -> str:
    return f"{score:.2f}".replace("-", "−")


def account_lines(article: Article) -> Iterator[str]:
    """Yield a line for each use, and one for each sentence before its uses."""
    for number, block in enumerate(article.blocks, start=1):
        for segment in block.segments:
            if segment.uses:
                yield f"block {number}: {one_line(segment.source)}"
            for use in segment.uses:
                wanted = " / ".join(map(one_line, use.expected))
                taken = effort(use)
                yield (
                    f"  {one_line(use.form)} → {wanted}: {met_phrase(use.met)}"
                    f"{f' ({taken})' if taken else ''}"
                )
