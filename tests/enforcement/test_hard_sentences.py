"""Lists of names, odd forms, and both directions, through the whole cascade."""

from __future__ import annotations

import pytest

from tests.enforcement.engine import SteeredEngine, WordEngine
from tests.glossary.shared import terms_of
from workbench.article import Met
from workbench.enforcement.cascade import Cascade
from workbench.enforcement.task import Candidate, make_task
from workbench.glossary.match import Matcher
from workbench.glossary.term import Term
from workbench.locales import EN, ZH_CN, Locale, parse_locale

NAMES = "特朗普 贝森特 卢特尼克 格里尔 鲁比奥 何立峰 王文涛 李成钢 习近平 万斯".split()  # noqa: SIM905
LATIN = "Trump Bessent Lutnick Greer Rubio Helifeng Wang Li Xi Vance".split()  # noqa: SIM905


def translated(
    engine: WordEngine, terms: list[Term], text: str, source: Locale = ZH_CN, target: Locale = EN
) -> Candidate:
    chinese = Matcher(terms, "zh", directed=False) if target.is_chinese else None
    cascade = Cascade(engine, source, target, chinese)
    (found,) = cascade.run([make_task(text, Matcher(terms, source.language).find(text), target)])
    assert not [note for note in cascade.notes if "failed" in note]
    return found


def test_a_list_of_ten_names() -> None:
    terms = terms_of(
        [
            {"zh": name, "en": latin, "kind": "person"}
            for name, latin in zip(NAMES, LATIN, strict=True)
        ]
    )
    found = translated(SteeredEngine({"和": "and"}), terms, "、".join(NAMES) + "。")
    assert found.target == ", ".join(LATIN) + "."
    assert {use.met for use in found.uses} == {Met.BY_INJECTION}


@pytest.mark.parametrize("form", ["New\nYork", 'The "Seven"', "A (B) [C]", "a.*b+", "3M", "C++"])
def test_forms_with_odd_characters(form: str) -> None:
    terms = [Term({"zh": ("甲乙丙",), "en": (form,)})]
    found = translated(SteeredEngine({"问": "ask"}), terms, "问甲乙丙，问甲乙丙。")
    assert len(found.uses) == 2
    for use in found.uses:
        assert use.target_span is None or use.target_span.of(found.target).split() == form.split()
    assert {use.met for use in found.uses} == {Met.BY_INJECTION}


@pytest.mark.parametrize(
    ("text", "tag", "target"),
    [
        ("Trump's aide", "zh-CN", "特朗普's aide"),
        ("Trump's aide", "zh-TW", "川普's aide"),
        ("Nvidia said", "zh-TW", "英偉達 said"),  # a name without a form of Taiwan keeps its words
        ("“Nvidia”, said Trump.", "zh-HK", "「英偉達」，said 特朗普。"),
    ],
)
def test_into_chinese_the_form_of_the_region(text: str, tag: str, target: str) -> None:
    terms = terms_of(
        [
            {"en": "Trump", "zh": "特朗普", "zh-TW": "川普", "kind": "person"},
            {"en": "Nvidia", "zh": "英伟达", "kind": "company"},
        ]
    )
    found = translated(WordEngine({"好": "好"}), terms, text, EN, parse_locale(tag))
    assert found.target == target
    assert all(use.met is Met.BY_INJECTION for use in found.uses)
