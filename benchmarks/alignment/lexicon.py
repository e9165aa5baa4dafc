"""Make ``workbench/text/lexicon.tsv``: ``python -m benchmarks.alignment.lexicon``.

Which English words a Chinese word comes with is counted in the CC0 part of ``../shared/corpus``.
A word is kept where the one is nearly never there without the other being likely; what is in the
development sets is left out of the count.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.text.fold import fold
from workbench.text.lexicon import LONGEST, TABLE, stems
from workbench.text.script import HAN_RUN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHARED = Path(__file__).parents[3] / "shared"
_CC0 = ("mlqe-pe.tsv.xz", "tico19.tsv.xz")
_RARE = 15
"""Words in fewer pairs are left out."""
_COMMON = 0.06
"""English words in more of the pairs are left out: they tell nothing."""
_LIKELY = 0.35
_LIFT = 8.0
_BEST = 3
_SPACE = re.compile(r"\s+")


def main() -> None:
    """Count and write the table."""
    if not (SHARED / "corpus").is_dir():
        print(f"skipped: {SHARED} is not here")
        return
    pairs = [(set(_grams(fold(zh))), set(stems(en))) for zh, en in _pairs()]
    rows = list(_rows(pairs))
    TABLE.write_text("".join(f"{zh}\t{' '.join(en)}\n" for zh, en in rows), "utf-8")
    print(f"{len(pairs):,} pairs, {len(rows):,} words, {TABLE.stat().st_size:,} bytes")


def _pairs() -> Iterator[tuple[str, str]]:
    held_out = {
        _bare(line)
        for path in (SHARED / "parallel-dev").rglob("*.txt")
        for line in path.read_text("utf-8").splitlines()
    }
    folder = SHARED / "corpus"
    texts = [path.read_text("utf-8") for path in sorted((folder / "newsroom").glob("*.tsv"))]
    texts += [lzma.decompress((folder / name).read_bytes()).decode() for name in _CC0]
    for text in texts:
        for line in text.splitlines():
            zh, _, en = line.partition("\t")
            if not {_bare(zh), _bare(en)} & held_out:
                yield zh, en


def _bare(text: str) -> str:
    return _SPACE.sub("", fold(text))


def _grams(text: str) -> Iterator[str]:
    for run in HAN_RUN.findall(text):
        for start in range(len(run)):
            for length in range(2, LONGEST + 1):
                if start + length <= len(run):
                    yield run[start : start + length]


def _rows(pairs: list[tuple[set[str], set[str]]]) -> Iterator[tuple[str, list[str]]]:
    """Yield each Chinese word with the stems it comes with, the likeliest first."""
    chinese = _kept((zh for zh, _ in pairs), len(pairs))
    english = _kept((en for _, en in pairs), int(_COMMON * len(pairs)))
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for zh, en in pairs:
        known = [stem for stem in en if stem in english]
        for gram in zh:
            if gram in chinese:
                together[gram].update(known)
    best: dict[str, dict[str, float]] = {}
    for gram in sorted(together, key=lambda gram: (len(gram), gram)):
        shares = {stem: count / chinese[gram] for stem, count in together[gram].items()}
        shares = {
            stem: share
            for stem, share in shares.items()
            if share >= _LIKELY and share * len(pairs) / english[stem] >= _LIFT
        }
        parts = [best.get(part, {}) for part in _grams(gram) if part != gram]
        news = any(
            share > 1.2 * max((part.get(stem, 0.0) for part in parts), default=0.0)
            for stem, share in shares.items()
        )
        if shares and news:
            best[gram] = shares
    for gram, shares in sorted(best.items()):
        yield gram, sorted(shares, key=lambda stem: -shares[stem])[:_BEST]


def _kept(texts: Iterable[set[str]], most: int) -> dict[str, int]:
    counts = Counter(unit for text in texts for unit in text)
    return {unit: count for unit, count in counts.items() if _RARE <= count <= most}


if __name__ == "__main__":
    main()
