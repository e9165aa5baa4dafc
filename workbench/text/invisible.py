"""Characters that cannot be seen, that no font has, or that only look like others."""

from __future__ import annotations

import re
import unicodedata

_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d"
INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u2060-\u2064\u2066-\u206f\u202a-\u202e\ufeff\u00ad\u180e\u0000-\u0008\u000b"
    f"\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]|(?<![{_EMOJI}])[\u200c\u200d]|"
    f"[\u200c\u200d](?![{_EMOJI}])"
)
"""Zero-width and direction characters, byte order marks inside, control characters.

A joiner between two emojis is what it should be.
"""

PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")

_UNIFIED = "\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27-\ufa29"
COMPATIBILITY = re.compile(
    "[\ufb00-\ufb06\u2e80-\u2fd5\U0002f800-\U0002fa1f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    f"\u3300-\u33ff]|(?![{_UNIFIED}])[\uf900-\ufaff]"
)
"""Ligatures, radicals, doubled ideographs, full-width letters and digits, squared words."""

NAMES = {
    "\u200b": "zero-width space", "\u200c": "zero-width non-joiner", "\u200d": "zero-width joiner",
    "\ufeff": "byte order mark", "\u00ad": "soft hyphen", "\u2060": "word joiner",
}  # fmt: skip


def name_of(char: str) -> str:
    r"""Return a name for a character that cannot be shown.

    >>> name_of("\u200b"), name_of("\u202e"), name_of("\ue000")
    ('zero-width space', 'right-to-left override', 'U+E000')
    """
    known = NAMES.get(char) or unicodedata.name(char, "").lower()
    return known or f"U+{ord(char):04X}"


def plain(char: str) -> str:
    """Return what a compatibility character stands for.

    >>> plain("ﬁ"), plain("Ａ"), plain("⽂")
    ('fi', 'A', '文')
    """
    return unicodedata.normalize("NFKC", char)
