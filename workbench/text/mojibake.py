"""Text that was read in the wrong encoding, and characters that cannot be shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0)}
_BYTES = {char: byte for byte, char in _CP1252.items() if char}
_NEXT = "[\x80-\xbf" + re.escape("".join(_BYTES)) + "]"
_UTF8 = re.compile(f"(?:[Â-ß]{_NEXT}|[à-ï]{_NEXT}{{2}}|[ð-ô]{_NEXT}{{3}})+")
_TYPOGRAPHIC = re.compile("^.[“”‘’–—…]+$")
_KNOWN = re.compile("锟斤拷|(?:烫){3,}|(?:屯){3,}|锘[縙挎]|[锛銆鈥][\u3400-\u9fff€\ue000-\uf8ff�?]")
_REPLACEMENT = re.compile("�+")
_LAST_OF_LATIN = "\u024f"


class Damage(NamedTuple):
    """A damaged place, and what it was, where that can be told."""

    span: Span
    meant: str


def damaged(text: str) -> Iterator[Damage]:
    """Yield where ``text`` was read in the wrong encoding.

    >>> [one.meant for one in damaged("Caf\u00c3\u00a9 and \u00e2\u20ac\u0153no\u00e2\u20ac\u009d")]
    ['é', '“', '”']
    """
    for match in _REPLACEMENT.finditer(text):
        yield Damage(Span(*match.span()), "")
    for match in _KNOWN.finditer(text):
        yield Damage(Span(*match.span()), "")
    for match in _UTF8.finditer(text):
        meant = _decoded(match.group())
        if meant:
            yield Damage(Span(*match.span()), meant)


def _decoded(run: str) -> str:
    """Return what ``run`` says as UTF-8 that was read as Windows-1252; nothing if it is not."""
    try:
        meant = bytes(_BYTES.get(char, ord(char)) for char in run).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return ""
    short = len(run) == 2 and meant > _LAST_OF_LATIN  # noqa: PLR2004 - two bytes: É” is É and ”
    return "" if short or _TYPOGRAPHIC.match(run) else meant
