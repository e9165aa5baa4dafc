"""``workbench doctor``: what is here, what is missing, and the command that mends it."""

from __future__ import annotations

import locale
import platform
import sys
from dataclasses import asdict, dataclass

import typer

from workbench import __version__
from workbench.cli import console
from workbench.cli.guard import guarded
from workbench.cli.options import Json
from workbench.errors import ExitCode, ModelError

_LIBRARIES = ("argostranslate", "ctranslate2", "sentencepiece", "pyyaml", "typer", "markdown-it-py")
_PAIRS = (("zh", "en"), ("en", "zh"))


@dataclass(frozen=True)
class Line:
    """One thing looked at."""

    what: str
    found: str
    mend: str = ""
    """The command or step that mends it; empty where all is well."""
    fatal: bool = False


@guarded
def doctor(as_json: Json = False) -> None:
    """Look at the installation and say what is missing."""
    lines = [*_versions(), _terminal(), *_models()]
    if as_json:
        console.print_json([asdict(line) for line in lines])
    else:
        width = max(len(line.what) for line in lines)
        for line in lines:
            sign = "✖" if line.fatal else "▲" if line.mend else "✔"
            console.print_out(f"{sign} {line.what:<{width}}  {line.found}")
            if line.mend:
                console.print_out(f"  {'':<{width}}  → {line.mend}")
    if any(line.fatal for line in lines):
        raise typer.Exit(ExitCode.MODEL)


def _versions() -> list[Line]:
    from importlib.metadata import PackageNotFoundError, version

    from workbench.text.conversion import implementation

    lines = [
        Line("workbench", __version__),
        Line("python", f"{platform.python_version()} ({platform.python_implementation()})"),
    ]
    for name in _LIBRARIES:
        try:
            lines.append(Line(name, version(name)))
        except PackageNotFoundError:
            lines.append(Line(name, "missing", "pip install -r requirements.lock", fatal=True))
    opencc = implementation()
    missing = "" if opencc != "none" else "pip install opencc"
    lines.append(Line("OpenCC", opencc, missing, fatal=bool(missing)))
    return lines


def _terminal() -> Line:
    encoding = sys.stdout.encoding or "unknown"
    language = locale.getlocale()[0] or "no locale"
    found = f"{language}, {encoding}"
    utf8 = encoding.lower().replace("-", "") == "utf8"
    return Line("terminal", found, "" if utf8 else "export PYTHONUTF8=1")


def _models() -> list[Line]:
    from workbench.engines import packages

    lines = []
    try:
        lines.append(Line("models folder", str(packages.package_folder())))
    except ModelError as error:
        lines.append(Line("models folder", error.message, error.hint or ""))
    lines.append(Line("embedded models", str(packages.EMBEDDED)))
    for source, target in _PAIRS:
        what = f"model {source} → {target}"
        try:
            package = packages.find(source, target)
        except ModelError as error:
            lines.append(Line(what, "none", error.hint or ""))
            continue
        origin = "embedded" if package.embedded else "installed"
        lines.append(Line(what, f"{package.name} ({origin}, {package.size / 1e6:.0f} MB)"))
    return lines
