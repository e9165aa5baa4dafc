"""From the corpus folder to one file of clean pairs: ``source<TAB>zh<TAB>en`` a line."""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

from training.mixture import TRADITIONAL, WEIGHTS
from training.normalise import is_usable, normalise_chinese, normalise_english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PAIRS = "pairs.tsv"
_CEDICT_SENSE = 40


def make_corpus(shared: Path, work: Path) -> None:
    """Write ``pairs.tsv`` in ``work``: normalised, filtered, without duplicates or test lines."""
    held_out = _development_lines(shared / "parallel-dev") | _development_lines(
        shared / "terminology-dev"
    )
    seen: set[tuple[str, str]] = set()
    kept: dict[str, int] = {}
    with (work / PAIRS).open("w", encoding="utf-8") as file:
        for name, chinese, english in _normalised(shared):
            key = (chinese.lower(), english.lower())
            if key in seen or held_out & {_bare(chinese), _bare(english)}:
                continue
            if not is_usable(chinese, english):
                continue
            seen.add(key)
            kept[name] = kept.get(name, 0) + 1
            file.write(f"{name}\t{chinese}\t{english}\n")
    for name, count in kept.items():
        print(f"{name:28}{count:9,}  x {WEIGHTS.get(name, 0):g}")


def read_pairs(work: Path) -> Iterator[tuple[str, str, str]]:
    """Yield source, Chinese and English of each clean pair."""
    with (work / PAIRS).open(encoding="utf-8") as file:
        for line in file:
            name, chinese, english = line.rstrip("\n").split("\t")
            yield name, chinese, english


def _normalised(shared: Path) -> Iterator[tuple[str, str, str]]:
    by_script, by_vocabulary = _converter("t2s"), _converter("tw2sp")
    for name, pairs in _sources(shared):
        simplify = by_vocabulary if name in TRADITIONAL else by_script
        for chinese, english in pairs:
            yield name, normalise_chinese(simplify(chinese)), normalise_english(english)


def _sources(shared: Path) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    for path in sorted((shared / "corpus" / "newsroom").glob("*.tsv")):
        yield "newsroom", _tsv(path.read_text(encoding="utf-8"))
    for path in sorted((shared / "corpus").glob("*.tsv.xz")):
        yield path.name.removesuffix(".tsv.xz"), _tsv(_unpacked(path))
    yield "cedict", _cedict(_unpacked(shared / "reference" / "cedict.tsv.xz"))


def _unpacked(path: Path) -> str:
    return lzma.decompress(path.read_bytes()).decode("utf-8")


def _tsv(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        chinese, tab, english = line.partition("\t")
        if tab:
            yield chinese, english


def _cedict(text: str) -> Iterator[tuple[str, str]]:
    """Yield Simplified words with their first English sense, where it reads like a phrase."""
    for line in text.split("\n"):
        fields = line.split("\t")
        if len(fields) < 4:  # noqa: PLR2004 - Traditional, Simplified, pinyin, senses
            continue
        sense = fields[3].strip("/").split("/")[0].split(";")[0].strip()
        if len(fields[1]) > 1 and len(sense) <= _CEDICT_SENSE and "(" not in sense:
            yield fields[1], sense


def _development_lines(folder: Path) -> set[str]:
    """Return every line of the development sets; no pair that holds one may be trained on."""
    return {
        _bare(line)
        for path in folder.rglob("*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line) > 12  # noqa: PLR2004 - shorter lines are greetings and the like
    }


def _bare(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _converter(config: str) -> Callable[[str], str]:
    import opencc

    converter = opencc.OpenCC(config)
    return lambda text: str(converter.convert(text))
