"""Subtitles written again: the same cues, numbers and times, with lines of a readable length."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.documents.layouts.lines import balanced, encoded
from workbench.documents.marks import Layout, Mark, MarkKind, Passage, pieces, placed
from workbench.documents.subtitles import SPEAKER, TAG, VTT, cues_of, said_in
from workbench.text.edits import Edit, apply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.documents.source import Content, Source
    from workbench.locales import Locale

_ENGLISH, _CHINESE = 42, 36
"""Columns of a line: 42 letters or 18 Han characters."""
_NAME = re.compile(r"<(/?)([A-Za-z]+)")
_DROPPED = re.compile(r"</?(?:rt|ruby|rb)\b", re.IGNORECASE)
_ENDED = re.compile(r"[。！？.!?…][”’」』）)\"'♪]*$")
_PAUSED = re.compile(r"[，、：,]$")
_LONGEST_RUN, _MOST_CHARS = 6, 300
_PUNCTUATED = 0.5
"""Share of cues that end a sentence from which a cue that does not runs on in the next."""


class _Cue(NamedTuple):
    span: Span
    passage: Passage


class SubtitleLayout(Layout):
    """A subtitle file."""

    def __init__(self, source: Source, content: Content) -> None:
        self._source = source
        self._text = content.text or ""
        self._is_vtt = self._text.startswith(VTT)
        self._markup: list[tuple[str, str]] = []
        cues = [
            self._cue(lines, said)
            for lines in cues_of(self._text)
            if (said := said_in([line.of(self._text) for line in lines]))
        ]
        self._spans = [cue.span for cue in cues]
        self.passages = tuple(cue.passage for cue in cues)
        self.runs_on = frozenset(_running([passage.text for passage in self.passages]))

    def _cue(self, lines: Sequence[Span], said: str) -> _Cue:
        raw = ""
        marks: list[Mark] = []
        opened: list[tuple[int, str, int]] = []
        for line in lines:
            plain = html.unescape(TAG.sub("", line.of(self._text))).strip()
            if raw:
                if SPEAKER.match(plain):
                    key = self._key("\n")
                    marks.append(Mark(Span(len(raw), len(raw) + 1), MarkKind.BREAK, key))
                raw += "\n"
            raw = self._line(line, raw, marks, opened)
        span = Span(lines[0].start, lines[-1].end)
        return _Cue(span, Passage(said, placed(marks, raw, said)))

    def _line(
        self, line: Span, raw: str, marks: list[Mark], opened: list[tuple[int, str, int]]
    ) -> str:
        """Return the text with that of one more line, and add the marks of its tags."""
        place = line.start
        for match in TAG.finditer(self._text, *line):
            raw += html.unescape(self._text[place : match.start()])
            place = match.end()
            if not _DROPPED.match(match.group()):
                self._tag(match.group(), len(raw), marks, opened)
        return raw + html.unescape(self._text[place : line.end])

    def _tag(
        self, tag: str, at: int, marks: list[Mark], opened: list[tuple[int, str, int]]
    ) -> None:
        name = _NAME.match(tag)
        if name and name[1]:
            index = next(
                (i for i in range(len(opened))[::-1] if opened[i][1] == name[2].lower()), None
            )
            if index is not None:
                place, _, start = opened[index]
                del opened[index:]
                key = self._key(self._markup[marks[place].key][0], tag)
                marks[place] = Mark(Span(start, at), MarkKind.STYLE, key)
                return
        elif name:
            opened.append((len(marks), name[2].lower(), at))
        # An opening tag stands for itself until it is closed; some never are.
        marks.append(Mark(Span(at, at), MarkKind.POINT, self._key(tag)))

    def _key(self, opening: str, closing: str = "") -> int:
        self._markup.append((opening, closing))
        return len(self._markup) - 1

    def write(
        self,
        passages: Sequence[Passage | None],
        labels: Mapping[str, str],  # noqa: ARG002 - subtitles have none
        locale: Locale,
    ) -> bytes:
        """Return the file with these passages in its cues."""
        columns = _CHINESE if locale.is_chinese else _ENGLISH
        edits = [
            Edit(span, self._written(passage, columns))
            for span, passage in zip(self._spans, passages, strict=True)
            if passage is not None
        ]
        return encoded(apply(self._text, edits), self._source)

    def _written(self, passage: Passage, columns: int) -> str:
        breaks = dict(_line_breaks(passage.text, columns))
        out: list[str] = []
        place = 0
        for piece in pieces(passage):
            mark = piece.opens or piece.closes or piece.stands
            if mark is not None:
                opening, closing = self._markup[mark.key]
                out.append(closing if piece.closes else opening.strip("\n"))
                continue
            end = place + len(piece.text)
            while place < end:
                if place in breaks:
                    out.append("\n")
                    place = breaks.pop(place)
                    continue
                stop = min([end, *(at for at in breaks if place < at < end)])
                out.append(self._escaped(passage.text[place:stop]))
                place = stop
        return "".join(out)

    def _escaped(self, text: str) -> str:
        """Return ``text`` without anything that would be taken for a tag or for times."""
        if self._is_vtt:
            text = html.escape(text, quote=False).replace("&gt;", ">")
        else:
            text = TAG.sub(lambda match: match.group().replace("<", "&lt;"), text)
        return text.replace("-->", "--&gt;")


def _line_breaks(text: str, columns: int) -> list[tuple[int, int]]:
    """Return where lines end and where the next ones begin."""
    found = []
    start = 0
    for part in text.split("\n"):
        lines = balanced(part, columns)
        edges = [(start + one, start + other) for one, other in lines]
        found += [(one[1], other[0]) for one, other in pairwise(edges)]
        start += len(part) + 1
        found.append((start - 1, start))
    return [row for row in found if row[0] < len(text)]


def _running(texts: Sequence[str]) -> list[int]:
    """Return the cues whose sentence runs on in the next."""
    ended = sum(_ENDED.search(text) is not None for text in texts)
    punctuated = ended >= _PUNCTUATED * len(texts)
    found: list[int] = []
    run, chars = 1, 0
    for at, (text, following) in enumerate(pairwise(texts)):
        chars += len(text)
        goes_on = (
            "\n" not in text + following
            and not SPEAKER.match(following)
            and not SPEAKER.match(text)
            and not _ENDED.search(text)
            and (following[0].islower() or (ended and _PAUSED.search(text)) or punctuated)
        )
        if goes_on and run < _LONGEST_RUN and chars < _MOST_CHARS:
            found.append(at)
            run += 1
        else:
            run, chars = 1, 0
    return found
