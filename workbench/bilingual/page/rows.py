"""The text of the page: one row per block, source left, target right, findings under both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Block, BlockKind, Severity
from workbench.bilingual.page.cards import card_of
from workbench.bilingual.page.ledger import FindingRow, SegmentRow, UseRow
from workbench.bilingual.page.markup import element, esc, lang
from workbench.bilingual.pieces import Marked, Piece, cut
from workbench.bilingual.plain import RECALLED, bullet, is_recalled, met_phrase, target_segments

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from workbench.article import Article

Mark = UseRow | FindingRow
_DEEPEST = 6
_FORMS = 2
_LONG = 14
"""Characters over which a term may be broken at the end of a heading's line."""


def rows(
    article: Article, ledger: tuple[tuple[SegmentRow, ...], ...], explained: Container[str]
) -> str:
    """Return all rows of the article; the rules in ``explained`` have cards."""
    langs = lang(article.source_locale), lang(article.target_locale)
    pairs = zip(article.blocks, ledger, outline(article.blocks), strict=True)
    return "\n".join(
        _row(number, block, segments, _Setting(langs, rank, explained))
        for number, (block, segments, rank) in enumerate(pairs, start=1)
    )


class _Setting(NamedTuple):
    """What a row has to know beyond its block."""

    langs: tuple[str | None, str | None]
    rank: int
    explained: Container[str]


def outline(blocks: Iterable[Block]) -> Iterator[int]:
    """Yield for each block how deep in the outline its heading stands, from 1; 0 if it is none.

    An article may go from its title to a heading of the third level; its outline has no gap.
    """
    above: list[int] = []
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            yield 0
            continue
        above = [level for level in above if level < block.level] + [block.level]
        yield len(above)


def _row(
    number: int,
    block: Block,
    segments: tuple[SegmentRow, ...],
    setting: _Setting,
) -> str:
    anchor = f"b{number}"
    if block.kind is BlockKind.RULE:
        return element("div", "<hr>", class_="row rule", id=anchor)
    if block.kind is BlockKind.CODE:
        code = element("pre", element("code", esc(block.text)), class_="whole", lang="zxx")
        return element("div", code, class_="row code", id=anchor)
    sides = "".join(
        element("div", _framed(block, content, setting.rank), class_=f"side {side}", lang=language)
        for side, language, content in (
            ("source", setting.langs[0], source_side(block, segments)),
            ("target", setting.langs[1], target_side(block, segments)),
        )
    )
    found = [finding for row in segments for finding in row.findings]
    css = " ".join(("row", block.kind.value, *_flags(found)))
    terms = " ".join(dict.fromkeys(str(use.term) for row in segments for use in row.uses))
    content = sides + _notes(found, setting.explained)
    return element("div", content, class_=css, id=anchor, data_t=terms or None)


def _flags(found: list[FindingRow]) -> Iterator[str]:
    """Yield the classes of a row with findings; one without a span marks the row itself."""
    if found:
        yield "found"
    whole = [row.finding.severity for row in found if not row.is_marked]
    if whole:
        yield f"flagged {min(whole, key=lambda severity: severity.rank).value}"


def _framed(block: Block, content: str, rank: int) -> str:
    """Return one side's content in the element of its kind of block; ``rank`` is a heading's."""
    if not content:
        return ""
    depth = str(min(max(block.level, 1), _DEEPEST))
    if block.kind is BlockKind.HEADING:
        return element(f"h{min(rank + 1, _DEEPEST)}", content, class_=f"depth{depth}")
    if block.kind is BlockKind.LIST_ITEM:
        sign = element("span", esc(bullet(block)), class_="marker")
        return element("p", f"{sign}<span>{content}</span>", class_=f"item depth{depth}")
    if block.kind is BlockKind.QUOTE:
        return element("blockquote", element("p", content), class_=f"depth{depth}")
    return element("p", content)


def source_side(block: Block, segments: Iterable[SegmentRow]) -> str:
    """Return the source of a block; what lies between its sentences stays."""
    parts, reached = [], 0
    for row in segments:
        start = row.segment.start
        parts += [esc(block.text[reached:start]), _sentence(row, row.segment.source, target=False)]
        reached = start + len(row.segment.source)
    return "".join((*parts, esc(block.text[reached:])))


def target_side(block: Block, segments: Iterable[SegmentRow]) -> str:
    """Return the target of a block."""
    pairs = zip(target_segments(block), segments, strict=True)
    return "".join(space + _sentence(row, text, target=True) for (space, text, _), row in pairs)


