"""What the rules on whole articles find in human translations, and of errors put into them.

``python -m benchmarks.checks.articles``: the sets are sentences, not articles, so every 50 that
follow each other in one direction and locale stand for one. The glossaries that come along are
used. ``--show`` prints the findings to look at them. Then one error is put into each article that
has no finding of the rule: a name of the target misspelt where it stands again, a name of the
Chinese target in another region's form, a sentence repeated with another one's translation.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.checks.sets import SETS, SHARED, Clean, clean_pairs
from workbench.article import Article, Block, BlockKind, Segment, Severity
from workbench.checking import Checker
from workbench.checks import ARTICLE_RULES, CheckSettings
from workbench.glossary.store import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
    _print_alarms(found, sentences)
    if not options.show:
        _print_recall(checker)


def _print_alarms(found: Counter[tuple[str, str, Severity]], sentences: Counter[str]) -> None:
    print(f"| rule | severity | {' | '.join(sentences)} |\n|---|---|{'---|' * len(sentences)}")
    for rule in ARTICLE_RULES:
        for severity in (Severity.WARNING, Severity.INFO):
            cells = [1000 * found[name, rule, severity] / sentences[name] for name in sentences]
            print(f"| {rule} | {severity.value} | {' | '.join(f'{cell:.1f}' for cell in cells)} |")


def _print_recall(checker: Checker) -> None:
    made: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for one in SETS:
        for article in articles(clean_pairs(one)):
            before = {finding.rule for finding in checker.accounted(article).findings}
            for rule, spoil in SPOILERS.items():
                spoilt = None if rule in before else spoil(article)
                if spoilt is not None:
                    made[rule] += 1
                    hit[rule] += any(f.rule == rule for f in checker.accounted(spoilt).findings)
    print("\n| error put in | rule | found |\n|---|---|---|")
    for rule, spoil in SPOILERS.items():
        share = f"{hit[rule] / made[rule]:.1%} of {made[rule]}" if made[rule] else "—"
        print(f"| {(spoil.__doc__ or '').rstrip('.')} | {rule} | {share} |")


def misspell(article: Article) -> Article | None:
    """Misspell a name where it stands again."""
    if article.target_locale is None or article.target_locale.is_chinese:
        return None
    words = {word for one in article.segments for word in _WORD.findall(one.target or "")}
    seen: set[str] = set()
    for number, block in enumerate(article.blocks):
        target = block.segments[0].target or ""
        for name in _NAME.findall(target):
            if name in seen and name.lower() not in words and name not in block.text:
                return _changed(article, number, target.replace(name, name[:3] + name[4:], 1))
        seen.update(_NAME.findall(target))
    return None


def mix(article: Article) -> Article | None:
    """Write a name in another region's form."""
    if article.target_locale is None or not article.target_locale.is_chinese:
        return None
    own, other = (0, 1) if article.target_locale.is_traditional else (1, 0)
    seen: set[str] = set()
    for number, block in enumerate(article.blocks):
        target = block.segments[0].target or ""
        for forms in _REGIONAL:
            if forms[own] in target and forms[own] in seen:
                return _changed(article, number, target.replace(forms[own], forms[other]))
            if forms[own] in target:
                seen.add(forms[own])
    return None


def repeat(article: Article) -> Article | None:
    """Repeat a sentence with another translation."""
    first, last = article.blocks[0], article.blocks[-1]
    segment = Segment(first.text, 0, last.segments[0].target)
    return replace(article, blocks=(*article.blocks, replace(first, segments=(segment,))))


SPOILERS: dict[str, Callable[[Article], Article | None]] = {
    "names-spelling": misspell,
    "names-mixed-forms": mix,
    "consistency-source": repeat,
}
_NAME = re.compile(r"(?<![\w.@/-])[A-Z][a-z]{6,}(?![\w@/-])")
_WORD = re.compile(r"[a-z]{4,}")
_REGIONAL = (
    ("紐西蘭", "新西兰"),
    ("北韓", "朝鲜"),
    ("川普", "特朗普"),
    ("雪梨", "悉尼"),
    ("寮國", "老挝"),
)


def _changed(article: Article, number: int, target: str) -> Article:
    block = article.blocks[number]
    segment = replace(block.segments[0], target=target)
    blocks = list(article.blocks)
    blocks[number] = replace(block, segments=(segment,))
    return replace(article, blocks=tuple(blocks))


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
