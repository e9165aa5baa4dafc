"""Cards that lie over the page when they are asked for: rules explained, what to copy, the keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.bilingual.page.markup import element, esc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.article import Article
    from workbench.checks.explain import Explanation

_CODE = re.compile(r"`([^`]+)`")
_CLOSE = '<button type="button" popovertarget="{}" popovertargetaction="hide">Close</button>'
_COPIES = (("source", "Source"), ("target", "Target"), ("source target", "Both"))
_KEYS = (
    ("/", "search in both texts; Enter goes to the first paragraph found"),
    ("f", "only paragraphs with findings, or all again"),
    ("j", "next paragraph"),
    ("k", "paragraph before"),
    ("n", "next finding"),
    ("p", "finding before"),
    ("t", "table of terms"),
    ("c", "copy as plain text"),
    ("?", "this card"),
    ("Escape", "show everything again; close a card"),
    ("Tab, Enter", "from link to link; a term leads to its other end"),
)


def explanations(article: Article) -> dict[str, Explanation]:
    """Return what is known of the rules of an article's findings, in the order of the rules."""
    from workbench.checks import ALL_RULES, explain

    found = {finding.rule for finding in article.findings}
    return {name: explain(name) for name in ALL_RULES if name in found}


def card_of(rule: str) -> str:
    """Return the id of the card that explains a rule."""
    return f"rule-{rule}"


def cards(explained: Mapping[str, Explanation]) -> str:
    """Return all cards of a page."""
    return "\n".join((_copy(), _keys(), *map(_rule, explained.values())))


def _card(name: str, heading: str, content: Iterable[str]) -> str:
    parts = (element("h2", heading, id=f"{name}-name"), *content, _CLOSE.format(name))
    attributes = {"class_": "card", "popover": "auto", "role": "dialog"}
    return element("div", "\n".join(parts), **attributes, id=name, aria_labelledby=f"{name}-name")


def _copy() -> str:
    buttons = "".join(
        f'<button type="button" data-copy="{sides}">{title}</button>' for sides, title in _COPIES
    )
    told = element("p", "The paragraphs that are shown, without marks and findings.")
    return _card("copy", "Copy as plain text", (told, element("div", buttons, class_="buttons")))


def _keys() -> str:
    rows = "".join(
        element("dt", " or ".join(element("kbd", key) for key in keys.split(", ")))
        + element("dd", esc(does))
        for keys, does in _KEYS
    )
    box = '<label><input type="checkbox" id="single-keys" checked> Single keys work</label>'
    content = (element("dl", rows, class_="keys"), element("p", box))
    return _card("keys", "Keys", content)


def _rule(one: Explanation) -> str:
    parts = {"Reports": one.reports, "Why": one.why, "Example": one.example, "Mend": one.mend}
    told = "".join(element("dt", name) + element("dd", _text(text)) for name, text in parts.items())
    content = (element("p", _text(one.title)), element("dl", told))
    return _card(card_of(one.id), element("code", esc(one.id)), content)


def _text(text: str) -> str:
    """Return the text of a docstring, its code in elements of its own."""
    return _CODE.sub(r"<code>\1</code>", esc(text[:1].upper() + text[1:]))
