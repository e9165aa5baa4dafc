"""What the files of settings and of suppressions share: how they are read, how faults are said."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, TypeVar

from workbench.errors import GlossaryError, InputError, SettingsError
from workbench.glossary.nodes import Reader, decode, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from workbench.glossary.nodes import Member

MAX_BYTES = 1024 * 1024

Read = TypeVar("Read")


def read_settings(path: Path) -> str:
    """Return the text of a file of settings; SettingsError or InputError where it has none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise InputError(f"{path}: larger than {MAX_BYTES // 2**20} MB")
    try:
        return decode(data, str(path))
    except GlossaryError as error:
        raise SettingsError(error.faults) from None


class SettingsReader(Reader):
    """Reads a file of settings, and collects what is wrong with it."""

    def whole(self, text: str, read: Callable[[str], Read]) -> Read:
        """Return what ``read`` makes of ``text``; SettingsError with all the faults it noted."""
        try:
            found = read(text)
        except GlossaryError as error:
            raise SettingsError(error.faults) from None
        if self.faults:
            raise SettingsError(self.faults)
        return found

    def unknown(self, member: Member, known: Iterable[str]) -> None:
        """Note that a mapping has a field that is none of the ``known`` ones."""
        self.fault(
            member.key, f"unknown field {shown(member.name)!r}: {advice(member.name, known)}"
        )


def advice(name: str, known: Iterable[str]) -> str:
    """Return which of ``known`` is nearest to ``name``, or all of them."""
    known = list(known)
    near = difflib.get_close_matches(shown(name).lower(), known, 1, 0.5)
    return f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
