"""The JSON Schema: it is shipped as it is made, and agrees with what loading accepts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from tests.cases import CASES, rows
from tests.generators.glossary_schema import SCHEMA
from workbench.errors import GlossaryError
from workbench.glossary.entries import parse
from workbench.glossary.fields import ENTRY_FIELDS
from workbench.glossary.schema import schema_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOT = SCHEMA.parents[1]
VALIDATOR = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
ONLY_LOADING_KNOWS = {
    "an alias for a form is one fault, the term has its side",
    "a merge key",
    "keys given twice",
    "forms of nothing but spaces, stops, or with a line break",
    "a form with a character that nobody sees",
}


def test_it_is_shipped_as_it_is_made() -> None:
    assert SCHEMA.read_text("utf-8") == schema_text()
    VALIDATOR.check_schema(VALIDATOR.schema)


def texts() -> Iterator[tuple[str, str]]:
    """Yield every glossary of the case files, with what it is called."""
    for path in sorted((CASES / "glossary").glob("*.yaml")):
        for case in (row.values[0] for row in rows(f"glossary/{path.name}")):
            label = str(case.get("label"))
            if "terms" in case:
                yield label, yaml.safe_dump({"terms": case["terms"]}, allow_unicode=True)
            elif path.name in {"faults.yaml", "readings.yaml"}:
                yield label, case["text"].removeprefix("\ufeff")


@pytest.mark.parametrize(("label", "text"), [*texts()])
def test_schema_and_loader_agree(label: str, text: str) -> None:
    try:
        data: Any = yaml.load(text, Loader=_TextLoader)  # noqa: S506 - a safe loader
    except yaml.YAMLError:
        data = None
    valid = VALIDATOR.is_valid(data)
    try:
        parse(text)
    except GlossaryError:
        assert not valid or label in ONLY_LOADING_KNOWS
    else:
        assert valid


def test_every_field_is_documented() -> None:
    page = (ROOT / "docs" / "glossaries.md").read_text("utf-8")
    assert [one.name for one in ENTRY_FIELDS if f"`{one.name}`" not in page] == []


@pytest.mark.parametrize("path", sorted((ROOT / "glossaries").glob("*.yaml")), ids=lambda p: p.stem)
def test_the_shipped_glossaries_are_valid(path: Path) -> None:
    data = yaml.load(path.read_text("utf-8"), Loader=_TextLoader)  # noqa: S506 - a safe loader
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


class _TextLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """As an editor's YAML reads (version 1.2), which has no dates."""


_TextLoader.yaml_implicit_resolvers = {
    char: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for char, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
