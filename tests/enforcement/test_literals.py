"""What is taken over letter by letter, and what stands in for it where the model breaks it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.enforcement.engine import WordEngine
from tests.enforcement.test_cascade import TERMS
from workbench.article import Met
from workbench.enforcement.cascade import Cascade
from workbench.enforcement.literals import with_literals
from workbench.enforcement.task import Task, make_task
from workbench.engines import Hypothesis
from workbench.engines.argos import ArgosEngine
from workbench.engines.packages import find
from workbench.glossary.match import Matcher
from workbench.locales import EN, ZH_CN

URL = "https://example.com/a?b=1"


@dataclass
class Breaking(WordEngine):
    """Writes ``begins`` and the stand-in of a sentence, or a broken address."""

    begins: str = "See"

    def _hypothesis(self, sentence: str) -> Hypothesis:
        for name in ("X7", "N95"):
            if name in sentence:
                return Hypothesis(f"{self.begins} {name}.", -0.4)
        return Hypothesis("See https://example.com/ab1.", -0.2)


@pytest.mark.parametrize("case", rows("enforcement/literals.yaml"))
def test_the_literals_of_a_sentence(case: dict[str, Any]) -> None:
    task = make_task(case["text"], Matcher(TERMS, "zh").find(case["text"]), EN)
    added = with_literals(task).uses[len(task.uses) :]
    assert [match.found for match in added] == case["literals"]
    assert [match.span.of(case["text"]) for match in added] == case["literals"]


def test_a_stand_in_is_put_back_and_stands_in_no_ledger() -> None:
    (found,) = Cascade(Breaking(), ZH_CN, EN).run([Task(f"见 {URL} 吧")])
    assert (found.target, found.uses) == (f"See {URL}.", ())


@pytest.mark.parametrize("begins", ["X7 X7", "See X7s", "AX7"])
def test_a_stand_in_that_is_doubled_or_broken_is_never_left(begins: str) -> None:
    cascade = Cascade(Breaking(begins=begins), ZH_CN, EN, steps=["stand-in"])
    (found,) = cascade.run([Task(f"见 {URL} 吧")])
    assert found.target == "See https://example.com/ab1."


def test_a_broken_address_is_replaced_as_a_whole() -> None:
    cascade = Cascade(Breaking(), ZH_CN, EN, steps=["patch"])
    (found,) = cascade.run([Task(f"见 {URL} 吧")])
    assert found.target == f"See {URL}."


def test_what_the_source_holds_stands_in_for_nothing() -> None:
    (found,) = Cascade(Breaking(), ZH_CN, EN, steps=["stand-in"]).run([Task(f"X7 见 {URL} 吧")])
    assert URL not in found.target


def test_a_kept_term_is_stood_in_for() -> None:
    (task,) = [make_task("用微信说", Matcher(TERMS, "zh").find("用微信说"), EN)]
    (found,) = Cascade(Breaking(), ZH_CN, EN).run([task])
    assert (found.target, found.uses[0].met) == ("See 微信.", Met.BY_STAND_IN)


@given(st.text(alphabet="见Xa1.:/@-+ {}%s`微信特朗普2025", max_size=40))
def test_literals_never_overlap_uses(text: str) -> None:
    task = with_literals(make_task(text, Matcher(TERMS, "zh").find(text), EN))
    spans = sorted(match.span for match in task.uses)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@lru_cache(maxsize=1)
def embedded() -> ArgosEngine:
    return ArgosEngine(find("zh", "en"))


def test_the_embedded_model_keeps_what_has_to_stay() -> None:
    cases = [row.values[0] for row in rows("enforcement/copied.yaml")]
    found = Cascade(embedded(), ZH_CN, EN).run([Task(case["text"]) for case in cases])
    kept = [case["keep"] in one.target for case, one in zip(cases, found, strict=True)]
    assert sum(kept) >= 36
    assert not [one.target for one in found if "X7" in one.target or "N95" in one.target]
