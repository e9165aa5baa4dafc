"""Make ``docs/commands.md`` from the command line's own help.

Run ``python -m tests.generators.commands_page`` after a command or an option has changed.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from workbench.cli.command import value_of
from workbench.cli.main import app

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"

_HEAD = """\
# Commands

Every command and option. The page is made from the program's own help by
`python -m tests.generators.commands_page`; change the commands, not the page.

Exit codes: 0 clean, 1 findings at or above `--fail-on`, 2 usage, 3 input, 4 model, 130 stopped.
"""


def make_page() -> str:
    """Return the text of the page."""
    root: Any = get_command(app)
    sections = [_HEAD]
    for words, command in _commands(["workbench"], root):
        lines = [f"## {' '.join(words)}", "", inspect.cleandoc(command.help or ""), ""]
        if not hasattr(command, "commands"):
            lines += [f"    {' '.join([*words, *command.collect_usage_pieces(None)])}", ""]
        lines += _table("argument", [p for p in command.params if p.param_type_name == "argument"])
        lines += _table("option", [p for p in command.params if p.param_type_name == "option"])
        sections.append("\n".join(lines).rstrip() + "\n")
    return "\n".join(sections)


def _commands(words: list[str], command: Any) -> Iterator[tuple[list[str], Any]]:  # noqa: ANN401
    """Yield a command and the ones in it, each with the words that call it."""
    yield words, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from _commands([*words, name], inner)


def _table(head: str, params: list[Any]) -> list[str]:
    """Return the lines of a table of parameters, none for no parameters."""
    rows = [f"| {_names(param)} | {_help(param)} |" for param in params]
    return [f"| {head} | |", "|---|---|", *rows, ""] if rows else []


def _names(param: Any) -> str:  # noqa: ANN401
    if param.param_type_name == "argument":
        return f"`{value_of(param)}`"
    value = "" if param.is_flag else f" {value_of(param)}"
    return ", ".join(f"`{option}{value}`" for option in sorted(param.opts, key=len, reverse=True))


def _help(param: Any) -> str:  # noqa: ANN401
    default = param.default
    shown = isinstance(default, str) and param.param_type_name == "option"
    return (param.help or "").replace("|", r"\|") + (f" Default: `{default}`." if shown else "")


if __name__ == "__main__":
    PAGE.write_text(make_page(), encoding="utf-8")
