"""The JSON Schema of a glossary file, for editors that complete and validate YAML by it.

It is made from the tables that files are read by. What no schema can say (a form of nothing but
marks, a duplicate key) only loading reports.
"""

from __future__ import annotations

import json
from typing import Any

from workbench.glossary.entries import MAX_FORM
from workbench.glossary.fields import ENTRY_FIELDS, FILE_FIELDS, FORM_FIELDS, Field, Shape
from workbench.glossary.term import language_of

Schema = dict[str, Any]


def make_schema() -> Schema:
    """Return the schema."""
    languages = sorted({language_of(field.name) for field in FORM_FIELDS})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Glossary of the workbench",
        **_object(FILE_FIELDS),
        "required": ["terms"],
        "$defs": {
            "form": _FORM,
            "forms": {
                "anyOf": [
                    {"$ref": "#/$defs/form"},
                    {"type": "array", "items": {"$ref": "#/$defs/form"}, "minItems": 1},
                ]
            },
            "group": _object(FORM_FIELDS),
            "term": {
                **_object(ENTRY_FIELDS),
                "allOf": [
                    {
                        "anyOf": [
                            {"required": [field.name]}
                            for field in FORM_FIELDS
                            if language_of(field.name) == language
                        ]
                    }
                    for language in languages
                ],
            },
        },
    }


def schema_text() -> str:
    """Return the schema as it is printed and shipped."""
    return json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"


_FORM: Schema = {
    "anyOf": [
        {"type": "string", "maxLength": MAX_FORM, "pattern": r"^[^\n\r\u2028\u2029]*[^\s][^\n]*$"},
        {"type": "number"},
    ]
}
"""A number is taken as it is written."""


def _object(fields: tuple[Field, ...]) -> Schema:
    return {
        "type": "object",
        "properties": {field.name: _property(field) for field in fields},
        "additionalProperties": False,
    }


def _property(field: Field) -> Schema:
    about: Schema = {"description": field.about}
    if field.shape is Shape.CHOICE:
        return {**about, "enum": list(field.words)}
    shapes: dict[Shape, Schema] = {
        Shape.FORMS: {"$ref": "#/$defs/forms"},
        Shape.GROUP: {"$ref": "#/$defs/group"},
        Shape.TRUTH: {"type": "boolean"},
        Shape.TEXT: {"type": ["string", "number"]},
        Shape.TERMS: {"type": "array", "items": {"$ref": "#/$defs/term"}},
    }
    return {**about, **shapes[field.shape]}
