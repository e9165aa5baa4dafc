"""The rules on terms with the glossaries that come along: ``python -m benchmarks.checks.terms``.

Human translations do not know the glossaries, so a finding of terms-missing on a clean pair is
mostly a rendering that the glossary does not have; the table says how many there are. Then one
error is put into each pair that has no finding of the rule. ``--show RULE`` prints the findings.
"""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.checks.articles import GLOSSARIES
from benchmarks.checks.sets import SETS, SHARED, Clean, clean_pairs
from workbench.article import Article, Block, BlockKind, Met, Segment, Severity
from workbench.checking import Checker
from workbench.checks import RULES, CheckSettings, Pair, run
from workbench.checks.name_forms import regional_forms, variant
from workbench.glossary.borders import load_words
from workbench.glossary.store import load
from workbench.text.fold import fold
from workbench.text.pinyin import parse_name

if TYPE_CHECKING:
    from collections.abc import Callable

RULE_NAMES = tuple(name for name, rule in RULES.items() if rule.of_terms)


def main() -> None:
    """Print two tables: alarms, and errors found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checks.terms")
    parser.add_argument("--show", metavar="RULE", choices=RULE_NAMES, nargs="+", default=[])
    options = parser.parse_args()
    if not SHARED.is_dir():
        print(f"skipped: {SHARED} is not here")
        return
    settings = CheckSettings(frozenset(RULE_NAMES))
    checker = Checker(load([GLOSSARIES]), settings)
    alarms: Counter[tuple[str, str]] = Counter()
    pairs: Counter[str] = Counter()
    made: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    uses = 0
    for one in SETS:
        for clean in clean_pairs(one):
            pair = seen(checker, clean)
            found = run(pair, settings)
            pairs[one.name] += 1
            uses += len(pair.uses)
            grave = {f.rule for f in found if f.severity is not Severity.INFO}
            alarms.update((one.name, rule) for rule in grave)
            for finding in found:
                if finding.rule in options.show:
                    print(f"[{one.name}] {finding.severity.value}: {finding.message}")
                    print(f"  {pair.source}\n  {pair.target}")
            for rule, spoil in SPOILERS.items():
                target = None if rule in grave else spoil(pair)
                if target is not None and target != pair.target:
                    made[rule] += 1
                    again = run(seen(checker, clean._replace(target=target)), settings)
                    hit[rule] += any(f.rule == rule for f in again)
    print(f"{uses:,} uses in {sum(pairs.values()):,} pairs\n")
    print(f"| rule | {' | '.join(pairs)} |\n|---|{'---|' * len(pairs)}")
    for rule in RULE_NAMES:
        cells = [f"{1000 * alarms[name, rule] / pairs[name]:.1f}" for name in pairs]
        print(f"| {rule} | {' | '.join(cells)} |")
    print("\n| error put in | rule | found |\n|---|---|---|")
    for rule, spoil in SPOILERS.items():
        share = f"{hit[rule] / made[rule]:.1%} of {made[rule]:,}" if made[rule] else "—"
        print(f"| {(spoil.__doc__ or '').rstrip('.')} | {rule} | {share} |")


def seen(checker: Checker, clean: Clean) -> Pair:
    """Return a pair with its uses, as the rules see it."""
    segment = Segment(clean.source, 0, clean.target)
    block = Block(BlockKind.PARAGRAPH, clean.source, segments=(segment,))
    article = Article((block,), clean.source_locale, clean.target_locale)
    (pair,) = checker.pairs(checker.accounted(article))
    return pair


def lose(pair: Pair) -> str | None:
    """Write something else for a term."""
    for use in pair.uses:
        if use.met is not Met.NOT_MET and use.target_span is not None:
            other = "他们" if pair.target_locale.is_chinese else "they"
            span = use.target_span
            return pair.target[: span.start] + other + pair.target[span.end :]
    return None


def move(pair: Pair) -> str | None:
    """Write a term in another region's form, one that the own region does not use as well."""
    for match in pair.target_names:
        form = variant(match)
        others = [
            one
            for one in regional_forms(match.term)
            if one != form and (pair.target_locale.is_traditional or one not in load_words().costs)
        ]
        if form and others:
            text = match.span.of(pair.target)
            at = match.span.start + fold(text).index(form)
            return pair.target[:at] + others[0] + pair.target[at + len(form) :]
    return None


def turn(pair: Pair) -> str | None:
    """Write a Chinese name in the wrong order."""
    for use in pair.uses:
        if use.target_span is not None and not pair.target_locale.is_chinese:
            shown = use.target_span.of(pair.target)
            name = parse_name(shown, use.form)
            if name and len(shown.split()) == 2:  # noqa: PLR2004 - surname and given name
                return pair.target.replace(shown, " ".join(reversed(shown.split())))
    return None


def lower(pair: Pair) -> str | None:
    """Write a name in small letters."""
    for use in pair.uses:
        if use.is_name and use.target_span is not None and not pair.target_locale.is_chinese:
            span = use.target_span
            shown = span.of(pair.target)
            if span.start and not shown.isupper():
                return pair.target[: span.start] + shown.lower() + pair.target[span.end :]
    return None


SPOILERS: dict[str, Callable[[Pair], str | None]] = {
    "terms-missing": lose,
    "terms-region": move,
    "names-order": turn,
    "names-capitals": lower,
}


if __name__ == "__main__":
    main()
