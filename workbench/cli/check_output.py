"""Where the findings of ``workbench check`` go: to the terminal, or into a file of some format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.options import refuse_same_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.article import Article
    from workbench.reports.report import Report

_NOTES = 20
"""So many notes on how documents were read are shown."""


@dataclass(frozen=True)
class Delivery:
    """The format and the file of a report."""

    format: str
    output: str | None
    quiet: bool

    @classmethod
    def of(
        cls, wanted: str | None, output: str | None, inputs: Iterable[str], *, quiet: bool
    ) -> Delivery:
        """Return what the options ask for; UsageError or OutputError before any work is done."""
        from workbench.documents.files import check_writable
        from workbench.reports import find_format

        name = find_format(wanted, output)
        if output:
            for path in filter(None, inputs):
                refuse_same_file(path, output)
            check_writable(output)
        return cls(name, output, quiet)

    def give(self, report: Report, article: Article | None = None) -> None:
        """Write the report, or print it; ``article`` is the only one that was checked."""
        from workbench.documents.files import write_bytes, write_text
        from workbench.errors import UsageError
        from workbench.reports import FORMATS, PAGE, TEXT

        for text in report.notes[:_NOTES]:
            console.note(text, quiet=self.quiet)
        if more := report.notes[_NOTES:]:
            console.note(f"{len(more)} more notes, all of them in --format json", quiet=self.quiet)
        render = FORMATS[self.format].render
        if self.format == TEXT and article is not None and self.output is None:
            self._show(report, article)
        elif render is not None:
            write_text(self.output or "-", render(report))
        elif article is not None:
            from workbench.bilingual import render as render_page

            write_bytes(self.output or "-", render_page(article, f".{PAGE}"))
        else:
            raise UsageError("the page in HTML is of one article", hint="take another --format")
        if self.output and self.output != "-":
            console.note(f"written: {self.output}", quiet=self.quiet)

    def _show(self, report: Report, article: Article) -> None:
        """Print one article's findings side by side, and then how many of each rule."""
        from workbench.bilingual.terminal import Bilingual
        from workbench.reports.text import counts

        console.print_rich(Bilingual(article, only_findings=True))
        for line in counts(report):
            console.print_out(f"  {line}")
        for item in report.items:
            if not item.block:
                console.note(item.finding.message, quiet=self.quiet)
