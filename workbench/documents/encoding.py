"""From bytes to text: BOMs, UTF-8, and a guess among the encodings that Chinese is kept in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from workbench.documents.guess import guess, looks_misread
from workbench.errors import InputError, UsageError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)
_SUPERSETS = {
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "big5": ("cp950", "big5hkscs", "big5"),
    "cp950": ("cp950", "big5hkscs"),
}
"""What files said to be in an encoding are really in: Windows' own tables, with more characters."""
_NAMES = {
    "gb18030": "GB 18030",
    "cp950": "Big5",
    "big5hkscs": "Big5-HKSCS",
    "cp1252": "Windows-1252",
}
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""Half a character from a careless program; three bytes, and one damage."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_END_OF_FILE = "\x1a"
"""What DOS programs put after a text's last line."""
_DAMAGED_SHARE = 0.01
"""Up to this share of damaged characters a file still counts as UTF-8, or as text at all."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file, with what its reader should know of how it came about."""

    text: str
    encoding: str
    note: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """The note, where there is one."""
        return (self.note,) if self.note else ()


def is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 from the first to the last."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Return the text of ``data`` with Unix line ends.

    ``encoding`` overrides any guess. Raises InputError for what is no text, UsageError for an
    encoding that does not exist.
    """
    if encoding is not None:
        return _as_told(data, name, encoding)
    for bom, codec in BOMS:
        if data.startswith(bom):
            return _by_bom(data, name, codec)
    if data.startswith(_SIGNATURES):
        raise _binary(name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _nearly_utf8(data) or _guessed(data, name)
    if _is_littered(text) or looks_misread(text, data):
        return _guessed(data, name)
    return _cleaned(text, "utf-8")


def _as_told(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding).name
        for candidate in _SUPERSETS.get(codec, (codec,)):
            text = _strict(data, candidate)
            if text is not None:
                return _cleaned(text.removeprefix("\ufeff"), candidate)
    except (LookupError, ValueError):  # unknown, or one that turns no bytes into text (rot13)
        raise UsageError(
            f"unknown encoding {encoding!r}", hint="try utf-8, gb18030, big5 or utf-16"
        ) from None
    raise InputError(
        f"{name}: not readable as {encoding}", hint="leave --encoding out to have it guessed"
    )


def _strict(data: bytes, codec: str) -> str | None:
    """Return the text that ``codec`` makes of ``data``, None where a byte does not fit."""
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _by_bom(data: bytes, name: str, codec: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    damaged = text.count("\ufffd")
    if damaged > max(2, len(text) * _DAMAGED_SHARE) or _is_littered(text):
        raise InputError(
            f"{name}: begins as {codec.removesuffix('-sig')} but is not readable as such",
            hint="--encoding names another encoding",
        )
    note = f"damaged characters are shown as \ufffd ({damaged})" if damaged else ""
    return _cleaned(text, codec, note=note)


def _nearly_utf8(data: bytes) -> Decoded | None:
    """Return UTF-8 text in which a few bytes are damaged, None for anything else."""
    text = _SURROGATE.sub(b"\xef\xbf\xbd", data).decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if damaged > max(2, beyond_ascii * _DAMAGED_SHARE) or beyond_ascii < 2 * damaged + 2:
        return None
    if _is_littered(text):
        return None
    note = f"damaged characters in the UTF-8 text are shown as \ufffd ({damaged})"
    return _cleaned(text, "utf-8", note=note)


def _guessed(data: bytes, name: str) -> Decoded:
    best = guess(data)
    if best is None:
        raise _binary(name)
    text = data.decode(best.encoding, errors="replace")
    if _is_littered(text):
        raise _binary(name)
    said = _NAMES.get(best.encoding, best.encoding.upper())
    note = f"not UTF-8: read as {said}"
    if not best.sure:
        note += " by a doubtful guess"
    return _cleaned(text, best.encoding, note=f"{note}; --encoding overrides it")


def _is_littered(text: str) -> bool:
    """Tell whether ``text`` has too many characters that no text has."""
    bad = len(_CONTROL.findall(text)) + text.count("\ufffd")
    return bad > 1 + len(text) * _DAMAGED_SHARE


def _cleaned(text: str, encoding: str, *, note: str = "") -> Decoded:
    """Return ``text`` with plain line ends and no control characters."""
    text = _LINE_END.sub("\n", text.removesuffix(_END_OF_FILE))
    text, removed = _CONTROL.subn("\ufffd", text)
    if removed:
        litter = f"control characters in the text are shown as \ufffd ({removed})"
        note = f"{note}; {litter}" if note else litter
    return Decoded(text, encoding, note)


def _binary(name: str) -> InputError:
    return InputError(
        f"{name}: no text in any encoding tried",
        hint="--encoding names an encoding; the file's suffix must be that of its format",
    )
