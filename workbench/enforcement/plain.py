"""The model alone: what it sees is the sentence in Mainland form, without repeated names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.glossary.regions import rename
from workbench.locales import ZH_CN
from workbench.text.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.glossary.match import Match
    from workbench.locales import Locale


def edits(source: str, matches: Iterable[Match], locale: Locale) -> Iterator[Edit]:
    """Yield the edits that put the names of a Chinese sentence into their Mainland forms.

    The models know Mainland names best: 川普 alone they take for Sichuan.
    """
    for match in matches if locale.is_chinese else ():
        named = rename(match, match.span.of(source), locale, ZH_CN)
        if named is not None:
            yield Edit(match.span, named)
