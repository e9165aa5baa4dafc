"""One glossary entry: a concept with its forms per locale."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from workbench.locales import CHINESE_REGIONS, Locale
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Kind(str, Enum):
    """What a term names; it decides how its case and its regional names are treated."""

    PERSON = "person"
    COMPANY = "company"
    PLACE = "place"
    ORGANISATION = "organisation"
    TITLE = "title"
    PRODUCT = "product"
    TERM = "term"

    @property
    def is_name(self) -> bool:
        """Whether the term is a proper name, which no vocabulary conversion may touch."""
        return self not in {Kind.TITLE, Kind.TERM}


class Place(NamedTuple):
    """Where an entry stands (line and column count from 1)."""

    path: str
    line: int
    column: int


NOWHERE = Place("", 0, 0)


class Form(NamedTuple):
    """One written form of a term."""

    text: str
    field: str
    """The field of the entry that holds it: ``zh``, ``zh-TW``, ``en``, ``also.zh`` …"""


Forms = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Term:
    """One concept; equal only to itself.

    The mappings go from a field's name (``en``, ``zh``, ``zh-TW`` …) to forms.
    """

    forms: Mapping[str, Forms]
    """Per field: the first form is written, the others are accepted."""
    kind: Kind = Kind.TERM
    also: Mapping[str, Forms] = field(default_factory=dict)
    """Further forms, matched in a source and accepted in a target."""
    forbid: Mapping[str, Forms] = field(default_factory=dict)
    unless: Mapping[str, Forms] = field(default_factory=dict)
    """Contexts in which a form is not this term."""
    keep: bool = False
    """Whether the term stays in the target as it stands in the source."""
    note: str = ""
    place: Place = NOWHERE

    @property
    def id(self) -> str:
        """The first English form, which names the term in ledgers and messages."""
        return next(iter(self.forms.get("en", ())), "") or next(self.all_forms("zh")).text

    def all_forms(self, language: str) -> Iterator[Form]:
        """Yield every form that stands for the term in a text of ``language``, of any region."""
        for group, prefix in ((self.forms, ""), (self.also, "also.")):
            for name, forms in group.items():
                if language_of(name) == language:
                    yield from (Form(text, prefix + name) for text in forms)

    def target_forms(self, locale: Locale) -> Forms:
        """Return the forms that a target of ``locale`` may use; the first is to be written.

        A region with a form of its own does not use the common one (特朗普 in Taiwan), nor a
        further form that holds it (唐纳德·特朗普).
        """
        own = self.forms.get(locale.tag, ()) or self.forms.get(locale.language, ())
        further = [*self.also.get(locale.tag, ()), *self.also.get(locale.language, ())]
        accepted = [*own, *(form for form in further if not self._is_foreign(form, locale))]
        if not accepted:  # a term known only in another region's form
            accepted = [form.text for form in self.all_forms(locale.language)]
        return tuple(dict.fromkeys(accepted))

    def _is_foreign(self, form: str, locale: Locale) -> bool:
        """Tell whether ``form`` holds another region's name and not that of ``locale``."""
        own = self.forms.get(locale.tag, ()) or self.forms.get(locale.language, ())
        others = [forms[0] for tag, forms in self.forms.items() if tag != locale.tag and forms]
        folded = fold(form)
        return any(fold(other) in folded for other in others if other not in own) and not any(
            fold(mine) in folded for mine in own
        )

    def forbidden_forms(self, locale: Locale) -> Forms:
        """Return the forms that a target of ``locale`` must not use."""
        names = {locale.tag, locale.language}
        return tuple(form for name in names for form in self.forbid.get(name, ()))

    def contexts(self, language: str) -> Iterator[str]:
        """Yield the ``unless`` contexts for texts of ``language``."""
        for name, contexts in self.unless.items():
            if language_of(name) == language:
                yield from contexts


def language_of(name: str) -> str:
    """Return the language of a field's name: ``zh`` of ``zh-TW``."""
    return name.partition("-")[0]


FORM_FIELDS = ("en", "zh", *CHINESE_REGIONS)
