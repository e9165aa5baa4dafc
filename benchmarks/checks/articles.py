"""What the rules on whole articles find in human translations.

``python -m benchmarks.checks.articles``: the sets are sentences, not articles, so every 50 that
follow each other in one direction and locale stand for one. The glossaries that come along are
used. ``--show`` prints the findings to look at them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.checks.sets import SETS, SHARED, Clean, clean_pairs
from workbench.article import Article, Block, BlockKind, Segment, Severity
from workbench.checking import Checker
from workbench.checks import ARTICLE_RULES, CheckSettings
from workbench.glossary.store import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LENGTH = 50
GLOSSARIES = Path(__file__).parents[2] / "glossaries"


def main() -> None:
    """Print a table: findings of each rule per 1,000 sentences."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checks.articles")
    parser.add_argument("--show", metavar="RULE", choices=ARTICLE_RULES, nargs="+", default=[])
    options = parser.parse_args()
    if not SHARED.is_dir():
        print(f"skipped: {SHARED} is not here")
        return
    checker = Checker(load([GLOSSARIES]), CheckSettings(select=frozenset(ARTICLE_RULES)))
    found: Counter[tuple[str, str, Severity]] = Counter()
    sentences: Counter[str] = Counter()
    for one in SETS:
        for article in articles(clean_pairs(one)):
            for segment in checker.accounted(article).segments:
                sentences[one.name] += 1
                for finding in segment.findings:
                    found[one.name, finding.rule, finding.severity] += 1
                    if finding.rule in options.show:
                        print(f"[{one.name}] {finding.severity.value}: {finding.message}")
                        print(f"  {segment.source}\n  {segment.target}")
    print(f"| rule | severity | {' | '.join(sentences)} |\n|---|---|{'---|' * len(sentences)}")
    for rule in ARTICLE_RULES:
        for severity in (Severity.WARNING, Severity.INFO):
            cells = [1000 * found[name, rule, severity] / sentences[name] for name in sentences]
            print(f"| {rule} | {severity.value} | {' | '.join(f'{cell:.1f}' for cell in cells)} |")


def articles(pairs: Iterable[Clean]) -> Iterator[Article]:
    """Yield articles of ``LENGTH`` sentences, each of one direction and locale."""
    ordered = sorted(pairs, key=lambda one: (one.source_locale.tag, one.target_locale.tag))
    for (source, target), group in groupby(
        ordered, key=lambda one: (one.source_locale, one.target_locale)
    ):
        blocks = [
            Block(BlockKind.PARAGRAPH, one.source, segments=(Segment(one.source, 0, one.target),))
            for one in group
        ]
        for start in range(0, len(blocks), LENGTH):
            yield Article(tuple(blocks[start : start + LENGTH]), source, target)


if __name__ == "__main__":
    main()
