"""Sources to fill a memory with: invented from common words, or those of files of pairs."""

from __future__ import annotations

import random
import re
from functools import cache
from importlib.resources import files
from itertools import accumulate, count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.memory.normal import normal, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
_WORDS = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")


@cache
def _vocabulary(language: str) -> tuple[list[str], list[float]]:
    """Return words with their summed weights: Chinese as frequent as in news, English by Zipf."""
    if language == "zh":
        lines = (files("workbench.glossary") / "words.txt").read_text("utf-8").splitlines()
        rows = [line.split(" ") for line in lines if line and line[0].isdigit()]
        weighted = [(word, 10 ** (-int(cost) / 10)) for cost, *words in rows for word in words]
    else:
        pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("glossaries/*.yaml")]
        text = "\n".join(path.read_text("utf-8") for path in sorted(pages))
        weighted = [(w, 1 / (n + 3)) for n, w in enumerate(dict.fromkeys(_WORDS.findall(text)))]
    return [word for word, _ in weighted], list(accumulate(weight for _, weight in weighted))


def invented(language: str, seed: int = 1) -> Iterator[str]:
    """Yield sentences without end: 6 to 30 words, one in twelve a number."""
    words, weights = _vocabulary(language)
    source = random.Random(seed)  # noqa: S311 - text to measure with
    space, stop = ("", "。") if language == "zh" else (" ", ".")
    for _ in count():
        drawn = source.choices(words, cum_weights=weights, k=source.randint(6, 30))
        told = [str(source.randint(2, 9999)) if source.random() < 1 / 12 else w for w in drawn]
        yield space.join(told) + stop


def of_files(paths: Sequence[Path], language: str) -> Iterator[str]:
    """Yield the sources of files with a Chinese and an English text a line, in random order."""
    column = 0 if language == "zh" else 1
    rows = (line.split("\t") for path in paths for line in path.open(encoding="utf-8"))
    found = list(dict.fromkeys(row[column].strip() for row in rows if len(row) > 1))
    random.Random(1).shuffle(found)  # noqa: S311
    yield from found


def edited(texts: Sequence[str], language: str, number: int) -> Iterator[tuple[str, str]]:
    """Yield ``number`` of ``texts``, each edited and as it was.

    Of its tokens 5 to 20 % are changed, left out or added.
    """
    source = random.Random(7)  # noqa: S311
    space = "" if language == "zh" else " "
    long = (text for text in _drawn(texts, source) if len(tokens(normal(text))) >= 6)  # noqa: PLR2004
    for text in islice(long, number):
        words = tokens(normal(text))
        for _ in range(max(1, len(words) * source.choice((5, 10, 15, 20)) // 100)):
            at = source.randrange(len(words))
            other = source.choice(tokens(normal(source.choice(texts))) or ["x"])
            kind = source.random()
            words[at : at + 1] = [] if kind < 0.2 else [other] if kind < 0.8 else [words[at], other]  # noqa: PLR2004
        yield space.join(words), text


def _drawn(texts: Sequence[str], source: random.Random) -> Iterator[str]:
    while True:
        yield source.choice(texts)
