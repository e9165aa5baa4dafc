"""TMX 1.4b: the pairs of an article for a translation memory, one unit a sentence.

Sentences without a translation are left out. Findings are notes; the state, and which block a
sentence is from, are properties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import __version__
from workbench.bilingual.grid import kind_phrase
from workbench.bilingual.markup import HEAD, element, esc, lines
from workbench.bilingual.plain import Listed, one_line
from workbench.bilingual.state import state_of
from workbench.bilingual.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article, Segment

UNDETERMINED = "und"


def render(article: Article) -> str:
    """Return the article as a translation memory."""
    attributes = {
        "creationtool": "workbench",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "workbench",
        "adminlang": "en",
        "srclang": article.source_locale.tag,
        "datatype": "plaintext",
    }
    told = (summarise(article).sentence, *article.notes, article.signature)
    notes = [element("note", esc(one_line(text))) for text in told if text]
    name = element("prop", esc(one_line(article.name)), {"type": "x-document"})
    header = element("header", lines(*notes, name if article.name else ""), attributes)
    body = element("body", lines(*_units(article)))
    return HEAD + element("tmx", lines(header, body), {"version": "1.4"}) + "\n"


def _units(article: Article) -> Iterator[str]:
    target = article.target_locale.tag if article.target_locale else UNDETERMINED
    number = 0
    for index, block in enumerate(article.blocks, start=1):
        for segment in block.segments:
            number += 1
            if segment.source.strip() and segment.target and segment.target.strip():
                parts = (
                    element("prop", state_of(segment).value, {"type": "x-state"}),
                    element("prop", str(index), {"type": "x-block"}),
                    element("prop", esc(kind_phrase(block)), {"type": "x-kind"}),
                    *_origin(segment),
                    *_notes(segment, index),
                    _side(article.source_locale.tag, segment.source),
                    _side(target, segment.target),
                )
                yield element("tu", lines(*parts), {"tuid": str(number)})


def _origin(segment: Segment) -> Iterator[str]:
    if segment.origin is not None:
        yield element("prop", segment.origin.value, {"type": "x-origin"})


def _notes(segment: Segment, block: int) -> Iterator[str]:
    for finding in segment.findings:
        listed = Listed(0, finding, block, segment)
        yield element("note", esc(f"{listed.name}: {listed.remark}"))
    yield from (element("note", esc(note)) for note in segment.notes)


def _side(language: str, text: str) -> str:
    return element("tuv", element("seg", esc(text)), {"xml:lang": language})
