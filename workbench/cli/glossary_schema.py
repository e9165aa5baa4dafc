"""``workbench glossary schema``: what a glossary file may hold, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.guard import guarded

if TYPE_CHECKING:
    import typer


def add_to(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(schema)


@guarded
def schema() -> None:
    """Print the JSON Schema of glossary files, for an editor to complete and check them by."""
    from workbench.glossary.schema import schema_text

    console.print_out(schema_text().rstrip("\n"))
