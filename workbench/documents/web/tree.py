"""From the bytes of a page to a tree that holds only what a reader of the page sees."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from workbench.documents.encoding import BOMS, Decoded, decode, is_utf8
from workbench.errors import InputError, UsageError

if TYPE_CHECKING:
    from workbench.documents.source import Source

_META = re.compile(
    rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)"
    rb"|<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_ENTITIES = re.compile(
    r"\s*(?:(?:<\?[^>]*>|<!--(?:(?!-->).)*-->)\s*)*<!DOCTYPE[^\[>]*\[(?:(?!\]\s*>).)*<!ENTITY",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096
"""Bytes within which a page names its charset; browsers look at the first 1024."""
_XHTML = re.compile(r"\s*<\?xml\b|<html\b[^>]{0,300}\bxmlns\s*=", re.IGNORECASE)
_EMPTY = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)"
    r"([A-Za-z][\w:-]*)((?:\s[^<>]{0,2000})?)/>"
)
_UNSEEN_TAGS = frozenset(
    {
        "head", "script", "style", "noscript", "noframes", "template", "iframe", "object", "embed",
        "applet", "svg", "canvas", "audio", "video", "select", "datalist", "textarea", "button",
        "input", "map", "rt", "rp", "rtc", "annotation", "annotation-xml",
    }
)  # fmt: skip
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|is-hidden)(?:\s|$)", re.IGNORECASE
)


def decoded(source: Source) -> Decoded:
    """Return a page's text: by its BOM, as UTF-8 where it is that, as it says, or by a guess.

    Raises InputError for a page that declares XML entities.
    """
    found = _decoded(source)
    if _ENTITIES.match(found.text):
        raise InputError(
            f"{source.name} declares XML entities, which no document needs",
            hint="such a file may be made to read others; it was not read further",
        )
    return found


def _decoded(source: Source) -> Decoded:
    if source.encoding is not None or source.data.startswith(tuple(bom for bom, _ in BOMS)):
        return source.decoded()
    match = _META.search(source.data[:_HEAD])
    if match is not None and not is_utf8(source.data):
        named = (match[1] or match[2]).decode("ascii", "replace")
        try:
            return decode(source.data, source.name, named)
        except (InputError, UsageError):
            pass  # a page that errs about itself is read as one that says nothing
    return source.decoded()


def parse(text: str, name: str, *, comments: bool = False) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the root element of a page, without comments unless they are wanted.

    Raises InputError for a page that holds no element or is nested too deep.
    """
    from lxml import etree, html

    if _XHTML.search(text[:_HEAD]):
        text = _EMPTY.sub(r"<\1\2></\1>", text)  # in HTML these would stay open
    parser = html.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_comments=not comments,
        remove_pis=not comments,
        no_network=True,
        default_doctype=False,
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        raise InputError(f"{name}: no text in this web page") from None
    if any(error.level >= etree.ErrorLevels.FATAL for error in parser.error_log):
        raise InputError(
            f"{name}: the tags of this web page are nested too deep to be read",
            hint="copy the text into a .txt or .md file",
        )
    return root


def title_of(root: Any) -> str:  # noqa: ANN401
    """Return what the page's head gives as its title."""
    return " ".join((root.findtext(".//title") or "").split())


def remove_unseen(root: Any) -> None:  # noqa: ANN401
    """Take out what no reader of the page sees, and the pronunciation above Chinese characters."""
    remove([element for element in root.iter() if _is_unseen(element)])


def remove(elements: list[Any]) -> None:
    """Take elements out of their tree; the text after them stays."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def tag_of(element: Any) -> str:  # noqa: ANN401
    """Return an element's name in lower case, without a prefix."""
    tag = element.tag
    return _without_prefix(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _without_prefix(tag: str) -> str:
    return tag.rpartition(":")[2].rpartition("}")[2].lower()


def _is_unseen(element: Any) -> bool:  # noqa: ANN401
    tag = tag_of(element)
    if tag in {"html", "body"}:
        return False  # some pages hide themselves until their script has run
    if tag in _UNSEEN_TAGS or (tag == "dialog" and "open" not in element.attrib):
        return True
    attributes = element.attrib
    return len(attributes) > 0 and (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or _UNSEEN_STYLE.search(attributes.get("style", "")) is not None
        or _UNSEEN_CLASS.search(attributes.get("class", "")) is not None
    )
