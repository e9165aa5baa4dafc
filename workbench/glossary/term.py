"""One glossary entry: a concept with its forms per locale."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from workbench.locales import CHINESE_REGIONS, ZH_CN, parse_locale
from workbench.text.conversion import convert_script
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workbench.locales import Locale


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


class Case(str, Enum):
    """How an entry's capitals are compared; without one, by the rule of its kind."""

    BY_KIND = ""
    EXACT = "exact"
    ANY = "any"


class Direction(str, Enum):
    """From which language an entry is translated."""

    ZH_EN = "zh-en"
    EN_ZH = "en-zh"
    BOTH = "both"


class Status(str, Enum):
    """How an entry stands beside others of the same form."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"

    @property
    def rank(self) -> int:
        """0 for preferred; the lowest wins."""
        return list(Status).index(self)


class Order(str, Enum):
    """By which of its first forms the entries of a file are sorted."""

    EN = "en"
    ZH = "zh"

    def key(self, term: Term) -> str:
        """Return what ``term`` is sorted by: the English without regard to case."""
        return term.id.casefold() if self is Order.EN else next(term.all_forms("zh")).text


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

    @property
    def locale(self) -> Locale:
        """The locale of the field; of ``zh`` that of the Mainland."""
        return parse_locale(self.field.rpartition(".")[2])


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
    when: Mapping[str, Forms] = field(default_factory=dict)
    """Contexts one of which must be near for a form to be this term."""
    first: Mapping[str, Forms] = field(default_factory=dict)
    """What is written at the first mention in an article; accepted at any."""
    abbr: Mapping[str, Forms] = field(default_factory=dict)
    """Abbreviations, matched and accepted; written in brackets at the first mention."""
    case: Case = Case.BY_KIND
    direction: Direction = Direction.BOTH
    status: Status = Status.PREFERRED
    domain: str = ""
    source: str = ""
    """Where the forms are from, for people."""
    keep: bool = False
    """Whether the term stays in the target as it stands in the source."""
    article: bool = False
    """Whether the English form stands with "the": the CCP."""
    note: str = ""
    place: Place = NOWHERE

    @property
    def id(self) -> str:
        """The first English form, which names the term in ledgers and messages."""
        return next(iter(self.forms.get("en", ())), "") or next(self.all_forms("zh")).text

    @property
    def glossary(self) -> str:
        """The name of its glossary's file, without suffix; empty for a term from nowhere."""
        return PurePath(self.place.path).stem

    def all_forms(self, language: str) -> Iterator[Form]:
        """Yield every form that stands for the term in a text of ``language``, of any region."""
        for group, prefix in ((self.forms, ""), (self.also, "also."), (self.abbr, "abbr.")):
            for name, forms in group.items():
                if language_of(name) == language:
                    yield from (Form(text, prefix + name) for text in forms)

    def sought_forms(self, language: str) -> Iterator[Form]:
        """Yield the forms that a text of ``language`` is searched for.

        One lower-case word beside a first form of several (cuts of "interest rate cuts", jet of
        "fighter jets") is accepted in a target, but would be found everywhere.
        """
        for form in self.all_forms(language):
            first = self.forms.get(form.field, ("",))[0]
            if not (form.text.isalpha() and form.text.islower() and " " in first.strip()):
                yield form

    def target_forms(self, locale: Locale) -> Forms:
        """Return the forms that a target of ``locale`` may use; the first is to be written.

        A region with a form of its own does not use the common one (特朗普 in Taiwan), nor a
        further form that holds it (唐纳德·特朗普). Forms are in the script of ``locale``; a term
        (not a name) without a form of its own has them in its words as well (數位 before 數字).
        """
        own = self.forms.get(locale.tag, ())
        accepted = [*own] if own else self._written(self.forms.get(locale.language, ()), locale)
        for group in (self.also, self.abbr, self.first):
            accepted += group.get(locale.tag, ())
            common = group.get(locale.language, ()) if locale.tag != locale.language else ()
            usable = [form for form in common if not self._is_foreign(form, locale)]
            accepted += self._written(usable, locale)
        if not accepted:  # a term known only in another region's form
            for form in self.all_forms(locale.language):
                accepted += self._written([form.text], locale, form.locale)
        return tuple(dict.fromkeys(accepted))

    def _written(self, forms: Iterable[str], locale: Locale, home: Locale = ZH_CN) -> list[str]:
        """Return Chinese ``forms`` of ``home`` as ``locale`` writes them, others as they are."""
        if not locale.is_chinese or locale == home:
            return list(forms)
        named = self.kind.is_name or any(self.forms.get(tag) for tag in CHINESE_REGIONS)
        ways = (False,) if named else (True, False)
        return [
            convert_script(form, home, locale, vocabulary=way) for form in forms for way in ways
        ]

    def _is_foreign(self, form: str, locale: Locale) -> bool:
        """Tell whether ``form`` holds another region's name and not that of ``locale``."""
        own = self.forms.get(locale.tag, ()) or self.forms.get(locale.language, ())
        others = [
            forms[0]
            for tag, forms in self.forms.items()
            if forms and tag != locale.tag and language_of(tag) == locale.language
        ]
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
        yield from _of_language(self.unless, language)

    def when_contexts(self, language: str) -> Iterator[str]:
        """Yield the ``when`` contexts for texts of ``language``."""
        yield from _of_language(self.when, language)

    def is_from(self, language: str) -> bool:
        """Tell whether the term is looked for in sources of ``language``."""
        return self.direction in {
            Direction.BOTH,
            f"{language}-{'zh' if language == 'en' else 'en'}",
        }


def _of_language(group: Mapping[str, Forms], language: str) -> Iterator[str]:
    for name, forms in group.items():
        if language_of(name) == language:
            yield from forms


def language_of(name: str) -> str:
    """Return the language of a field's name: ``zh`` of ``zh-TW``."""
    return name.partition("-")[0]
