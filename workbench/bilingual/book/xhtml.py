"""Small pieces of XHTML: documents, and text with its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.bilingual.markup import HEAD, element
from workbench.bilingual.markup import esc as esc_xml
from workbench.bilingual.page.markup import lang
from workbench.bilingual.plain import clean

if TYPE_CHECKING:
    from workbench.locales import Locale

XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
STYLE = "style.css"


def esc(text: str) -> str:
    """Return ``text`` safe inside an element."""
    return esc_xml(clean(text))


def languages(locale: Locale | None) -> dict[str, str | None]:
    """Return the attributes that name a language, for XHTML and for XML."""
    return {"lang": lang(locale), "xml:lang": lang(locale)}


def document(title: str, body: str) -> str:
    """Return a whole document around ``body``; what is not marked otherwise is English."""
    link = element("link", "", {"rel": "stylesheet", "type": "text/css", "href": STYLE})
    head = element("head", element("title", esc(title)) + link)
    root = {"xmlns": XHTML, "xmlns:epub": OPS, "lang": "en", "xml:lang": "en"}
    content = f"<body>\n{body}\n</body>"
    return f"{HEAD}<!DOCTYPE html>\n{element('html', f'{head}{content}', root)}\n"
