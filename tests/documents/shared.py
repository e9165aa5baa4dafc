"""Reading the bytes of a document as the registry does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.documents import format_of
from workbench.documents.source import Content, Source
from workbench.text.edits import Edit, apply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workbench.article import Span


def read(name: str, data: bytes, **options: Any) -> Content:  # noqa: ANN401 - those of a source
    """Return what a file of that name with those bytes holds."""
    chosen = format_of(name)
    assert chosen is not None
    return chosen.read(Source(name, data, **options))


def kinds(content: Content) -> list[list[str]]:
    """Return kind and text of each block."""
    return [[block.kind.value, block.text] for block in content.blocks]


def replaced(text: str, spans: Iterable[Span], change: Callable[[str], str]) -> str:
    """Return ``text`` with ``change`` applied to each of ``spans``."""
    return apply(text, [Edit(span, change(span.of(text))) for span in spans])
