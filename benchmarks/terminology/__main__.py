"""Terms met, quality and time: ``python -m benchmarks.terminology``.

A set is three files of as many lines: source, terms (a JSON list of ``{"source": form, "target":
[accepted forms]}`` a line) and reference; ``documents.txt`` beside the source may name each line's
document. Measured are the model alone and the cascade; on ``--parts`` of the sentences also each
strategy, and the cascade without it; and, as a control, random words for terms. RESULTS.md goes to
``--out``. Success is the mean over (document, term) of min(count in target / count in source, 1).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.terminology.control import with_random_words
from benchmarks.terminology.recorded import RecordedEngine
from benchmarks.terminology.sets import read_set
from benchmarks.terminology.systems import ENDS, SYSTEMS, translate
from workbench import __version__
from workbench.engines.argos import ArgosEngine
from workbench.engines.packages import find, package_at, read_metadata
from workbench.locales import parse_locale

HEAD = (
    "| system | success | consistency | chrF | BLEU | CPU s per 1,000 | time | not met |\n"
    "|---|---|---|---|---|---|---|---|"
)


def main() -> None:
    """Measure every system and write the table."""
    options = _options()
    missing = [
        str(path)
        for path in (options.source, options.terms, options.reference)
        if not path.is_file()
    ]
    if missing:
        print(f"skipped: not here: {', '.join(missing)}")
        return
    locales = parse_locale(options.source_locale), parse_locale(options.target_locale)
    one = read_set(options.source, options.terms, options.reference, options.limit)
    package = find(locales[0].language, locales[1].language)
    if options.model:
        metadata = read_metadata((options.model / "metadata.json").read_bytes())
        package = package_at(options.model, metadata, embedded=False)
    engine = RecordedEngine(ArgosEngine(package))
    part = one.part(options.parts)
    natural = options.count == "natural"
    counted = ", terms counted naturally" if natural else ""
    lines = [
        f"# Terminology, {locales[0]} → {locales[1]}",
        "",
        f"{len(one.sources):,} sentences with {sum(map(len, one.entries)):,} terms.",
        f"workbench {__version__} · {engine.signature}{counted}",
        "",
    ]
    for title, measured, rows in (
        ("Terms", one, ENDS),
        (f"Each strategy, on {len(part.sources):,} sentences", part, SYSTEMS),
        ("Control: random words as terms", with_random_words(one), ENDS),
    ):
        lines += [f"## {title}", "", HEAD]
        plain_seconds = 0.0
        for system in rows:
            row = translate(system, measured, engine, *locales, natural=natural)
            plain_seconds = plain_seconds or row.seconds
            lines.append(row.line(plain_seconds, len(measured.sources)))
            print(lines[-1], flush=True)
            if options.show and measured is one:
                row.show(measured)
        lines.append("")
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "RESULTS.md").write_text("\n".join(lines), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.terminology", description=__doc__)
    for name in ("source", "terms", "reference"):
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="FILE")
    parser.add_argument("--from", dest="source_locale", required=True, metavar="LOCALE")
    parser.add_argument("--to", dest="target_locale", required=True, metavar="LOCALE")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, metavar="DIR")
    parser.add_argument("--limit", type=int, metavar="N", help="sentences, spread over the set")
    parser.add_argument("--model", type=Path, metavar="PACKAGE_DIR", help="a package's folder")
    parser.add_argument(
        "--parts", type=int, default=150, metavar="N", help="sentences for the single strategies"
    )
    parser.add_argument(
        "--count", choices=("strict", "natural"), default="strict", help="as --terms of translate"
    )
    parser.add_argument("--show", action="store_true", help="print the sentences with terms unmet")
    return parser.parse_args()


if __name__ == "__main__":
    main()
