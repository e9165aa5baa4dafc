"""Sentences that are translated clause by clause."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.enforcement.engine import WordEngine
from tests.enforcement.test_cascade import TERMS, TEXTS
from tests.glossary.shared import terms_of
from workbench.article import Met
from workbench.enforcement.cascade import Cascade
from workbench.enforcement.clauses import divided
from workbench.enforcement.task import make_task
from workbench.glossary.match import Matcher
from workbench.locales import EN, ZH_CN, parse_locale

TARIFFS = terms_of([{"zh": "关税", "en": "tariffs"}])


@pytest.mark.parametrize("case", rows("enforcement/clauses.yaml"))
def test_a_sentence_by_its_clauses(case: dict[str, Any]) -> None:
    source, target = (
        parse_locale(case.get(key, tag)) for key, tag in (("from", "zh-CN"), ("to", "en"))
    )
    clauses = case.get("clauses", [])
    answers = dict(zip(clauses, ((text, -0.5) for text in case.get("writes", [])), strict=True))
    engine = WordEngine(answers={case["text"]: ("lost", -0.1), **answers, "": ("lost", -0.1)})
    task = make_task(case["text"], Matcher(TARIFFS, source.language).find(case["text"]), target)
    cascade = Cascade(engine, source, target, steps=["clauses", "injection"])
    (found,) = cascade.run([task])
    assert found.target == case["target"]
    assert [use.met for use in found.uses] == [Met.BY_CLAUSES if clauses else Met.NOT_MET]
    asked = {sentence.strip() for call in engine.calls for sentence in call}
    assert set(clauses) <= asked


@given(
    st.lists(st.sampled_from(["这是很长的一句话说的事情", "，", "。", "（", "）"]), max_size=9),
    TEXTS,
)
def test_clauses_are_the_sentence_and_keep_its_uses(pieces: list[str], text: str) -> None:
    source = "".join(pieces) + text
    task = make_task(source, Matcher(TERMS, "zh").find(source), EN)
    parts = list(divided(task, ZH_CN))
    assert not parts or "".join(part.source for part in parts) == source
    if parts:
        assert sum(len(part.uses) for part in parts) == len(task.uses)
        for part in parts:
            assert all(use.span.of(part.source) == use.found for use in part.uses)
            assert all(gloss.of(part.source)[0] in "（(" for gloss in part.glosses)
