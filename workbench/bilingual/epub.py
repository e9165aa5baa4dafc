"""An EPUB 3 book: under each paragraph its translation, findings and signature in the last chapter.

It holds no script, asks for nothing from anywhere, and every text in it is escaped.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from importlib.resources import files
from typing import TYPE_CHECKING

from workbench.bilingual.book.chapters import ABOUT, chapters
from workbench.bilingual.book.package import NAV, about, container, contents, package, title_of
from workbench.bilingual.book.xhtml import STYLE, document

if TYPE_CHECKING:
    from workbench.article import Article

MIMETYPE = "application/epub+zip"
_FOLDER = "EPUB"
_DATE = (1980, 1, 1, 0, 0, 0)


def render(article: Article) -> bytes:
    """Return the article as a book."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text in _files(article).items():
            info = ZipInfo(name, _DATE)
            info.external_attr = 0o644 << 16
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(info, text.encode("utf-8"))
    return out.getvalue()


def _files(article: Article) -> dict[str, str]:
    """Return the files of the book; the first one must be what it is."""
    found = chapters(article)
    texts = {
        chapter.file: document(title_of(article), "\n".join(chapter.blocks)) for chapter in found
    }
    texts |= {
        ABOUT: about(article, found),
        NAV: contents(article, found),
        STYLE: (files("workbench.bilingual.book") / STYLE).read_text("utf-8"),
    }
    digest = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()
    identifier = uuid.uuid5(uuid.NAMESPACE_OID, digest).urn
    return {
        "mimetype": MIMETYPE,
        "META-INF/container.xml": container(f"{_FOLDER}/package.opf"),
        f"{_FOLDER}/package.opf": package(article, found, identifier),
        **{f"{_FOLDER}/{name}": text for name, text in texts.items()},
    }
