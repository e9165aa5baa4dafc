"""Writing a document again with translations made up on the spot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.documents.shared import read
from workbench.documents import Document, format_of
from workbench.documents.source import Source
from workbench.locales import EN, ZH_CN
from workbench.rewriting import Rewritten, for_rewriting, rewrite
from workbench.segmentation import segmented

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.documents.marks import Layout
    from workbench.locales import Locale


def opened(name: str, data: bytes, *, whole: bool = False) -> Document:
    """Return a document as the command line opens it."""
    chosen = format_of(name)
    assert chosen is not None
    source = Source(name, data, whole_page=whole)
    return Document(name, chosen, read(name, data, whole_page=whole), source)


def layout(name: str, data: bytes, *, whole: bool = False) -> Layout:
    """Return the layout of a file."""
    return opened(name, data, whole=whole).layout()


def rewritten(
    name: str,
    data: bytes,
    translate: Callable[[str], str],
    *,
    to: Locale = EN,
    whole: bool = False,
) -> Rewritten:
    """Return a file with every sentence translated by a function."""
    document = opened(name, data, whole=whole)
    made = document.layout()
    article = segmented(for_rewriting(document.article(ZH_CN if to is EN else EN), made))
    blocks = tuple(
        replace(
            block,
            segments=tuple(replace(one, target=translate(one.source)) for one in block.segments),
        )
        for block in article.blocks
    )
    return rewrite(document, made, replace(article, blocks=blocks, target_locale=to))
