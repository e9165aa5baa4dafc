"""Subtitles: what is said, without times and tags."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import rows
from tests.documents.shared import read, replaced
from workbench.documents.subtitles import prose_spans
from workbench.errors import InputError


@pytest.mark.parametrize("case", rows("documents/subtitles.yaml"))
def test_cues(case: dict[str, Any]) -> None:
    content = read(case["name"], case["text"].encode("utf-8-sig"))
    assert [[block.line, block.text] for block in content.blocks] == case["blocks"]
    if "prose" in case:
        prose = [span.of(case["text"]) for span in prose_spans(case["text"])]
        assert [part for part in prose if part.strip(" &")] == case["prose"]


@pytest.mark.parametrize("case", rows("documents/subtitles.yaml"))
def test_only_prose_is_rewritten(case: dict[str, Any]) -> None:
    text = case["text"]
    changed = replaced(text, prose_spans(text), lambda prose: prose.replace("土", "𡈽"))
    assert changed.replace("𡈽", "土") == text
    assert "不𡈽" not in changed


def test_subtitles_in_an_old_encoding() -> None:
    text = "1\r\n00:00:01,000 --> 00:00:02,500\r\n稀土很重要。\r\n"
    content = read("a.srt", text.encode("gbk"))
    assert content.blocks[0].text == "稀土很重要。"
    assert "read as GB 18030" in content.notes[0]


@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_a_file_without_cues(name: str) -> None:
    with pytest.raises(InputError, match=f"{name}: no subtitles"):
        read(name, "WEBVTT\n\n稀土很重要。".encode())
