"""``workbench doctor``: what is here, what is missing, and the command that mends it."""

from __future__ import annotations

import json
import locale
import platform
import sys
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import typer

from workbench import __version__
from workbench.cli import console
from workbench.cli.guard import guarded
from workbench.cli.options import Json
from workbench.errors import ExitCode, ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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

    lines = [
        Line("workbench", __version__),
        Line("python", f"{platform.python_version()} ({platform.python_implementation()})"),
    ]
    for name in _LIBRARIES:
        try:
            lines.append(Line(name, version(name)))
        except PackageNotFoundError:
            lines.append(Line(name, "missing", "pip install -r requirements.lock", fatal=True))
    return [*lines, _opencc()]


def _opencc() -> Line:
    """Say which of the two implementations is there, and whether it converts."""
    from workbench.locales import ZH_CN, ZH_TW
    from workbench.text.conversion import convert_script, implementation

    try:
        convert_script("汉", ZH_CN, ZH_TW)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a library
        return Line("OpenCC", f"does not work: {error}", "pip install opencc", fatal=True)
    return Line("OpenCC", implementation())


def _terminal() -> Line:
    encoding = sys.stdout.encoding or "unknown"
    try:
        language = locale.getlocale()[0] or "no locale"
    except ValueError:
        language = "unknown locale"
    utf8 = encoding.lower().replace("-", "") == "utf8"
    return Line("terminal", f"{language}, {encoding}", "" if utf8 else "export PYTHONUTF8=1")


def _models() -> Iterator[Line]:
    from workbench.engines import packages

    try:
        yield Line("models folder", str(packages.package_folder()))
        settings = packages.argos_settings().settings_file
        if not _is_json(settings):
            yield Line("Argos settings", f"{settings} is no JSON", "mend or delete it")
    except ModelError as error:
        yield Line("models folder", error.message, error.hint or "")
    yield Line("embedded models", str(packages.EMBEDDED))
    models = [_model(source, target) for source, target in _PAIRS]
    none = all(line.mend for line in models)
    yield from (replace(line, fatal=none) for line in models)


def _is_json(path: Path) -> bool:
    """Tell whether a file holds JSON, or is not there."""
    try:
        json.loads(path.read_bytes())
    except FileNotFoundError:
        return True
    except (OSError, ValueError, RecursionError):
        return False
    return True


def _model(source: str, target: str) -> Line:
    """Say which model a pair has, and whether it loads."""
    from workbench.engines.argos import ArgosEngine
    from workbench.engines.packages import find

    what = f"model {source} → {target}"
    try:
        package = find(source, target)
    except ModelError as error:
        return Line(what, "none", error.hint or "")
    try:
        ArgosEngine(package)
    except ModelError as error:
        return Line(what, error.message, error.hint or "")
    origin = "embedded" if package.embedded else "installed"
    return Line(what, f"{package.name} ({origin}, {package.size / 1e6:.0f} MB)")
