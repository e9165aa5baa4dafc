"""The fields of a glossary file, from which it is read, and its JSON Schema made."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from workbench.glossary.term import Case, Direction, Kind, Order, Status
from workbench.locales import CHINESE_REGIONS


class Shape(Enum):
    """What may stand under a field."""

    FORMS = "text or list"
    GROUP = "fields with lists"
    CHOICE = "word"
    TRUTH = "true or false"
    TEXT = "text"
    TERMS = "list of terms"


class Field(NamedTuple):
    """One field of a file or an entry."""

    name: str
    shape: Shape
    about: str
    choices: type[Enum] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a choice; an empty one is what stands without the field."""
        return tuple(str(choice.value) for choice in self.choices or () if choice.value)


FILE_FIELDS = (
    Field("name", Shape.TEXT, "the glossary's name; without it the file's"),
    Field("licence", Shape.TEXT, "for people"),
    Field("note", Shape.TEXT, "for people"),
    Field("sorted", Shape.CHOICE, "by which forms the entries are sorted, for the linter", Order),
    Field("terms", Shape.TERMS, "the entries"),
)
FORM_FIELDS = (
    Field("en", Shape.FORMS, "the English forms: the first is written, the others are accepted"),
    Field(
        "zh",
        Shape.FORMS,
        "the Chinese forms, for every region without forms of its own; in Simplified",
    ),
    *(
        Field(tag, Shape.FORMS, "forms of one region, in its script, where its wording differs")
        for tag in CHINESE_REGIONS
    ),
)
ENTRY_FIELDS = (
    *FORM_FIELDS,
    Field("kind", Shape.CHOICE, "what the term names", Kind),
    Field("also", Shape.GROUP, "more forms: matched in a source, accepted in a target"),
    Field("abbr", Shape.GROUP, "abbreviations: as `also`, and in brackets at the first mention"),
    Field("first", Shape.GROUP, "the form at the first mention in an article; accepted always"),
    Field("forbid", Shape.GROUP, "forms that a target must not have"),
    Field("unless", Shape.GROUP, "contexts in which a form is not this term"),
    Field("when", Shape.GROUP, "contexts one of which must stand near for a form to be this term"),
    Field("case", Shape.CHOICE, "how capitals are compared; without it by the kind", Case),
    Field("direction", Shape.CHOICE, "from which language the term is translated", Direction),
    Field("status", Shape.CHOICE, "which of several entries with one form wins", Status),
    Field("keep", Shape.TRUTH, "leave the term in the target as it stands in the source"),
    Field("article", Shape.TRUTH, "the English form stands with “the”: the CCP"),
    Field("domain", Shape.TEXT, "the subject, shown with what is found"),
    Field("source", Shape.TEXT, "where the forms are from; for people"),
    Field("note", Shape.TEXT, "for people"),
)
