"""``workbench models``: the translation packages on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli import console
from workbench.cli.command import App
from workbench.cli.guard import guarded
from workbench.cli.options import Json, Quiet
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.engines.packages import ModelPackage

app = App(
    no_args_is_help=True, rich_markup_mode=None, help="List, install and remove translation models."
)

_MEGABYTE = 1e6


@app.command("list")
@guarded
def list_(as_json: Json = False) -> None:
    """List the models that are there; of two for a pair, the first is used."""
    from workbench.engines import packages

    found = [*packages.installed(), *packages.embedded()]
    if as_json:
        console.print_json([_package_json(package) for package in found])
        return
    for package in found:
        console.print_out(_package_line(package))


@app.command()
@guarded
def install(
    what: Annotated[
        list[str], typer.Argument(help="A pair of languages (zh en) or an .argosmodel file.")
    ],
    quiet: Quiet = False,
) -> None:
    """Install a model: from the public Argos index by its pair, or from a file."""
    from workbench.engines.download import downloaded
    from workbench.engines.install import SUFFIX, install_file

    if len(what) == 1 and what[0].endswith(SUFFIX):
        with console.progress_bar("installing", quiet=quiet) as report:
            package = install_file(Path(what[0]), report)
    elif len(what) == 2:  # noqa: PLR2004 - a pair of languages
        source, target = _languages(what)
        bar = console.progress_bar("downloading", quiet=quiet)
        with bar as report, downloaded(source, target, report) as file:
            package = install_file(file, report)
    else:
        raise UsageError(f"give a pair of languages (zh en) or one {SUFFIX} file")
    console.print_out(f"installed: {_package_line(package)}")


@app.command()
@guarded
def remove(
    what: Annotated[list[str], typer.Argument(help="A pair of languages (zh en) or a name.")],
) -> None:
    """Remove an installed model."""
    from workbench.engines import install as installer

    for package in installer.remove(_languages(what)):
        console.print_out(f"removed: {package.name}")


@app.command()
@guarded
def path() -> None:
    """Print the folder in which installed models lie."""
    from workbench.engines.packages import package_folder

    console.print_out(str(package_folder()))


def _languages(what: list[str]) -> list[str]:
    """Return a pair of languages by Argos' codes, where it is given by locales (zh-TW en)."""
    from workbench.locales import parse_locale

    if len(what) != 2:  # noqa: PLR2004 - a pair of languages
        return what
    codes = []
    for code in what:
        try:
            codes.append(parse_locale(code).language)
        except UsageError:
            codes.append(code)  # Argos knows many languages that the workbench does not
    return codes


def _package_line(package: ModelPackage) -> str:
    origin = "embedded" if package.embedded else "installed"
    size = f"{package.size / _MEGABYTE:.0f} MB"
    return f"{package.source} → {package.target}\t{package.name}\t{origin}\t{size}\t{package.path}"


def _package_json(package: ModelPackage) -> dict[str, Any]:
    return {
        "source": package.source,
        "target": package.target,
        "name": package.name,
        "version": package.version,
        "embedded": package.embedded,
        "bytes": package.size,
        "sha256": package.digest,
        "path": str(package.path),
    }
