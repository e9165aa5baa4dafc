"""The strategies beyond injection, and what becomes of a sentence when one of them fails."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.enforcement.engine import SteeredEngine, WordEngine
from tests.enforcement.test_cascade import TERMS, TEXTS
from tests.glossary.shared import terms_of
from workbench.article import Met, Span
from workbench.enforcement.cascade import STEPS, Cascade
from workbench.enforcement.mend import before_term, takes_an
from workbench.enforcement.patch import near_spellings
from workbench.enforcement.sources import model_source
from workbench.enforcement.task import Candidate, Task, make_task
from workbench.engines import Hypothesis
from workbench.glossary.match import Matcher
from workbench.glossary.term import Term
from workbench.locales import EN, ZH_CN, parse_locale

TARIFFS = terms_of([{"zh": "关税", "en": "tariffs"}])


def task_of(text: str, terms: list[Term]) -> Task:
    return make_task(text, Matcher(terms, "zh").find(text), EN)


def run(engine: WordEngine, terms: list[Term], *texts: str, **more: Any) -> list[Candidate]:  # noqa: ANN401
    cascade = Cascade(engine, ZH_CN, EN, **more)
    found = cascade.run([task_of(text, terms) for text in texts])
    assert not [note for note in cascade.notes if "failed" in note]
    return found


@pytest.mark.parametrize("case", rows("enforcement/strategies.yaml"))
def test_what_becomes_of_a_sentence(case: dict[str, Any]) -> None:
    engine = SteeredEngine(
        answers={"": (case["model"], -0.5)},
        looks={case["term"]["zh"]: case["looks"]} if "looks" in case else {},
        goes_on=case.get("goes_on", "."),
        thinks=case.get("thinks", {}),
        breaks=frozenset(case.get("breaks", ())),
    )
    terms = terms_of([case["term"]])
    cascade = Cascade(engine, ZH_CN, EN)
    (found,) = cascade.run([task_of(case["text"], terms)])
    assert (found.target, [use.met.value for use in found.uses]) == (case["target"], [case["met"]])


@pytest.mark.parametrize(
    ("looks", "forbid", "target", "met"),
    [
        ({"Trump": "特狼"}, {}, "他是川普 了。", Met.BY_SPLICE),
        ({}, {"forbid": {"zh": ["特狼"]}}, "他是川普", Met.BY_PATCH),
    ],
)
def test_a_region_gets_its_own_name_by_any_means(
    looks: dict[str, str], forbid: dict[str, Any], target: str, met: Met
) -> None:
    entry = {"en": "Trump", "zh": "特朗普", "zh-TW": "川普", "kind": "person", **forbid}
    terms = terms_of([entry])
    taiwan = parse_locale("zh-TW")
    task = make_task("It is Trump", Matcher(terms, "en").find("It is Trump"), taiwan)
    engine = SteeredEngine(answers={"": ("他是特狼", -0.5)}, looks=looks, goes_on=" 了。")
    steps = ["splice", "patch"]
    (found,) = Cascade(engine, EN, taiwan, Matcher(terms, "zh"), steps).run([task])
    assert (found.target, found.uses[0].met) == (target, met)


def test_the_next_best_that_meets_more_is_chosen() -> None:
    class Wavering(WordEngine):
        def _hypothesis(self, sentence: str) -> Hypothesis:
            others = (Hypothesis("Duties on it", -0.3), Hypothesis("Tariffs on it", -0.6))
            return replace(super()._hypothesis(sentence), others=others)

    (found,) = run(Wavering(answers={"": ("It", -0.2)}), TARIFFS, "关税")
    assert (found.target, found.uses[0].met) == ("Tariffs on it", Met.BY_CHOICE)


def test_among_equals_the_model_chooses() -> None:
    class Wavering(SteeredEngine):
        def _hypothesis(self, sentence: str) -> Hypothesis:
            others = (Hypothesis("Tariffs, bad", -0.6), Hypothesis("Tariffs, good", -0.3))
            return replace(super()._hypothesis(sentence), others=others)

    engine = Wavering(answers={"": ("It", -0.2)})
    (found,) = run(engine, TARIFFS, "关税", steps=["choice"])
    assert (found.target, found.score) == ("Tariffs, good", -0.3)


def test_what_was_forced_is_scored_as_a_whole() -> None:
    engine = SteeredEngine(
        answers={"": ("He said duties", -0.5)},
        looks={"关税": "duties"},
        thinks={"He said tariffs.": -0.7},
    )
    (found,) = run(engine, TARIFFS, "他说关税", steps=["splice"])
    assert (found.target, found.score) == ("He said tariffs.", -0.7)


def test_what_is_forbidden_is_avoided() -> None:
    terms = terms_of([{"zh": "特朗普", "en": "Trump", "forbid": {"en": ["Chuanpu"]}}])
    engine = SteeredEngine(answers={"": ("Chuanpu said", -0.5)})
    run(engine, terms, "特朗普说", steps=["suppression"])
    assert [request.avoid for request in engine.requests] == [("Chuanpu",)]


def test_each_use_has_its_turn_to_be_spliced() -> None:
    terms = terms_of([{"zh": "关税", "en": "tariffs"}, {"zh": "病毒", "en": "virus"}])
    engine = SteeredEngine(
        answers={"": ("It is a bug.", -0.5)}, looks={"病毒": "bug"}, goes_on=" here."
    )
    (found,) = run(engine, terms, "关税和病毒")
    assert found.target == "It is a virus here."
    assert [use.met for use in found.uses] == [Met.NOT_MET, Met.BY_SPLICE]


@pytest.mark.parametrize("broken", ["search", "scores", "focus"])
def test_a_step_that_fails_leaves_the_earlier_target_and_a_note(broken: str) -> None:
    engine = SteeredEngine(
        answers={"": ("He said duties", -0.5)},
        looks={"关税": "duties"},
        breaks=frozenset({broken}),
    )
    cascade = Cascade(engine, ZH_CN, EN)
    (found,) = cascade.run([task_of("他说关税", TARIFFS)])
    assert found.target in {"He said duties", "He said tariffs", "He said tariffs."}
    assert any(f"no {broken} today" in note for note in cascade.notes)


def test_a_model_error_after_the_first_call_leaves_a_note() -> None:
    cascade = Cascade(WordEngine(fails_at=2), ZH_CN, EN, steps=STEPS)
    (found,) = cascade.run([task_of("他说关税", TARIFFS)])
    assert found.uses[0].met is Met.NOT_MET
    assert [note for note in cascade.notes if "injection failed" in note and "is gone" in note]


def test_what_an_engine_cannot_do_steps_aside_and_says_so() -> None:
    cascade = Cascade(WordEngine(answers={"": ("It", -0.5)}), ZH_CN, EN)
    cascade.run([task_of("他说关税", TARIFFS)])
    assert [note for note in cascade.notes if "splice" in note] == [
        "terms: without splice, which this model cannot do"
    ]
    assert not [note for note in cascade.notes if "injection" in note]


def test_a_sentence_over_the_limit_goes_on_by_the_plain_way() -> None:
    engine = SteeredEngine({"说": "said"}, longest=5)
    (found,) = run(engine, TARIFFS, "他说" * 5 + "关税")
    assert found.uses[0].met is Met.BY_INJECTION


def test_a_natural_count_lets_one_mention_meet_several_uses() -> None:
    engine = WordEngine(answers={"": ("Tariffs, and so on", -0.5)})
    (found,) = run(engine, TARIFFS, "关税和关税", natural=True)
    assert [use.met for use in found.uses] == [Met.BY_MODEL, Met.BY_MENTION]
    assert found.uses[0].target_span == found.uses[1].target_span == Span(0, 7)
    (none,) = run(WordEngine(answers={"": ("It", -0.5)}), TARIFFS, "关税和关税", natural=True)
    assert {use.met for use in none.uses} == {Met.NOT_MET}


def test_the_ledger_says_what_a_use_took() -> None:
    engine = SteeredEngine(
        answers={"": ("He said duties", -0.5)},
        looks={"关税": "duties"},
        thinks={"He said tariffs.": -0.6},
    )
    (found,) = run(engine, TARIFFS, "他说关税")
    (use,) = found.uses
    assert (use.met, use.score_before, use.score_after) == (Met.BY_SPLICE, -0.5, -0.6)
    assert (use.tried, use.ways) == (2, (Met.BY_INJECTION, Met.BY_SPLICE))
    (plain,) = run(WordEngine({"关税": "tariffs"}), TARIFFS, "关税")
    assert plain.uses[0].tried == 1
    assert plain.uses[0].score_before == plain.uses[0].score_after


def test_a_form_of_two_hundred_characters() -> None:
    form = " ".join(f"Part{number} of" for number in range(30))[:200].strip()
    terms = terms_of([{"zh": "长名公司", "en": form, "kind": "company"}])
    (found,) = run(SteeredEngine(), terms, "问长名公司。")
    assert form in found.target
    assert found.uses[0].met is Met.BY_INJECTION


def test_a_form_that_folds_to_nothing_is_never_met_and_breaks_nothing() -> None:
    blank = Term(forms={"zh": ("空空",), "en": (" ",)})
    (found,) = run(SteeredEngine({"说": "said"}), [blank], "空空说")
    assert [use.met for use in found.uses] == [Met.NOT_MET]


def test_two_hundred_uses_are_not_tried_one_by_one() -> None:
    engine = SteeredEngine(answers={"": ("nothing", -1.0)})
    (found,) = run(engine, TARIFFS, "关税，" * 200)
    assert {use.met for use in found.uses} == {Met.NOT_MET}
    assert len(engine.requests) < 12


@given(st.lists(TEXTS, max_size=4))
def test_neighbours_change_nothing_for_an_engine_that_is_steered(texts: list[str]) -> None:
    def engine() -> SteeredEngine:
        return SteeredEngine(
            {"特朗普": "Chuanpu", "关税": "duties", "说": "said"},
            deaf=frozenset({"Trump", "tariffs"}),
            looks={"特朗普": "Chuanpu", "关税": "duties"},
            goes_on=" and so on",
        )

    together = run(engine(), TERMS, *texts)
    assert together == [run(engine(), TERMS, text)[0] for text in texts]
    for found in together:
        for use in found.uses:
            assert (use.target_span is None) is (use.met is Met.NOT_MET)
            assert use.tried >= 1


@given(TEXTS)
def test_a_step_never_meets_fewer_uses(text: str) -> None:
    engine = SteeredEngine({"说": "said"}, deaf=frozenset({"tariffs"}), looks={"关税": "said"})
    plain = run(engine, TERMS, text, steps=[])[0]
    for step in STEPS:
        assert run(engine, TERMS, text, steps=[step])[0].met >= plain.met


@given(TEXTS, st.sampled_from(["zh-CN", "zh-TW"]))
def test_uses_are_known_in_what_the_model_is_given(text: str, tag: str) -> None:
    task = task_of(text, TERMS)
    for injected in (frozenset[int](), frozenset(range(len(task.uses)))):
        source = model_source(task, injected, parse_locale(tag), EN)
        for index, span in enumerate(source.spans):
            words = span.of(source.text).strip()
            if index in injected:
                assert words in {*task.uses[index].term.target_forms(EN), "微信"}
            else:
                assert words in {"特朗普", "特朗普大厦", "关税", "微信"}


@pytest.mark.parametrize(
    ("form", "an"),
    [
        ("Innuovo", True),
        ("tariff", False),
        ("US tariff", False),
        ("unit", False),
        ("European bank", False),
        ("FBI agent", True),
        ("AI chip", True),
        ("WHO report", False),
        ("Mr Li", False),
        ("IP", True),
    ],
)
def test_the_article_of_a_form(form: str, an: bool) -> None:  # noqa: FBT001
    assert takes_an(form) is an
    assert before_term("It is a ", form, EN) == f"It is {'an' if an else 'a'} {form}"


@given(st.text(max_size=30), st.text(max_size=12))
def test_a_near_spelling_lies_in_the_text(text: str, form: str) -> None:
    for span in near_spellings(text, form):
        assert span.of(text)
