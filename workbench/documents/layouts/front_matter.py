"""The head of a Markdown file, in YAML or TOML: what it says in words, and its language."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.documents.markdown import without_front_matter
from workbench.text.edits import Edit
from workbench.text.script import HAN, LATIN_LETTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.locales import Locale

_LANGUAGE = re.compile(
    r"^(?P<key>(?:lang|language|locale)\s*[:=]\s*[\"']?)"
    r"(?P<value>[A-Za-z]{2,3}(?:[-_][A-Za-z]+)*)(?![\w-])",
    re.MULTILINE,
)
_TITLE = re.compile(
    r"^(?P<key>(?:title|subtitle|description|summary)\s*[:=]\s*)"
    r"(?P<value>\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[^\s\"'>|\[{&*!#\n][^\n]*?)[ \t]*$",
    re.MULTILINE,
)


def titles(text: str, end: int) -> Iterator[tuple[Span, str]]:
    """Yield where the titles of the head stand, which ends at ``end``, and what they say."""
    for match in _TITLE.finditer(text, 0, end):
        value = match["value"]
        quoted = value[:1] in "\"'"
        try:
            said = str(json.loads(value)) if value[:1] == '"' else value
        except ValueError:
            continue
        said = said[1:-1] if value[:1] == "'" else said
        if HAN.search(said) or (quoted or LATIN_LETTER.search(said)):
            yield Span(*match.span("value")), said


def language_edits(text: str, end: int, locale: Locale) -> Iterator[Edit]:
    """Yield what has to change where the head names the language."""
    for match in _LANGUAGE.finditer(text, 0, end):
        yield Edit(Span(*match.span("value")), locale.tag)


def conversion(text: str, change: Callable[[str], str], locale: Locale) -> list[Edit]:
    """Return edits that make ``change`` to the titles as they are written, quotes and all."""
    _, end = without_front_matter(text)
    edits = list(language_edits(text, end, locale))
    for span, _ in titles(text, end):
        value = span.of(text)
        # Not a label's way (new quotes around it): a converted file differs in its words only.
        quotes = 1 if value[:1] in "\"'" else 0
        inner = Span(span.start + quotes, span.end - quotes)
        edits.append(Edit(inner, change(inner.of(text))))
    return edits
