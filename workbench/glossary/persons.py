"""Surnames that many bear: Wong in Alex Wong is not Lawrence, Lee in Lee Jae-myung not John."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.glossary.term import Kind
from workbench.text.capitals import NO_NAMES
from workbench.text.lexicon import is_word

if TYPE_CHECKING:
    from workbench.article import Span
    from workbench.glossary.term import Term

_BEFORE = re.compile(r"(?<![\w’'.-])([A-Z][a-z]\w*(?:-\w+)*)[ \n]$")
_AFTER = re.compile(r"[ \n]([A-Z][a-z]+(?:-[a-z]+)+)(?!\w)")
"""A given name after a surname is told from any other word by its hyphen."""
_LONGEST_WORD = 30
_WORDS = re.compile(r"[\w’'.-]+")


def is_another(term: Term, text: str, span: Span) -> bool:
    """Tell whether a surname at ``span`` of an English text is another person's than ``term``.

    It is where a given name stands beside it that the entry does not know. An entry that knows no
    given name at all says nothing. Titles and other words of the dictionary are no given names.
    """
    if term.kind is not Kind.PERSON:
        return False
    surname = span.of(text)
    given = _given_names(term).get(surname.casefold())
    if not given:
        return False
    before = _BEFORE.search(text, max(0, span.start - _LONGEST_WORD), span.start)
    after = _AFTER.match(text, span.end)
    return any(
        found[1].casefold() not in given and found[1] not in NO_NAMES and not is_word(found[1])
        for found in (before, after)
        if found
    )


@lru_cache(maxsize=4096)
def _given_names(term: Term) -> dict[str, frozenset[str]]:
    """Return, for each form of one word, the other words of the longer forms that hold it."""
    names = [_WORDS.findall(form.text.casefold()) for form in term.all_forms("en")]
    return {
        words[0]: frozenset(
            word for other in names if len(other) > 1 and words[0] in other for word in other
        )
        for words in names
        if len(words) == 1
    }
