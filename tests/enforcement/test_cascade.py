"""The cascade: what the engine is given, how often, and which of its answers is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.enforcement.engine import WordEngine
from tests.glossary.shared import TRUMP, terms_of
from workbench.article import Met
from workbench.enforcement.cascade import ALL_STEPS, STEPS, Cascade
from workbench.enforcement.task import make_task
from workbench.errors import ModelError
from workbench.glossary.match import Matcher
from workbench.locales import EN, ZH_CN, Locale, parse_locale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.enforcement.task import Candidate

TERMS = terms_of(
    [
        {**TRUMP, "en": ["Trump", "Donald Trump"]},
        {"en": "Trump Tower", "zh": "特朗普大厦"},
        {"en": "tariffs", "zh": "关税"},
        {"en": "WeChat", "zh": "微信", "keep": True},
        {"en": "CCP", "zh": "中共", "kind": "organisation", "article": True},
    ]
)
PIECES = [
    "特朗普",
    "川普",
    "特朗普大厦",
    "关税",
    "微信",
    "说",
    "，",
    "。",
    "“",
    "”",
    "（特朗普）",
    "A ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def run(
    engine: WordEngine,
    *texts: str,
    source: Locale = ZH_CN,
    target: Locale = EN,
    steps: Iterable[str] = ALL_STEPS,
) -> list[Candidate]:
    matcher = Matcher(TERMS, source.language)
    chinese = Matcher(TERMS, "zh") if target.is_chinese else None
    tasks = [make_task(text, matcher.find(text), target) for text in texts]
    return Cascade(engine, source, target, chinese, steps).run(tasks)


def met(candidate: Candidate) -> list[str]:
    return [use.met.value for use in candidate.uses]


@pytest.mark.parametrize("case", rows("enforcement/sources.yaml"))
def test_what_the_engine_is_given(case: dict[str, Any]) -> None:
    source, target = (
        parse_locale(case.get(key, tag)) for key, tag in (("from", "zh-CN"), ("to", "en"))
    )
    engine = WordEngine(answers={"": ("nothing", -1.0)})
    (candidate,) = run(engine, case["text"], source=source, target=target, steps=STEPS)
    assert [sentence for call in engine.calls for sentence in call] == case["sources"]
    assert candidate.target == case.get("target", "nothing")
    assert not any(use.met is not Met.NOT_MET for use in candidate.uses)


def test_what_the_model_meets_costs_one_call_and_the_probe() -> None:
    engine = WordEngine({"特朗普": "Trump", "关税": "tariffs", "说": "said"})
    first, second = run(engine, "特朗普说关税。", "他说。")
    assert (first.target, met(first)) == ("Trump said tariffs.", ["model", "model"])
    assert (second.target, met(second)) == ("said.", [])
    assert engine.calls == [["特朗普", "关税"], ["特朗普说关税。", "他说。"]]


def test_text_without_terms_costs_one_call() -> None:
    engine = WordEngine({"说": "said"})
    run(engine, "他说。", "说好。")
    assert len(engine.calls) == 1


def test_a_term_that_the_model_does_not_know_is_given_at_once() -> None:
    engine = WordEngine({"特朗普": "Trump", "关税": "Guanshui"})
    found = run(engine, "特朗普的关税。", "关税。")
    assert [met(candidate) for candidate in found] == [["model", "injection"], ["injection"]]
    assert engine.calls == [["特朗普", "关税"], ["特朗普的 tariffs。", "tariffs。"]]


def test_what_loops_with_terms_given_is_translated_without() -> None:
    engine = WordEngine(
        answers={
            "Trump": ("of the best of the best of the best of", -0.1),
            "特朗普说": ("He", -0.4),
        }
    )
    (found,) = run(engine, "特朗普说")
    assert (found.target, met(found), found.score) == ("He", ["not met"], -0.4)


def test_only_sentences_that_fail_are_decoded_again() -> None:
    engine = WordEngine({"特朗普": "Trump", "关税": "Chuanpu"})
    found = run(engine, "特朗普。", "关税。", "他。", steps=STEPS)
    assert [met(candidate) for candidate in found] == [["model"], ["injection"], []]
    assert engine.calls == [["特朗普。", "关税。", "他。"], ["tariffs。"]]


def test_a_use_that_is_met_stays_as_it_is() -> None:
    engine = WordEngine({"特朗普": "Donald Trump", "说": "said"})
    (found,) = run(engine, "特朗普说关税")
    assert found.target == "Donald Trump said tariffs"
    assert met(found) == ["model", "injection"]
    assert engine.calls[1:] == [["特朗普说 tariffs"]]


def test_what_is_not_met_is_said_and_the_model_alone_stands() -> None:
    engine = WordEngine({"说": "said"}, deaf=frozenset({"Trump"}))
    (found,) = run(engine, "特朗普说")
    assert (found.target, met(found)) == ("said", ["not met"])


def test_uses_are_tried_one_by_one_at_last() -> None:
    engine = WordEngine(
        answers={
            "Trump 说 tariffs": ("lost", -0.1),
            "特朗普说 tariffs": ("He said tariffs", -0.5),
            "Trump 说关税": ("Trump said it", -0.4),
            "特朗普说关税": ("He said it", -0.2),
        }
    )
    (found,) = run(engine, "特朗普说关税")
    assert (found.target, met(found)) == ("Trump said it", ["injection", "not met"])


@pytest.mark.parametrize(
    ("plain", "injected", "kept"),
    [
        (("He said", -0.1), ("Trump said", -9.0), "Trump said"),  # more uses met
        (("He said", -0.5), ("She said", -0.4), "He said"),  # no more: the model's own stands
        (("He said", -0.4), ("She said", -0.5), "He said"),
        (("He said", -0.4), ("She said", -0.4), "He said"),
        (("He said", -0.4), ("Trump of the best of the best of the best of", -0.1), "He said"),
        (("He said", -0.4), ("Trump " + "went on and on; so did they, " * 9, -0.1), "He said"),
        (("a b a b a b a b a b", -0.1), ("She said", -0.9), "She said"),
    ],
)
def test_the_better_of_two_is_kept(
    plain: tuple[str, float], injected: tuple[str, float], kept: str
) -> None:
    engine = WordEngine(answers={"特朗普": plain, "Trump": injected})
    assert run(engine, "特朗普说", steps=STEPS)[0].target == kept


def test_two_uses_of_a_term_need_two_occurrences() -> None:
    engine = WordEngine(answers={"特朗普": ("Trump said he", -0.1), "Trump": ("Trump, Trump", -1)})
    (found,) = run(engine, "特朗普说特朗普")
    assert (found.target, met(found)) == ("Trump, Trump", ["injection", "injection"])


def test_two_hundred_uses_in_a_sentence() -> None:
    engine = WordEngine({"说": "said"})
    (found,) = run(engine, "特朗普关税，" * 100)
    assert met(found) == ["injection"] * 200
    assert len(engine.calls) == 2
    lost = WordEngine(answers={"": ("nothing", -1.0)})
    assert met(run(lost, "特朗普关税，" * 100)[0]) == ["not met"] * 200
    assert sum(map(len, lost.calls)) <= 2 + 8


def test_a_region_gets_its_own_name() -> None:
    engine = WordEngine({"said": "说", "tower": "大厦"})
    (found,) = run(engine, "Trump said", source=EN, target=parse_locale("zh-TW"))
    assert (found.target, met(found)) == ("川普 說", ["injection"])
    (found,) = run(engine, "Trump said", source=EN, target=ZH_CN)
    assert (found.target, met(found)) == ("特朗普 说", ["injection"])
    model = WordEngine({"Trump": "特朗普", "said": "说"})
    (found,) = run(model, "Trump said", source=EN, target=parse_locale("zh-TW"))
    assert (found.target, met(found)) == ("川普 說", ["model"])


def test_a_model_that_fails_alone_is_heard() -> None:
    with pytest.raises(ModelError, match="the model is gone"):
        run(WordEngine(fails_at=1), "他说")
    with pytest.raises(ModelError, match="the model is gone"):
        run(WordEngine(fails_at=2), "特朗普说")


def test_a_probe_that_fails_leaves_the_model_alone() -> None:
    engine = WordEngine({"特朗普": "Trump", "说": "said"}, fails_at=1)
    cascade = Cascade(engine, ZH_CN, EN)
    (found,) = cascade.run([make_task("特朗普说", Matcher(TERMS, "zh").find("特朗普说"), EN)])
    assert (found.target, met(found)) == ("Trump said", ["model"])
    assert cascade.notes == ["terms: probe failed: the model is gone"]


def test_no_tasks_cost_nothing() -> None:
    engine = WordEngine()
    assert run(engine) == []
    assert engine.calls == []


def test_progress_counts_each_sentence_once() -> None:
    engine, counted = WordEngine(), list[int]()
    tasks = [make_task(text, Matcher(TERMS, "zh").find(text), EN) for text in ("特朗普", "说")]
    Cascade(engine, ZH_CN, EN).run(tasks, counted.append)
    assert sum(counted) == 2


@given(st.lists(TEXTS, max_size=5))
def test_neighbours_change_nothing_and_neither_does_a_second_run(texts: list[str]) -> None:
    def engine() -> WordEngine:
        return WordEngine({"特朗普": "Chuanpu", "说": "said"}, deaf=frozenset({"Tower"}))

    together = run(engine(), *texts)
    assert together == run(engine(), *texts)
    assert together == [run(engine(), text)[0] for text in texts]


@given(TEXTS)
def test_every_use_has_its_row_and_its_words(text: str) -> None:
    (found,) = run(WordEngine({"说": "said"}, deaf=frozenset({"tariffs"})), text)
    task = make_task(text, Matcher(TERMS, "zh").find(text), EN)
    assert [use.source_span for use in found.uses] == [match.span for match in task.uses]
    for use in found.uses:
        assert (use.target_span is None) is (use.met is Met.NOT_MET)
        if use.target_span:
            assert use.target_span.of(found.target) in use.expected
