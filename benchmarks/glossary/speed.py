"""Matching in MB/s of UTF-8, loading in seconds, memory in MB; medians of one run.

Seconds are those of the process, as other work may share the machine.

The text is the Chinese samples, in which one character in ten belongs to a term. Glossaries are
drawn from the shipped one; larger ones are filled with invented names of three or four characters
from those of the glossary.
"""

from __future__ import annotations

import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import ahocorasick

from workbench.glossary.match import Matcher
from workbench.glossary.store import load
from workbench.glossary.term import Term
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ROOT = Path(__file__).parents[2]
SAMPLES = (ROOT / "samples", "*.zh-*.md")
RUNS = 3
SIZES = (2_000, 100_000)
_LOADS = """
import json, sys, time
from pathlib import Path
from workbench.errors import InputError
from workbench.glossary.match import Matcher
from workbench.glossary.store import load

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6

before, start = resident(), time.process_time()
try:
    terms = load([Path(sys.argv[1])]).terms
except InputError:
    print(json.dumps([time.process_time() - start, 0, resident() - before]))
    sys.exit()
loaded = time.process_time()
matcher = Matcher(terms, "zh")
matcher.find("特朗普说")
print(json.dumps([loaded - start, time.process_time() - loaded, resident() - before]))
"""
"""Memory is read as Linux gives it."""


def sample_text() -> str:
    """Return about 300,000 characters of Chinese news prose: the samples, again and again."""
    folder, pattern = SAMPLES
    text = "\n".join(path.read_text("utf-8") for path in sorted(folder.glob(pattern)))
    return text * (300_000 // len(text) + 1)


def invented_terms(count: int) -> list[Term]:
    """Return ``count`` terms: those that are shipped, then names of common characters."""
    shipped = _shipped()
    shuffled = random.Random(1).sample(shipped, min(count, len(shipped)))  # noqa: S311
    names = _names()
    return shuffled + [
        Term({"en": (f"Name {number}",), "zh": (next(names),)})
        for number in range(count - len(shuffled))
    ]


@cache
def _shipped() -> tuple[Term, ...]:
    return load([ROOT / "glossaries"]).terms


def _names() -> Iterator[str]:
    shipped = "".join(form.text for term in _shipped() for form in term.all_forms("zh"))
    chars = sorted(set(re.findall(r"[\u4e00-\u9fff]", shipped)))
    source = random.Random(2)  # noqa: S311
    seen: set[str] = set()
    while True:
        name = "".join(source.choices(chars, k=source.choice((3, 3, 4))))
        if name not in seen:
            seen.add(name)
            yield name


def matching_table() -> str:
    """Return a Markdown table of matching speeds."""
    text = sample_text()
    megabytes = len(text.encode()) / 1e6
    lines = ["| terms | way | MB/s | hits or matches |", "|---|---|---|---|"]
    for size in SIZES:
        matcher = Matcher(terms := invented_terms(size), "zh")
        keys = {fold(form.text) for term in terms for form in term.all_forms("zh")}
        short = text[: len(text) // (20 if size == SIZES[0] else 1000)]
        ways: list[tuple[str, str, Callable[[str], Sequence[object]]]] = [
            ("matcher: folded, vetoed, longest", text, matcher.find),
            ("pyahocorasick bare, on the text", text, _bare(keys)),
            ("a regular expression's alternation", short, _alternation(keys)),
        ]
        for name, given, way in ways:
            share = len(given) / len(text)
            seconds, found = _median(way, given)
            speed = megabytes * share / seconds
            lines.append(f"| {size:,} | {name} | {speed:.2f} | {found / share:,.0f} |")
    return "\n".join(lines)


def _bare(keys: Iterable[str]) -> Callable[[str], list[object]]:
    automaton = ahocorasick.Automaton()
    for one in keys:
        automaton.add_word(one, one)
    automaton.make_automaton()
    return lambda text: list(automaton.iter(text))


def _alternation(keys: Iterable[str]) -> Callable[[str], list[str]]:
    pattern = re.compile("|".join(map(re.escape, sorted(keys, key=len, reverse=True))))
    return pattern.findall


def loading_table() -> str:
    """Return a Markdown table of loading times and memory, each in a process of its own."""
    lines = ["| entries | load, s | make a matcher, s | memory, MB |", "|---|---|---|---|"]
    for size in SIZES:
        figures = _loads(_yaml(invented_terms(size)), RUNS)
        lines.append(f"| {size:,} | {figures[0]:.2f} | {figures[1]:.2f} | {figures[2]:.0f} |")
    refused = "terms:\n" + "".join(
        f"  - {{en: Name {number}, zh: 名字{number}}}\n" for number in range(1_000_000)
    )
    figures = _loads(refused, 1)
    lines.append(f"| 1,000,000 | refused after {figures[0]:.2f} | | {figures[2]:.0f} |")
    return "\n".join(lines)


def _loads(text: str, runs: int) -> list[float]:
    """Return the seconds that loading and making a matcher take, and the megabytes; medians."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "terms.yaml"
        path.write_text(text, encoding="utf-8")
        call = [sys.executable, "-c", _LOADS, str(path)]
        done = [
            subprocess.run(call, check=True, capture_output=True, cwd=ROOT) for _ in range(runs)
        ]
    rows = [json.loads(one.stdout) for one in done]
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def _yaml(terms: list[Term]) -> str:
    lines = ["terms:"]
    for term in terms:
        lines.append(f"  - en: {json.dumps(term.forms['en'])}")
        for tag in ("zh", "zh-TW", "zh-HK"):
            forms = term.forms.get(tag, ())
            lines += [f"    {tag}: {json.dumps(forms, ensure_ascii=False)}"] if forms else []
        lines.append(f"    kind: {term.kind.value}")
    return "\n".join(lines)


def _median(way: Callable[[str], Sequence[object]], text: str) -> tuple[float, int]:
    """Return the median seconds of some runs of ``way`` over a text, and how much it finds."""
    times = []
    found = len(way(text))
    for _ in range(RUNS):
        start = time.process_time()
        found = len(way(text))
        times.append(time.process_time() - start)
    return statistics.median(times), found
