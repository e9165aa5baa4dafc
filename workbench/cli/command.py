"""The commands' line of usage: what has to be given, options among it, comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand

if TYPE_CHECKING:
    from collections.abc import Callable


class Command(TyperCommand):
    """A command whose usage names the options that it needs, which Typer leaves out."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's own class is private
        """Return the needed arguments and options, then what stands for the others."""
        needed = [one for one in self.params if one.required]
        others = [one for one in self.params if not one.required and _is_argument(one)]
        return [*map(_needed, needed), *(f"[{value_of(one)}]" for one in others), "[OPTIONS]"]


class App(typer.Typer):
    """A Typer whose commands are such."""

    def command(self, name: str | None = None, **settings: Any) -> Callable[..., Any]:  # noqa: ANN401 - as Typer's
        """Register a command, by its function's name or by ``name``."""
        return super().command(name, **{"cls": Command, **settings})


def value_of(param: Any) -> str:  # noqa: ANN401 - Typer keeps its classes private
    """Return what stands for a parameter's value."""
    name = str(param.name).strip("_").replace("_", "-").upper()
    return name + ("…" if param.nargs == -1 else "")


def _needed(param: Any) -> str:  # noqa: ANN401
    return value_of(param) if _is_argument(param) else f"{param.opts[0]} {value_of(param)}"


def _is_argument(param: Any) -> bool:  # noqa: ANN401
    return bool(param.param_type_name == "argument")
