"""Which form of a term is to be written at each of its uses in an article.

At the first one, the entry's ``first`` form; or, where it has an abbreviation and is used again,
the preferred form with the abbreviation in brackets, which stands for it from then on. Else the
preferred form.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.glossary.honour import expected_forms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.glossary.match import Match
    from workbench.glossary.term import Forms, Term
    from workbench.locales import Locale


def forms_to_write(uses: Sequence[Match], locale: Locale) -> list[str]:
    """Return the form for each of the ``uses`` of an article, in order, in a target of ``locale``.

    The uses are those of the whole article; a term that is kept stands as in the source.
    """
    often = Counter(use.term for use in uses)
    seen: set[Term] = set()
    written = []
    for use in uses:
        term = use.term
        preferred = expected_forms(use, locale)[0]
        short = _of(term.abbr, locale) if often[term] > 1 and not term.first else ""
        if term.keep:
            written.append(preferred)
        elif term in seen:
            written.append(short or preferred)
        else:
            bracketed = f"{preferred}（{short}）" if locale.is_chinese else f"{preferred} ({short})"
            written.append(_of(term.first, locale) or (bracketed if short else preferred))
        seen.add(term)
    return written


def _of(group: Mapping[str, Forms], locale: Locale) -> str:
    """Return the first form for ``locale``: the region's, else the language's."""
    forms = group.get(locale.tag) or group.get(locale.language) or ("",)
    return forms[0]
