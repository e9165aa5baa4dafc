"""What a reviser does to a file of ours with another program comes back, and nothing else."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from lxml import etree

from tests.bilingual.samples import REALISTIC
from tests.bilingual.test_reading_ours import BY_BLOCK, OURS, read, texts
from workbench import bilingual
from workbench.article import State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.article import Segment

OLD = "Who is waiting for permits"
NEW = 'Who “waits” for <permits> & "licences"?'
NOTE = "workbench-ignore: names-order as the house writes it"


def workbook(data: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book["Text"].iter_rows(min_row=2):
        if row[1].value == OLD:
            row[1].value = NEW
            row[2].value = "to review"
            row[4].value = f"{row[4].value}\n{NOTE}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word(data: bytes) -> bytes:
    made = docx.Document(io.BytesIO(data))
    for row in made.tables[0].rows:
        paragraph = row.cells[-1].paragraphs[0]
        if paragraph.text == OLD:
            paragraph.runs[0].text = NEW
            made.add_comment(paragraph.runs, NOTE, author="Reviser")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def xml(data: bytes, unit: str, target: str, state: tuple[str, str] | None) -> bytes:
    """Edit the target of a unit, its state and its notes with lxml."""
    root = etree.fromstring(data)
    for one in root.iter(f"{{*}}{unit}"):
        for side in one.iter(f"{{*}}{target}"):
            if side.text == OLD:
                side.text = NEW
                if state:
                    (one if unit == "segment" else side).set(*state)
                note = etree.Element(etree.QName(one, "note"))
                note.text = NOTE
                if unit == "segment":
                    notes = etree.Element(etree.QName(one, "notes"))
                    note.set("id", "n900")
                    notes.append(note)
                    one.getparent().insert(0, notes)
                elif unit == "tu":
                    one.insert(0, note)
                    one.find("prop[@type='x-state']").text = "to review"
                else:
                    one.append(note)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def tsv(data: bytes) -> bytes:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), "excel-tab"))
    for row in rows:
        if row[1] == OLD:
            row[1:3] = [NEW, "to review"]
            row[4] += f"; {NOTE}"
    out = io.StringIO()
    csv.writer(out, "excel-tab").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def jsonl(data: bytes) -> bytes:
    lines = [json.loads(line) for line in data.decode().splitlines()]
    for line in lines:
        if line.get("target") == OLD:
            line.update(target=NEW, state="to review", notes=[NOTE])
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


EDITS: Mapping[str, Callable[[bytes], bytes]] = {
    ".xlsx": workbook,
    ".docx": word,
    ".tsv": tsv,
    ".jsonl": jsonl,
    ".tmx": lambda data: xml(data, "tu", "seg", None),
    ".xlf": lambda data: xml(data, "trans-unit", "target", ("state", "needs-review-translation")),
    ".xliff": lambda data: xml(data, "segment", "target", ("subState", "workbench:to-review")),
}


def test_every_format_of_ours_that_is_read_can_be_revised() -> None:
    assert set(EDITS) == set(OURS)


@pytest.mark.parametrize("suffix", OURS)
def test_an_edit_comes_back_and_nothing_else_changes(suffix: str) -> None:
    written = bilingual.render(REALISTIC, suffix)
    before, after = read(suffix, written), read(suffix, EDITS[suffix](written))
    assert texts(after) == [
        (source, NEW if target == OLD else target) for source, target in texts(before)
    ]
    assert [block.text for block in after.blocks] == [block.text for block in before.blocks]
    (edited,) = (segment for segment in after.segments if segment.target == NEW)
    assert edited.notes == (NOTE,)
    assert edited.state is (None if suffix in BY_BLOCK else State.TO_REVIEW)
    others = [_told(segment) for segment in after.segments if segment is not edited]
    assert others == [_told(segment) for segment in before.segments if segment.target != OLD]
    assert (after.signature, after.source_locale) == (before.signature, before.source_locale)


def _told(segment: Segment) -> tuple[object, ...]:
    return (segment.source, segment.target, segment.state, segment.findings, segment.uses)
