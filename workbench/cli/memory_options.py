"""Options that the commands of ``workbench memory`` share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from workbench.memory.unit import Selection

MemoryFile = Annotated[str, typer.Option("--memory", help="File of the translation memory.")]
By = Annotated[str | None, typer.Option("--by", help="Only units by: person or model.")]
Article = Annotated[
    str | None, typer.Option("--article", help="Only units that came from the file of this name.")
]
SourceLocale = Annotated[
    str | None, typer.Option("--from", help="Locale of the sources: zh-CN, en …")
]
TargetLocale = Annotated[
    str | None, typer.Option("--to", help="Locale of the targets: en, zh-TW …")
]


def parse_selection(
    by: str | None, article: str | None, from_: str | None, to: str | None
) -> Selection:
    """Return the units that the options mean. Raises UsageError for a word that is not known."""
    from workbench.locales import parse_locale
    from workbench.memory.unit import Author, Selection

    return Selection(
        author=Author.parse(by) if by else None,
        article=article,
        source=parse_locale(from_) if from_ else None,
        target=parse_locale(to) if to else None,
    )
