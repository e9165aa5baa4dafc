"""What a translation takes over as it stands: addresses, handles, placeholders, notes, markup."""

from __future__ import annotations

import re

_HOST_END = "A-Za-z0-9_/#=&~%+-"
URL = re.compile(
    rf"(?:https?://|ftp://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{{0,2000}}[{_HOST_END}]",
    re.IGNORECASE,
)
EMAIL = re.compile(
    r"(?<![\w.%+-])[A-Za-z0-9][\w.%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}",
    re.ASCII,
)
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


def tag_name(tag: str) -> str:
    """Return the name of an HTML tag, with the slash of a closing one.

    >>> tag_name("<a href='x'>"), tag_name("</B>"), tag_name("<br />")
    ('a', '/b', 'br')
    """
    return tag.strip("<>").rstrip("/ ").split()[0].lower().rstrip("/")
