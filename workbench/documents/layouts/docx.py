"""Word documents written again: the same package, other texts in the paragraphs."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.article import BlockKind
from workbench.documents.docx import main_part, read_package
from workbench.documents.marks import Layout
from workbench.documents.package import Package, attribute, child, local
from workbench.documents.word import converting, pages
from workbench.documents.word import labels as texts
from workbench.documents.word.inline import Inline
from workbench.documents.word.speech import Speech
from workbench.documents.word.trace import Traced
from workbench.documents.word.writing import fill
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from workbench.documents.marks import Passage
    from workbench.documents.source import Content, Source
    from workbench.documents.word.labels import Label
    from workbench.locales import Locale

_CORE = "docProps/core.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class _Opened:
    """A document as it was read: its parts as trees, and where its blocks are in them."""

    roots: dict[str, Any]
    body: Traced
    inline: Inline
    passages: tuple[Passage, ...]


class DocxLayout(Layout):
    """A Word document."""

    def __init__(self, source: Source, content: Content) -> None:
        self._package = Package(source.data, source.name, "a Word document")
        self._source = source
        self._main = main_part(self._package)
        self._targets = self._relations()
        self._opened: _Opened | None = self._open()
        body = self._opened.body
        if [block.text for block in body.blocks] != [block.text for block in content.blocks]:
            raise InputError(
                f"{source.name}: this document cannot be written again",
                hint="leave --only-target out",
            )
        self.passages = self._opened.passages
        self.labels = tuple(dict.fromkeys(one.text for one in self._labels(self._opened)))
        self.notes = tuple(self._told(self._opened))

    def _open(self) -> _Opened:
        body, roots = read_package(self._package, Traced)
        beside = [*texts.page_parts(self._package, self._main), _CORE]
        roots |= {part: self._package.xml(part) for part in beside if self._package.has(part)}
        inline = Inline(self._leads_to)
        passages = tuple(
            inline.passage(place, block.text)
            for place, block in zip(body.places, body.blocks, strict=True)
        )
        return _Opened(roots, body, inline, passages)

    def _taken(self) -> _Opened:
        """Return the document to be written, read again where it was written before."""
        opened, self._opened = self._opened or self._open(), None
        return opened

    def _labels(self, opened: _Opened) -> Iterator[Label]:
        for part in texts.page_parts(self._package, self._main):
            yield from texts.of_page(opened.roots[part])
        yield from self._beside(opened)

    def _beside(self, opened: _Opened) -> Iterator[Label]:
        yield from texts.of_pictures(opened.roots[self._main])
        if _CORE in opened.roots:
            yield from texts.of_core(opened.roots[_CORE])

    def _told(self, opened: _Opened) -> Iterator[str]:
        if opened.body.deletions:
            yield "tracked changes are accepted in the paragraphs that are translated"
        if opened.body.comments:
            yield "comments stay as they are, each on the whole of its paragraph"
        contents = any(
            attribute(one, "val").lower() == "table of contents"
            for one in opened.roots[self._main].iter()
            if local(one) == "docPartGallery"
        )
        if contents:
            yield "the table of contents is as it was: update it in Word (F9)"

    def _relations(self) -> dict[str, str]:
        folder, name = posixpath.split(self._main)
        part = f"{folder}/_rels/{name}.rels"
        if not self._package.has(part):
            return {}
        return {attribute(one, "Id"): attribute(one, "Target") for one in self._package.xml(part)}

    def _leads_to(self, link: Any) -> str:  # noqa: ANN401 - lxml has no types
        relation = link.get(_ID, "")
        target = self._targets.get(relation, relation)
        anchor = attribute(link, "anchor")
        return f"{target}#{anchor}" if anchor else target

    def write(
        self, passages: Sequence[Passage | None], labels: Mapping[str, str], locale: Locale
    ) -> bytes:
        """Return the document with these passages; styles, pictures and settings stay."""
        if not any(passage is not None for passage in passages):
            return self._source.data
        opened, speech = self._taken(), Speech(locale)
        inline = opened.inline
        for number, (place, passage) in enumerate(zip(opened.body.places, passages, strict=True)):
            if passage is not None:
                fill(place, passage, inline.bases[number], inline.made, speech)
        for label in self._labels(opened):
            label.set(labels.get(label.text, label.text))
        for part in texts.page_parts(self._package, self._main):
            pages.say(opened.roots[part], locale)
        return self._packed(opened, speech)

    def converted(self, change: Callable[[str], str], locale: Locale) -> bytes:
        """Return the document with every stretch of prose changed."""
        opened = self._taken()
        for place, block in zip(opened.body.places, opened.body.blocks, strict=True):
            if block.kind is not BlockKind.CODE:
                converting.convert_block(place.leaves, change)
        for part in texts.page_parts(self._package, self._main):
            converting.convert_page(opened.roots[part], change)
        for label in self._beside(opened):
            label.set(change(label.text))
        for root in opened.roots.values():
            converting.say_region(root, locale.tag)
        return self._packed(opened, Speech(locale))

    def _packed(self, opened: _Opened, speech: Speech) -> bytes:
        from lxml import etree

        _drop_fallbacks(opened.roots[self._main])
        folder = posixpath.dirname(self._main)
        roots = dict(opened.roots)
        for name, change in (("styles", speech.set_styles), ("settings", speech.set_settings)):
            part = f"{folder}/{name}.xml"
            if self._package.has(part):
                roots[part] = self._package.xml(part)
                change(roots[part])
        if (language := child(roots.get(_CORE), "language")) is not None:
            language.text = speech.locale.tag
        parts: dict[str, bytes] = {
            part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for part, root in roots.items()
        }
        return self._package.rewritten(parts)


def _drop_fallbacks(root: Any) -> None:  # noqa: ANN401
    """Take out what old programs show for a text box, as it would be in the other language."""
    for one in list(root.iter()):
        if local(one) == "AlternateContent" and any(local(e) == "txbxContent" for e in one.iter()):
            for other in [e for e in one if local(e) == "Fallback"]:
                one.remove(other)
