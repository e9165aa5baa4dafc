"""Which documents belong together: from a file that lists them, or by name from two folders."""

from __future__ import annotations

from pathlib import Path

from workbench.bilingual.reading import READERS
from workbench.documents import FORMATS
from workbench.errors import InputError, UsageError
from workbench.locales import LOCALES
from workbench.reports.report import Files

_COLUMNS = 2


def read_pairs(path: Path) -> list[Files]:
    """Return the pairs that a file lists: two paths a line with a tab between them, or one path.

    A bilingual file, which stands alone, is source and target in one. Paths are relative to the
    file's folder; blank lines and those that begin with # are skipped.
    Raises InputError naming the line that is no pair.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(f"{path}: {reason}") from None
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            if not _is_pair(cells):
                raise InputError(
                    f"{path}:{number}: not two paths with a tab between them, nor a bilingual file",
                    hint="write a source and its translation on each line, or a file with both",
                )
            paths = [str(path.parent / cell) for cell in cells]
            found.append(Files(paths[0], paths[-1]))
    if not found:
        raise InputError(f"{path}: no pairs in it")
    return found


def _is_pair(cells: list[str]) -> bool:
    """Tell whether a line gives two files, or one that may be bilingual."""
    if len(cells) == 1:
        return Path(cells[0]).suffix.lower() in READERS
    return len(cells) == _COLUMNS and all(cells) and cells[0] != cells[1]


def paired_folders(sources: Path, targets: Path) -> tuple[list[Files], list[str]]:
    """Return the pairs of two folders, and the files that have no partner.

    Partners have the same name but for suffix and locale: ``a/b.zh-CN.md`` and ``a/b.en.txt``.
    """
    ours, theirs = _by_name(sources), _by_name(targets)
    pairs = [Files(ours[name], theirs[name]) for name in ours if name in theirs]
    if not pairs:
        raise UsageError(
            f"no file in {sources} has a partner in {targets}",
            hint="name partners alike, such as a.zh.md and a.en.md, or list them with --pairs",
        )
    lonely = [ours[name] for name in ours if name not in theirs]
    lonely += [theirs[name] for name in theirs if name not in ours]
    return pairs, lonely


def _by_name(folder: Path) -> dict[str, str]:
    suffixes = {suffix for one in FORMATS for suffix in one.suffixes}
    tags = {"zh", "zh-hans", "zh-hant", *(tag.lower() for tag in LOCALES)}
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.suffix.lower() not in suffixes or any(part[0] == "." for part in inner.parts):
            continue
        stem, _, tag = inner.stem.rpartition(".")
        name = str(inner.with_name(stem if stem and tag.lower() in tags else inner.stem))
        if name in found:
            raise UsageError(f"{path} and {found[name]} have the same name", hint="use --pairs")
        found[name] = str(path)
    return found
