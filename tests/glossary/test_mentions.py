"""The form of each mention, and that every one of them meets its use."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import rows
from tests.glossary.shared import terms_of
from workbench.article import Met
from workbench.glossary.honour import account
from workbench.glossary.match import Matcher
from workbench.glossary.mentions import forms_to_write
from workbench.locales import parse_locale


@pytest.mark.parametrize("case", rows("glossary/mentions.yaml"))
def test_each_mention_has_its_form(case: dict[str, Any]) -> None:
    locale = parse_locale(case.get("to", "en"))
    uses = Matcher(terms_of(case["terms"]), "en" if locale.is_chinese else "zh").find(
        case["source"]
    )
    written = forms_to_write(uses, locale)
    assert written == case["written"]
    for use, form in zip(uses, written, strict=True):
        assert account([use], form, locale, Met.GIVEN)[0].met is Met.GIVEN
