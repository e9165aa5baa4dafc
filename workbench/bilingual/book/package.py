"""What makes files a book: the package with its metadata, the contents, the last chapter."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from workbench.bilingual.book.chapters import ABOUT, places
from workbench.bilingual.book.xhtml import STYLE, document, esc
from workbench.bilingual.markup import HEAD, element, lines
from workbench.bilingual.page.markup import lang
from workbench.bilingual.plain import listed_findings, one_line
from workbench.bilingual.summary import summarise

if TYPE_CHECKING:
    from workbench.article import Article
    from workbench.bilingual.book.chapters import Chapter

NAV = "nav.xhtml"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_OPF, _DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
_XHTML = "application/xhtml+xml"


def title_of(article: Article) -> str:
    """Return the title of the book, which must have one."""
    return one_line(article.title) or one_line(article.name) or "Untitled"


def container(path: str) -> str:
    """Return the file that says where the package is."""
    media = {"full-path": path, "media-type": "application/oebps-package+xml"}
    roots = element("rootfiles", element("rootfile", "", media))
    return HEAD + element("container", roots, {"version": "1.0", "xmlns": _CONTAINER}) + "\n"


def package(article: Article, found: list[Chapter], identifier: str) -> str:
    """Return the package: metadata, all files, their order."""
    modified = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    sides = [lang(side) for side in (article.target_locale, article.source_locale)]
    metadata = (
        element("dc:identifier", esc(identifier), {"id": "id"}),
        element("dc:title", esc(title_of(article))),
        *(element("dc:language", side) for side in dict.fromkeys(sides) if side),
        element("meta", modified, {"property": "dcterms:modified"}),
    )
    files = [*((f"t{chapter.number}", chapter.file) for chapter in found), ("about", ABOUT)]
    items = [
        element("item", "", {"id": "nav", "href": NAV, "media-type": _XHTML, "properties": "nav"}),
        element("item", "", {"id": "style", "href": STYLE, "media-type": "text/css"}),
        *(element("item", "", {"id": i, "href": f, "media-type": _XHTML}) for i, f in files),
    ]
    spine = [element("itemref", "", {"idref": name}) for name, _ in files]
    parts = (
        element("metadata", lines(*metadata), {"xmlns:dc": _DC}),
        element("manifest", lines(*items)),
        element("spine", lines(*spine)),
    )
    root = {"xmlns": _OPF, "version": "3.0", "unique-identifier": "id"}
    return HEAD + element("package", lines(*parts), root) + "\n"


def contents(article: Article, found: list[Chapter]) -> str:
    """Return the table of contents: the headings, each chapter at least once."""
    entries = []
    for chapter in found:
        names = chapter.headings or [("", f"Part {chapter.number}")]
        entries += [(f"{chapter.file}#{a}" if a else chapter.file, text) for a, text in names]
    entries.append((ABOUT, "About this translation"))
    items = (element("li", element("a", esc(text), {"href": href})) for href, text in entries)
    inner = element("h1", "Contents") + element("ol", lines(*items))
    return document(title_of(article), element("nav", inner, {"epub:type": "toc", "id": "toc"}))


def about(article: Article, found: list[Chapter]) -> str:
    """Return the last chapter: summary, findings, notes, signature."""
    summary = summarise(article)
    sizes = f"{summary.segments_phrase}: {summary.source} → {summary.target}"
    told = (sizes, summary.uses_phrase, summary.findings_phrase)
    body = [element("h1", "About this translation"), *(element("p", esc(text)) for text in told)]
    back = places(found, article)
    for listed, place in zip(listed_findings(article), back, strict=True):
        link = element("a", str(listed.number), {"href": place})
        text = f"{link} {esc(f'{listed.name}: {listed.remark}')}"
        css = f"finding {listed.finding.severity.value}"
        body.append(element("p", text, {"class": css, "id": f"f{listed.number}"}))
    notes = filter(None, map(one_line, (*article.notes, article.signature)))
    body += (element("p", esc(note), {"class": "small"}) for note in notes)
    return document("About this translation", "\n".join(body))
