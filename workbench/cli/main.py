"""The ``workbench`` command and its groups. Importing this loads nothing heavy."""

from __future__ import annotations

from typing import Annotated

import typer

from workbench import __version__
from workbench.cli import glossary, memory, models
from workbench.cli.check import check
from workbench.cli.command import App
from workbench.cli.convert import convert
from workbench.cli.doctor import doctor
from workbench.cli.export import export
from workbench.cli.guard import run_whole
from workbench.cli.translate import translate

app = App(
    name="workbench",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich takes longer to load than a help page may take to show
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Chinese–English translation and glossary workbench, on your own machine.",
)
app.command()(translate)
app.command()(check)
app.command()(export)
app.command()(convert)
app.add_typer(glossary.app, name="glossary")
app.add_typer(memory.app, name="memory")
app.add_typer(models.app, name="models")
app.command()(doctor)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"workbench {__version__}")
        raise typer.Exit


@app.callback()
def main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show version.")
    ] = False,
) -> None:
    """Chinese–English translation and glossary workbench, on your own machine."""


def run() -> None:
    """Run the command line."""
    run_whole(lambda: app(prog_name="workbench"))
