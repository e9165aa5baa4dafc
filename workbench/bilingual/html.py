"""One self-contained HTML page: source left, target right, terms and findings marked.

The page asks for nothing from anywhere: its policy allows only the style sheet and the script
that it holds, by their hashes. Without script it can be read and printed all the same; the
script finds, filters, copies, listens to keys and lights up the other end of what is pointed at.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.bilingual.page.bar import bar
from workbench.bilingual.page.cards import cards, explanations
from workbench.bilingual.page.ledger import number_article
from workbench.bilingual.page.markup import element, esc, lang
from workbench.bilingual.page.rows import rows
from workbench.bilingual.page.tables import ledger_table, terms_table
from workbench.bilingual.plain import RECALLED, count, is_recalled, met_phrase, one_line
from workbench.bilingual.summary import Summary, summarise

if TYPE_CHECKING:
    from workbench.article import Article
    from workbench.bilingual.page.ledger import Ledger
    from workbench.locales import Locale


_STYLES = ("colours", "page", "bar", "article", "paper")
_MANY = 400
"""Blocks from which on the browser is asked to lay out only those in view."""
_SCRIPTS = ("link", "find", "copy", "keys")


def render(article: Article) -> str:
    """Return the article as an HTML page."""
    summary, ledger = summarise(article), number_article(article)
    explained = explanations(article)
    title = esc(one_line(article.title)) or "Untitled"
    style, script = _style(), _script()
    return Template(_part("page.html")).substitute(
        style_hash=_hash(style),
        script_hash=_hash(script),
        style=style,
        script=script,
        version=esc(__version__),
        page_title=title,
        title=element("h1", title, lang=lang(article.source_locale)),
        locales=_locales(article),
        summary=_summary(summary),
        legend=_legend(ledger),
        bar=bar(article, ledger, summary),
        notes=_notes(article),
        source_name=_name(article.source_locale, "Source"),
        target_name=_name(article.target_locale, "Target"),
        many=' class="many"' if len(article.blocks) > _MANY else "",
        rows=rows(article, ledger.blocks, explained),
        terms=terms_table(article, ledger),
        ledger=ledger_table(article, ledger),
        signature=esc(one_line(article.signature)),
        cards=cards(explained),
    )


def _style() -> str:
    return "".join(_part(f"{name}.css") for name in _STYLES)


def _script() -> str:
    """Return the script, whose files share their names and nothing with the page."""
    return '"use strict";\n{\n' + "".join(_part(f"{name}.js") for name in _SCRIPTS) + "}\n"


@cache
def _part(name: str) -> str:
    """Return a file of the page; line ends as a browser sees them, or the hash would not fit."""
    return (files("workbench.bilingual.page") / name).read_text("utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _name(locale: Locale | None, otherwise: str) -> str:
    return esc(locale.name) if locale else otherwise


def _locales(article: Article) -> str:
    """Return the file's name and the two languages."""
    names = [_name(article.source_locale, "")]
    if article.target_locale:
        names.append(_name(article.target_locale, ""))
    name = element("span", esc(one_line(article.name)), class_="name") if article.name else ""
    return name + element("span", " → ".join(names))


def _summary(summary: Summary) -> str:
    """Return the counts, each under its name."""
    lengths = f"{summary.source} → {summary.target}"
    figures = [
        ("Text", count(summary.blocks, "block"), (summary.segments_phrase, lengths)),
        ("Uses of terms", f"{summary.use_count:,}", summary.uses_parts),
        ("Findings", f"{summary.finding_count:,}", summary.findings_parts),
    ]
    return "".join(
        element("div", f"<dt>{name}</dt><dd>{_figure(figure, parts)}</dd>")
        for name, figure, parts in figures
    )


def _figure(figure: str, parts: tuple[str, ...]) -> str:
    details = "".join(element("span", esc(part)) for part in parts)
    return element("b", esc(figure)) + (f" {details}" if details else "")


def _legend(ledger: Ledger) -> str:
    """Return how the ways of meeting a use look on this page."""
    ways = [
        element("span", esc(met_phrase(met)), class_=f"t met-{met.name.lower().replace('_', '-')}")
        for met in ledger.ways
    ]
    parts = [f"Terms: {', '.join(ways)}"] if ways else []
    if any(is_recalled(row.segment) for rows in ledger.blocks for row in rows):
        parts.append(element("span", "Sentence", class_="recalled") + f" {RECALLED}")
    return element("p", " · ".join(parts), class_="legend") if parts else ""


def _notes(article: Article) -> str:
    items = "".join(element("li", esc(note)) for note in article.notes)
    return element("ul", items, class_="reading", aria_label="Notes") if items else ""
