"""What has to be mended around a term that is put into a text: space, capital, article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.locales import Locale

_ARTICLE = re.compile(r"\b(an?)\s*$", re.IGNORECASE)
_SOUNDED_OTHERWISE = re.compile(r"(?:uni|use|usa|eu|one\b|u[.s])", re.IGNORECASE)
_SPELLED = re.compile(r"[AEFHILMNORSX](?:[A-Z0-9]|\b)")
"""An abbreviation whose first letter is said with a vowel: an FTA, an MRI."""


def takes_an(form: str) -> bool:
    """Tell whether ``form`` has "an" before it, by its letters.

    >>> [takes_an(word) for word in ("Innuovo", "tariff", "unit", "FBI", "WHO")]
    [True, False, False, True, False]
    """
    if len(form) > 1 and form.split(maxsplit=1)[0].isupper():
        return _SPELLED.match(form) is not None
    return form[:1].lower() in "aeiou" and _SOUNDED_OTHERWISE.match(form) is None


def before_term(before: str, form: str, locale: Locale) -> str:
    """Return the text before a term together with the term.

    >>> from workbench.locales import EN
    >>> before_term("It is a", "Innuovo", EN), before_term("", "fever", EN)
    ('It is an Innuovo', 'Fever')
    """
    if locale.is_chinese:
        return before + form
    before = before.rstrip()
    if not before:
        return form[:1].upper() + form[1:] if form.islower() else form
    article = _ARTICLE.search(before)
    if article:
        written = "an" if takes_an(form) else "a"
        written = written.capitalize() if article[1][0].isupper() else written
        before = before[: article.start(1)] + written
    space = "" if before[-1] in "([“‘\"'-/" else " "
    return before + space + form
