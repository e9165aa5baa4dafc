"""What some writers need beyond the packages that always come along."""

from __future__ import annotations

from importlib.util import find_spec
from typing import NamedTuple, Protocol

from workbench.errors import UsageError


class Need(Protocol):
    """Something that may be missing; it is asked for before the work starts."""

    @property
    def name(self) -> str:
        """What it is called in the docs."""

    def check(self, suffix: str) -> None:
        """Raise UsageError where it is missing."""


class Library(NamedTuple):
    """A library of the extra ``office``."""

    module: str
    package: str

    @property
    def name(self) -> str:
        """The package to install."""
        return self.package

    def check(self, suffix: str) -> None:
        """Raise UsageError where it is not installed."""
        if find_spec(self.module) is None:
            raise UsageError(
                f"{suffix} is written by {self.package}, which is not installed",
                hint=f"install it: pip install {self.package}",
            )


class Browser(NamedTuple):
    """A browser that prints."""

    name: str = "a browser"

    def check(self, suffix: str) -> None:
        """Raise UsageError where none is at hand or it does not print."""
        from workbench.bilingual.page.printing import ready_browser

        del suffix  # the error speaks of PDF, which no other format is
        ready_browser()
