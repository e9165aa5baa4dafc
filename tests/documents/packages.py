"""Documents that are zip files, made part by part."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XHTML = "http://www.w3.org/1999/xhtml"
OPF = "http://www.idpf.org/2007/opf"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
_WRITTEN = (2025, 1, 2, 3, 4, 6)
"""When every part was written: year to second."""


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip file of these parts, whose bytes do not change with the clock."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, _WRITTEN)
            archive.writestr(part, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def word(part: str, inner: str) -> str:
    """Return a part of a Word document."""
    return f'<w:{part} xmlns:w="{W}" xmlns:mc="{MC}">{inner}</w:{part}>'


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document with this body, and other parts by their names."""
    made: dict[str, str | bytes] = {
        "word/document.xml": word("document", f"<w:body>{body}</w:body>")
    }
    made.update({f"word/{name}.xml": word(name, inner) for name, inner in parts.items()})
    return packed(made)


def epub(
    chapters: dict[str, str],
    spine: list[str] | None = None,
    extra: dict[str, str | bytes] | None = None,
) -> bytes:
    """Return a book of these chapters (name → XHTML body), all of them in the spine or as told."""
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(chapters)
    )
    names = list(chapters)
    order = "".join(
        f'<itemref idref="i{names.index(name)}"/>' for name in (names if spine is None else spine)
    )
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": f'<package xmlns="{OPF}"><manifest>{items}</manifest>'
            f"<spine>{order}</spine></package>",
            **{
                f"OEBPS/{name}": f'<html xmlns="{XHTML}"><body>{body}</body></html>'
                for name, body in chapters.items()
            },
            **(extra or {}),
        }
    )
