"""Web pages written again: the page's own tree with other texts in the blocks of its article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.documents.layouts.page import Page
from workbench.documents.marks import Layout
from workbench.documents.web import tree
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.documents.marks import Passage
    from workbench.documents.source import Content, Source
    from workbench.locales import Locale

_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*\?>\s*")


class HtmlLayout(Layout):
    """A web page."""

    def __init__(self, source: Source, content: Content) -> None:
        self._source = source
        self._text = content.text or ""
        self._page: Page | None = self._read()
        if [block.text for block in self._page.blocks] != [one.text for one in content.blocks]:
            raise InputError(
                f"{source.name}: this page cannot be written again", hint="leave --only-target out"
            )
        self.passages = tuple(self._page.passages)
        self.labels = tuple(dict.fromkeys(self._page.labels))

    def _read(self) -> Page:
        text = _DECLARATION.sub("", self._text)
        root = tree.parse(text, self._source.name, comments=True)
        return Page(root, [], whole=self._source.whole_page)

    def _taken(self) -> Page:
        """Return the page to be written, read again where it was written before."""
        page, self._page = self._page or self._read(), None
        return page

    def write(
        self, passages: Sequence[Passage | None], labels: Mapping[str, str], locale: Locale
    ) -> bytes:
        """Return the page with these passages, as UTF-8."""
        page = self._taken()
        page.write(passages, labels, locale)
        return _serialised(page.root)

    def converted(self, change: Callable[[str], str], locale: Locale) -> bytes:
        """Return the page with every stretch of prose changed."""
        page = self._taken()
        page.convert(change, locale)
        return _serialised(page.root)


def _serialised(root: Any) -> bytes:  # noqa: ANN401 - lxml has no types
    from lxml import etree

    _say_charset(root)
    data: bytes = etree.tostring(root.getroottree(), method="html", encoding="utf-8")
    return data.rstrip(b"\n") + b"\n"


def _say_charset(root: Any) -> None:  # noqa: ANN401
    """Let the page say that it is UTF-8."""
    head = next((one for one in root.iter("head")), None)
    if head is None:
        head = root.makeelement("head")
        root.insert(0, head)
    said = False
    for meta in head.iter("meta"):
        if "charset" in meta.attrib:
            meta.set("charset", "utf-8")
            said = True
        elif "charset" in (meta.get("content") or "").lower():
            meta.set("content", "text/html; charset=utf-8")
            said = True
    if not said:
        meta = head.makeelement("meta", {"charset": "utf-8"})
        head.insert(0, meta)
