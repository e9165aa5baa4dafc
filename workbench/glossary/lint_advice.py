"""Rules of ``--advice``: what may be better, but is often right as it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.article import Severity
from workbench.glossary.borders import load_words
from workbench.glossary.forms import key
from workbench.glossary.lint_base import Lint
from workbench.locales import LOCALES, ZH_CN
from workbench.text.conversion import convert_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.glossary.term import Kind, Term

_COMMON = 8.0
"""Up to which cost of the word list a word is very common: one word in 3,000."""
_MOST = 0.5
_ENOUGH = 10


def common_keys(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report a Chinese form that is a very common word: it is found often, where nobody means it.

    The message says how often the word stands in general text.
    """
    costs = load_words().costs
    for term in terms:
        for form in term.all_forms("zh"):
            cost = costs.get(key(form.text, "zh"), 99.0)
            if len(form.text) > 1 and cost <= _COMMON and not term.when:
                message = f"{form.text!r} is about one word in {round(2.718**cost, -2):,.0f}"
                yield Lint("common-keys", Severity.INFO, term.place, message)


def converted_keys(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report a name without a form for Taiwan that OpenCC's vocabulary would rewrite.

    The matcher keeps it from that; without this glossary ``convert`` would change it (英伟达).
    """
    taiwan = LOCALES["zh-TW"]
    for term in terms:
        forms = term.forms.get("zh", ())
        for form in forms[:1] if term.kind.is_name and "zh-TW" not in term.forms else ():
            plain = convert_script(form, ZH_CN, taiwan, vocabulary=False)
            words = convert_script(form, ZH_CN, taiwan)
            if plain != words:
                message = f"{form!r}: OpenCC alone would write {words!r} in Taiwan, not {plain!r}"
                yield Lint("converted-keys", Severity.INFO, term.place, message)


def missing_regions(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report an entry without a region's form that most entries of its kind and file have."""
    files: Counter[tuple[str, Kind]] = Counter(_group(term) for term in terms)
    for tag in ("zh-TW", "zh-HK"):
        have = Counter(_group(term) for term in terms if tag in term.forms)
        for term in terms:
            group = _group(term)
            often = have[group] / files[group]
            if tag not in term.forms and files[group] >= _ENOUGH and often > _MOST:
                message = f"{term.id} has no {tag} form, as {often:.0%} of its kind have here"
                yield Lint("missing-regions", Severity.INFO, term.place, message)


def _group(term: Term) -> tuple[str, Kind]:
    return term.place.path, term.kind
