"""Subtitles (SubRip and WebVTT): a block for each cue, without its times and tags."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from workbench.article import Block, BlockKind, Span
from workbench.documents.addresses import ADDRESS, without
from workbench.documents.plain import join_lines
from workbench.documents.source import Content
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.documents.source import Source

_TIME = r"(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3}"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}")
_NUMBER = re.compile(r"\s*\d+\s*")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)\b")
_TAG_PATTERN = (
    r"<rt>[^<>]*(?:</rt>)?|</?(?:[bciusv]|font|lang|ruby|rt|rb|span)\b[^<>]*>|<[\d:.]+>"
    r"|\{\\[^{}\n]*\}"
)
TAG = re.compile(_TAG_PATTERN, re.IGNORECASE)
_MARKUP = re.compile(f"{_TAG_PATTERN}|&#?\\w+;|{ADDRESS.pattern}", re.IGNORECASE)
SPEAKER = re.compile(r"[-–—－]")
VTT = "WEBVTT"

SRT_SIGNS = re.compile(rf"\A\s*\d+[ \t]*\n{_TIMES.pattern}")
VTT_SIGNS = re.compile(rf"\A{VTT}(?:[ \t\n]|$)")


def read(source: Source) -> Content:
    """Return the cues of a subtitle file.

    Raises InputError for one without any.
    """
    decoded = source.decoded()
    text = decoded.text
    blocks = []
    timed = False
    for spans in cues_of(text):
        timed = True
        said = said_in([span.of(text) for span in spans])
        if said:
            line = text.count("\n", 0, spans[0].start) + 1
            blocks.append(Block(BlockKind.PARAGRAPH, said, line=line))
    if not timed:
        raise InputError(
            f"{source.name}: no subtitles: no line gives times (00:00:01,000 --> 00:00:02,000)"
        )
    return Content(tuple(blocks), decoded.notes, text)


def prose_spans(text: str) -> list[Span]:
    """Return what is said in the cues: no times, numbers, tags or notes."""
    return [
        part for spans in cues_of(text) for span in spans for part in without(text, span, _MARKUP)
    ]


def cues_of(text: str) -> Iterator[list[Span]]:
    """Yield the lines of each cue that hold text."""
    is_vtt = text.startswith(VTT)
    cue: list[Span] | None = None
    aside = False
    start = 0
    before, before_that = "", ""
    for line in text.split("\n"):
        span = Span(start, start + len(line))
        start += len(line) + 1
        aside = bool(line.strip()) and (
            aside or (is_vtt and not before.strip() and _ASIDE.match(line) is not None)
        )
        if _TIMES.match(line):
            # What stands right above the times is the number or the name of the cue.
            named = _NUMBER.fullmatch(before) or not before_that.strip()
            if cue and before.strip() and named:
                cue.pop()
            if cue is not None:
                yield cue
            cue = []
        elif cue is not None and line.strip() and not aside:
            cue.append(span)
        before_that, before = before, line
    if cue is not None:
        yield cue


def said_in(lines: list[str]) -> str:
    """Return the text of a cue; only a change of speaker begins a new line."""
    parts: list[list[str]] = [[]]
    for line in lines:
        plain = html.unescape(TAG.sub("", line)).strip()
        if parts[-1] and SPEAKER.match(plain):
            parts.append([])
        parts[-1].append(plain)
    return "\n".join(filter(None, map(join_lines, parts)))
