"""A small folder like the shared one, for tests."""

from __future__ import annotations

import lzma
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NEWS = [
    (f"第{n}家公司周一公布了业绩。", f"Company number {n} published its results on Monday.")
    for n in range(30)
]
HELD_OUT = ("这一句是留出来的。", "This one is held out.")
TRADITIONAL_HELD_OUT = "這兩個國家簽署了協議。"


def seeded(seed: int) -> random.Random:
    """Return a generator that draws the same each time."""
    return random.Random(seed)  # noqa: S311 - sampling, not secrets


def make_shared(folder: Path) -> Path:
    """Write a corpus of news, law and dictionary with held-out lines among them."""
    news = [
        *NEWS, NEWS[0], (HELD_OUT[0], "Only the Chinese is held out."),
        ("只有英文是留出的。", HELD_OUT[1]),
        ("这两个国家签署了协议。", "The two countries signed an agreement."),
    ]  # fmt: skip
    _write(folder / "corpus" / "newsroom" / "one.tsv", news)
    laws = [("本法所稱主管機關，為內政部。", "The competent authority is the Ministry.")]
    _write(folder / "corpus" / "tw-laws.tsv.xz", laws)
    senses = [
        ("英偉達\t英伟达\tyi1", "Nvidia/NVIDIA Corporation"),
        ("公司\t公司\tgong1", "company"),
    ]
    _write(folder / "reference" / "cedict.tsv.xz", senses)
    for name, script in (("newsroom", "zh"), ("ud-pud", "zh_hant")):
        development = folder / "parallel-dev" / name
        development.mkdir(parents=True)
        chinese, english = (HELD_OUT[0], TRADITIONAL_HELD_OUT), (HELD_OUT[1], "They agreed.")
        (development / f"{script}.txt").write_text("\n".join(chinese), "utf-8")
        (development / "en.txt").write_text("\n".join(english), "utf-8")
    (folder / "terminology-dev").mkdir()
    return folder


def _write(path: Path, pairs: list[tuple[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = "".join(f"{chinese}\t{english}\n" for chinese, english in pairs).encode()
    path.write_bytes(lzma.compress(data) if path.suffix == ".xz" else data)
