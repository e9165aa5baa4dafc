"""What a translation takes over as it stands: addresses, handles, placeholders, notes, markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from workbench.article import Span

_HOST_END = "A-Za-z0-9_/#=&~%+-"
URL = re.compile(
    rf"(?:https?://|ftp://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{{0,2000}}[{_HOST_END}]",
    re.IGNORECASE,
)
EMAIL = re.compile(
    r"(?<![\w.%+-])[A-Za-z0-9][\w.%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}",
    re.ASCII,
)
_LONGEST_MAILBOX = 64
_LONGEST_DOMAIN = 256
_ENDLESS = 1 << 62
HASHTAG = re.compile(r"(?<![\w&#/])#(?=\w{0,60}[^\W\d_])\w{1,60}")
HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z_]\w{1,39}(?![\w@]|\.\w)", re.ASCII)
PLACEHOLDER = re.compile(
    r"\{\{\s?[\w.-]{1,60}\s?\}\}|\$\{[\w.]{1,60}\}|\{[A-Za-z_]?[\w.]{0,40}(?:[:!][^{}\s]{0,20})?\}"
    r"|(?<!\d)%(?:\d\$)?[-+0]?\d{0,3}(?:\.\d)?[sdifxu](?![A-Za-z])|%\([A-Za-z_]\w{0,40}\)[sdf]"
    r"|<\d{1,3}/?>|\$[A-Z_]{3,40}\$|%[A-Z_]{3,40}%",
    re.ASCII,
)
FOOTNOTE = re.compile(r"\[\^?\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|\[\^[\w-]{1,20}\]")
TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,500})?/?>")
BOLD = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*")
CODE = re.compile(r"`+")
LINK = re.compile(r"\]\((?=[^()\s]{1,2000}\))")


def without_addresses(text: str) -> str:
    """Return ``text`` with a space for each address, which is of no language."""
    return EMAIL.sub(" ", URL.sub(" ", text))


def in_address(text: str, span: Span) -> bool:
    """Tell whether ``span`` lies within the address of a page or of mail.

    >>> text = "Trump to a@trump.org"
    >>> in_address(text, Span(0, 5)), in_address(text, Span(11, 16))
    (False, True)
    """
    found = _addresses(text)
    return bool(found) and found[bisect_right(found, (span.start, _ENDLESS)) - 1].covers(span)


@lru_cache(maxsize=16)
def _addresses(text: str) -> list[Span]:
    """Return where addresses stand in ``text``, in order, the first of overlapping ones."""
    found = list(URL.finditer(text)) if "://" in text or "www." in text.lower() else []
    at = text.find("@")
    while at >= 0:  # a long text is not searched for what may stand before one
        mail = EMAIL.search(text, max(0, at - _LONGEST_MAILBOX), at + _LONGEST_DOMAIN)
        found += [mail] if mail else []
        at = text.find("@", at + 1)
    spans: list[Span] = []
    for span in sorted(Span(*one.span()) for one in found):
        if not spans or not span.overlaps(spans[-1]):  # mail in the address of a page
            spans.append(span)
    return spans


def tag_name(tag: str) -> str:
    """Return the name of an HTML tag, with the slash of a closing one.

    >>> tag_name("<a href='x'>"), tag_name("</B>"), tag_name("<br />")
    ('a', '/b', 'br')
    """
    return tag.strip("<>").rstrip("/ ").split()[0].lower().rstrip("/")
