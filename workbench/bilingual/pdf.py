"""A PDF: the HTML page printed on A4 by a browser, two columns, findings under their paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.bilingual import html

if TYPE_CHECKING:
    from workbench.article import Article


def render(article: Article) -> bytes:
    """Return the article as a PDF.

    Raises UsageError where no browser is at hand, OutputError where one fails.
    """
    from workbench.bilingual.page.printing import print_page

    return print_page(html.render(article))