def _sentence(row: SegmentRow, text: str, *, target: bool) -> str:
    missing = target and not text.strip() and row.segment.source.strip()
    sign = element("span", "", class_="missing") if missing else ""
    if not text:
        return sign
    marks: list[Marked[Mark]] = []
    present: tuple[Mark, ...] = (*row.uses, *row.findings)
    for mark in present:
        span = mark.target if target else mark.source
        if span is not None:
            marks.append(Marked(span, mark))
    content = "".join(_piece(piece, text, target=target) for piece in cut(len(text), marks))
    recalled = target and is_recalled(row.segment)
    css, title = ("s recalled", RECALLED) if recalled else ("s", None)
    return element("span", content, class_=css, title=title, data_s=str(row.number)) + sign


def _piece(piece: Piece[Mark], text: str, *, target: bool) -> str:
    """Return a piece of a sentence: marked for its findings inside, linked for its term outside."""
    uses = [(m, m.mark) for m in piece.marks if isinstance(m.mark, UseRow)]
    found = [(m, m.mark) for m in piece.marks if isinstance(m.mark, FindingRow)]
    content = esc(piece.span.of(text))
    if found:
        worst = min((row.finding.severity for _, row in found), key=lambda s: s.rank)
        numbers = " ".join(str(row.number) for _, row in found)
        content = element("mark", content, class_=worst.value, data_f=numbers)
    if uses:
        content = _term(content, piece, uses, target=target)
    return content + "".join(_reference(row) for marked, row in found if piece.ends(marked))


def _term(
    content: str, piece: Piece[Mark], uses: list[tuple[Marked[Mark], UseRow]], *, target: bool
) -> str:
    """Return a link from a term to its other end; only its first piece can be reached by key.

    Where uses overlap, the one that begins here is shown, and of two the shorter; the others
    that begin here leave their anchors.
    """
    marked, row = min(uses, key=lambda use: (not piece.begins(use[0]), use[0].span.end))
    first = piece.begins(marked)
    long = " long" if marked.span.end - marked.span.start > _LONG else ""
    anchors = "".join(
        element("span", "", id=other.anchor(target=target))
        for begun, other in uses
        if other is not row and piece.begins(begun)
    )
    return anchors + element(
        "a",
        content,
        class_=f"t {row.css}{long}",
        id=row.anchor(target=target) if first else None,
        href="#" + row.opposite(target=target),
        tabindex=None if first else "-1",
        data_u=" ".join(str(use.number) for _, use in uses),
        title=f"{row.use.form} → {_wanted(row.use.expected)}: {met_phrase(row.use.met)}",
    )


def _wanted(forms: tuple[str, ...]) -> str:
    """Return the first of the accepted forms; the table of terms has all of them."""
    more = f" / {len(forms) - _FORMS} more" if len(forms) > _FORMS else ""
    return " / ".join(forms[:_FORMS]) + more


def _reference(row: FindingRow) -> str:
    """Return the raised number of a finding. The style sheet shows it, so copied text lacks it."""
    number, severity = str(row.number), row.finding.severity.value
    return element(
        "a",
        "",
        class_=f"ref {severity}",
        href=f"#f{number}",
        data_n=number,
        data_f=number,
        lang="en",
        aria_label=f"finding {number}, {severity}",
    )


def _notes(found: list[FindingRow], explained: Container[str]) -> str:
    if not found:
        return ""
    notes = "".join(_note(row, explained) for row in found)
    return element("ol", notes, class_="notes", aria_label="Findings")


def _rule(name: str, explained: Container[str]) -> str:
    """Return the name of a rule; one that is explained opens its card."""
    if name not in explained:
        return element("code", esc(name), class_="rule-name")
    card = card_of(name)
    return element("button", esc(name), type_="button", class_="rule-name", popovertarget=card)


def _note(row: FindingRow, explained: Container[str]) -> str:
    finding, number = row.finding, str(row.number)
    severity = finding.severity.value
    label = "Note" if finding.severity is Severity.INFO else severity.capitalize()
    suggestion = finding.unsaid_suggestion
    wish = element("q", esc(suggestion)) if suggestion else ""
    parts = (
        element("span", number, class_="n"),
        element("strong", label),
        _rule(finding.rule, explained),
        element("span", esc(finding.message), class_="message"),
        element("span", f"Suggestion: {wish}", class_="suggestion") if wish else "",
    )
    content = " ".join(part for part in parts if part)
    return element("li", content, class_=severity, id=f"f{number}", data_f=number)
