"""Memories to work with, and texts that are hard to keep."""

from __future__ import annotations

import sqlite3

from hypothesis import strategies as st

from workbench.locales import EN, ZH_CN
from workbench.memory.adding import Made
from workbench.memory.listing import units
from workbench.memory.normal import mark
from workbench.memory.schema import TABLES
from workbench.memory.store import Memory
from workbench.memory.unit import Context, LocalePair, Placed, Unit

PAIR = LocalePair(ZH_CN, EN)
BACK = LocalePair(EN, ZH_CN)

TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "中國中国说話。，ＡＢab12 \t\n\r\x00\x1f\x85\u2028é\u0301𠮷😀\ud800\udfff\ufffe'\"%"
        ),
        st.characters(),
    ),
    max_size=30,
)
"""Any code points: astral, combining, control, halves of pairs."""


def place(before: str = "", after: str = "") -> Context:
    """Return the place between two sentences; nothing is an end of the text."""
    return Context(*(mark(text) if text else b"" for text in (before, after)))


def pair_of(source: str, target: str, before: str = "", after: str = "") -> Placed:
    """Return what a person wrote, in its place."""
    return Placed(Unit(source, target, article="a.tmx"), place(before, after))


def made(source: str, target: str, task: bytes = b"task") -> Made:
    """Return what a model wrote."""
    return Made(task, source, target, "{}")


def contents(memory: Memory) -> list[tuple[str, str, str]]:
    """Return the author, source and target of every unit, in order."""
    return [(unit.author.value, unit.source, unit.target) for _, unit in units(memory)]


def in_memory() -> Memory:
    """Return a memory without a file: properties need hundreds."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(TABLES)
    return Memory("memory", connection)
