"""Figures: which have to come through, and what becomes of a sentence that loses one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.enforcement.engine import SteeredEngine, WordEngine
from workbench.enforcement.cascade import Cascade
from workbench.enforcement.figures import in_digits, with_figures
from workbench.enforcement.task import Task
from workbench.locales import EN, ZH_CN, ZH_TW, Locale

PIECES = [
    "稀土",
    "2,250",
    "30.27亿",
    "3",
    ".",
    ",",
    "-",
    "％",
    "万",
    "2025",
    "年",
    " million",
    "𠀀",
]


@pytest.mark.parametrize("case", rows("enforcement/figures.yaml"))
def test_the_figures_of_a_sentence(case: dict[str, Any]) -> None:
    pair = (EN, ZH_CN) if case.get("from") == "en" else (ZH_CN, EN)
    added = with_figures(Task(case["text"]), *pair).uses
    found = {match.found: [*match.term.forms[pair[1].language]] for match in added}
    assert found == case["figures"]
    assert all(match.span.of(case["text"]) == match.found for match in added)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.booleans())
def test_figures_do_not_overlap(text: str, english: bool) -> None:  # noqa: FBT001 - drawn
    pair = (EN, ZH_CN) if english else (ZH_CN, EN)
    uses = sorted(with_figures(Task(text), *pair).uses, key=lambda match: match.span)
    ends = [0, *(match.span.end for match in uses)]
    assert all(end <= match.span.start for end, match in zip(ends, uses, strict=False))


@pytest.mark.parametrize(
    ("source", "model", "looks", "target"),
    [
        ("利润2.87亿元", "Profit of 28.7 million yuan", {}, "Profit of 287 million yuan"),
        ("得2,250分", "Scored 2, 250 points", {}, "Scored 2,250 points"),
        ("1759年的租约", "A lease of 1795", {"1759": "1795"}, "A lease of 1759."),
        ("税率55%", "Tariffs of 5%", {"55%": "5%"}, "Tariffs of 55%."),
        ("税率5%", "Tariffs of five per cent", {}, "Tariffs of five per cent"),
        ("共1136吨", "A total of 1,136 tonnes", {}, "A total of 1,136 tonnes"),
    ],
)
def test_a_figure_is_mended(source: str, model: str, looks: dict[str, str], target: str) -> None:
    engine = SteeredEngine(answers={"": (model, -0.5)}, looks=looks, goes_on=".")
    (found,) = Cascade(engine, ZH_CN, EN).run([Task(source)])
    assert (found.target, found.uses) == (target, ())


def test_figures_that_come_through_cost_nothing() -> None:
    engine = WordEngine({"共": "in all", "2,250": "2,250", "吨": "tonnes"})
    Cascade(engine, ZH_CN, EN).run([Task("共2,250吨")])
    assert engine.calls == [["共2,250吨"]]


@pytest.mark.parametrize(
    ("source", "model", "target", "locale"),
    [
        ("$250 billion", "两千五百亿美元", "2500亿美元", ZH_CN),
        ("$1.5 trillion", "一点五万亿美元", "1.5万亿美元", ZH_CN),
        ("$1.5 trillion", "一點五萬億美元", "1.5兆美元", ZH_TW),
        ("60 percent of 24", "二十四名中的六成", "24名中的60%", ZH_CN),
        ("two dozen, or twenty-four", "二十四", "二十四", ZH_CN),
        ("5 people", "五人", "五人", ZH_CN),
        ("the G20", "二十国集团", "二十国集团", ZH_CN),
        ("24 of 24", "二十四和24，还有二十五", "24和24，还有二十五", ZH_CN),
        ("", "二十", "二十", ZH_CN),
    ],
)
def test_numbers_are_in_digits_where_the_source_has_them(
    source: str, model: str, target: str, locale: Locale
) -> None:
    assert in_digits(model, source, locale) == target
