"""A text in pieces, changed as a whole."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.locales import ZH_CN, ZH_TW
from workbench.text import spread as module
from workbench.text.conversion import convert_script
from workbench.text.spread import spread

if TYPE_CHECKING:
    from collections.abc import Callable

PIECES = st.lists(st.one_of(st.none(), st.text("英伟达软件信息,a ", max_size=6)), max_size=8)


def replacing(table: dict[str, str]) -> Callable[[str], str]:
    def change(text: str) -> str:
        for old, new in table.items():
            text = text.replace(old, new)
        return text

    return change


@pytest.mark.parametrize("case", rows("text/spread.yaml"))
def test_pieces(case: dict[str, Any]) -> None:
    assert spread(case["pieces"], replacing(case["change"])) == case["expect"]


@given(PIECES)
def test_together_they_are_the_whole_text_changed(pieces: list[str | None]) -> None:
    def change(text: str) -> str:
        return convert_script(text.replace("英伟达", "辉达"), ZH_CN, ZH_TW)

    done = spread(pieces, change)
    assert [one is None for one in done] == [one is None for one in pieces]
    walls = [-1, *(at for at, one in enumerate(pieces) if one is None), len(pieces)]
    for start, end in pairwise(walls):
        before, after = (
            "".join(one or "" for one in side[start + 1 : end]) for side in (pieces, done)
        )
        assert after == change(before)


def test_a_very_long_text_is_changed_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST", 3)
    assert spread(["ab", "ab"], replacing({"ba": "x", "ab": "y"})) == ["y", "y"]
