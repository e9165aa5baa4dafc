"""What a reader is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.documents.encoding import Decoded, decode
from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.article import Block


@dataclass(frozen=True)
class Source:
    """The bytes of a document, and how its reader is to take them."""

    name: str
    data: bytes
    encoding: str | None = None
    """The encoding that the user named; else it is for the reader to find out."""
    whole_page: bool = False
    """Whether all of a web page is wanted, with what stands around its article."""

    def decoded(self) -> Decoded:
        """Return the bytes as text; InputError for what is none or blank."""
        decoded = decode(self.data, self.name, self.encoding)
        if not decoded.text.strip():
            raise InputError(f"{self.name}: empty: there is nothing to read")
        return decoded


@dataclass(frozen=True)
class Content:
    """What a document holds, and what its user should know of how it was read."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    text: str | None = None
    """The file as text with its markup, where its format is text."""
