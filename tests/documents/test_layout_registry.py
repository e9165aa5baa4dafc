"""Every format that can be written again says so in the docs, and the others do not."""

from __future__ import annotations

import re
from pathlib import Path

from workbench.documents import FORMATS

DOCS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


def test_the_docs_know_what_can_be_written_again_and_converted() -> None:
    rows = re.findall(r"^\| ((?:`\.\w+` ?)+)\|[^|]*\|([^|]*)\|([^|]*)\|$", DOCS, re.MULTILINE)
    said = {
        suffix: ("yes" in written, "yes" in converted)
        for names, written, converted in rows
        for suffix in re.findall(r"\.\w+", names)
    }
    for one in FORMATS:
        for suffix in one.suffixes:
            able = one.layout is not None, one.prose_spans is not None or one.converts
            assert said[suffix] == able, suffix


def test_the_docs_tell_how_each_is_written() -> None:
    section = DOCS.partition("# The translated article itself")[2].partition("\n# ")[0]
    for one in FORMATS:
        if one.layout is not None:
            assert f"`{one.suffixes[0]}`" in section, one.name
