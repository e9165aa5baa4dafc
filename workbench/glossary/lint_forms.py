"""Rules about how forms are written, and whether they can be found as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Severity
from workbench.glossary.forms import key
from workbench.glossary.lint_base import Lint, name_of
from workbench.glossary.match import Matcher
from workbench.glossary.term import Status, language_of
from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.glossary.term import Forms, Term

_PAIRS = {
    "(": ")",
    "（": "）",
    "[": "]",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
}
_PAIRS |= {"“": "”", "{": "}", "〔": "〕"}
_CLOSING = frozenset(_PAIRS.values())
STRAY = re.compile(
    rf"[ \t\u00a0\u3000]{{2,}}|[\t\u00a0\u3000]|[{HAN_CLASS}] (?=[，。、：；）」』》])"
)


def unbalanced_brackets(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report a form in which a bracket or quotation mark has no partner: a slip in copying."""
    for term in terms:
        for form in _written(term):
            if not _is_balanced(form):
                message = f"{form!r} has a bracket or quotation mark without its partner"
                yield Lint("unbalanced-brackets", Severity.WARNING, term.place, message)


def stray_spaces(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report a form with several spaces in a row, a tab or an odd space: it is written so."""
    for term in terms:
        for form in _written(term):
            if STRAY.search(form):
                message = f"{form!r} has a space too many, or one of an odd kind"
                yield Lint("stray-spaces", Severity.WARNING, term.place, message)


def repeated_forms(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report a form that an entry has twice in one field, or in ``also`` besides: once will do.

    In Chinese a form in the other script is the same form.
    """
    for term in terms:
        for repeat in repeats(term):
            name = ".".join(filter(None, repeat[:2]))
            message = f"{name}: {repeat.text!r} is there already"
            yield Lint("repeated-forms", Severity.INFO, term.place, message)


class Repeat(NamedTuple):
    """A form that says nothing new: the group and field that hold it, and its number there."""

    group: str
    field: str
    number: int
    text: str


def repeats(term: Term) -> Iterator[Repeat]:
    """Yield the forms of ``term`` that stand before in the same field, or in the one it extends."""
    for name, forms in term.forms.items():
        yield from _repeats("", name, forms, ())
    for name, forms in term.abbr.items():
        yield from _repeats("abbr", name, forms, ())
    for name, forms in term.also.items():
        before = (*term.forms.get(name, ()), *term.abbr.get(name, ()))
        yield from _repeats("also", name, forms, before)


def _repeats(group: str, field: str, forms: Forms, before: Iterable[str]) -> Iterator[Repeat]:
    def same(form: str) -> str:
        return key(form, "zh") if language_of(field) == "zh" else form

    seen = set(map(same, before))
    for number, form in enumerate(forms):
        if same(form) in seen:
            yield Repeat(group, field, number, form)
        seen.add(same(form))


def unfound_forms(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report a form that is not found where it stands alone: a veto or another form is in its way.

    Forms that another entry has as well are a matter of ``conflicting-forms``.
    """
    plain = [term for term in terms if not term.when]
    matcher = Matcher(plain, "zh", directed=False)
    for term in plain:
        for form in term.all_forms("zh"):
            found = matcher.find(form.text)
            if found and key(found[0].found, "zh") == key(form.text, "zh"):
                continue
            if found:
                message = f"{form.text!r} is not found: {name_of(found[0].term)} is, in it"
                yield Lint("unfound-forms", Severity.WARNING, term.place, message)
            for veto in matcher.vetoes(form.text) if not found else ():
                if veto.match.term is term and veto.match.found == form.text:
                    message = f"{form.text!r} is not found even alone: {veto.reason}"
                    yield Lint("unfound-forms", Severity.WARNING, term.place, message)


def deprecated_terms(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report a deprecated entry that no better one stands beside: its form is found and written."""
    better = {
        key(form.text, "zh")
        for term in terms
        if term.status is not Status.DEPRECATED
        for form in term.all_forms("zh")
    }
    for term in terms:
        forms = {key(form.text, "zh") for form in term.all_forms("zh")}
        if term.status is Status.DEPRECATED and not forms & better:
            message = f"{term.id} is deprecated, and no other entry has its Chinese form"
            yield Lint("deprecated-terms", Severity.INFO, term.place, message)


def _written(term: Term) -> Iterator[str]:
    """Yield every form of a term that a target may get."""
    for group in (term.forms, term.also, term.abbr, term.first):
        for name, forms in group.items():
            if language_of(name) in {"zh", "en"}:
                yield from forms


def _is_balanced(form: str) -> bool:
    expected: list[str] = []
    for char in form:
        if char in _PAIRS:
            expected.append(_PAIRS[char])
        elif char in _CLOSING and (not expected or expected.pop() != char):
            return False
    return not expected
