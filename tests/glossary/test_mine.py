"""Mining: what is proposed and what is not, with which evidence, in time."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import rows
from tests.glossary.shared import TRUMP, terms_of
from workbench.documents import open_document
from workbench.glossary.entries import parse
from workbench.glossary.mine import Proposal, mine, passages_of
from workbench.glossary.mining.sighting import Passage
from workbench.glossary.proposals import as_yaml
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLES = Path(__file__).parents[2] / "samples"


def passage(text: str, field: str = "zh", target: str = "") -> Passage:
    return Passage(text, fold(text), field, 1, "a.md", target)


def by_form(proposals: Sequence[Proposal]) -> dict[str, Proposal]:
    return {one.form: one for one in proposals}


@pytest.mark.parametrize("case", rows("glossary/mined.yaml"))
def test_what_is_seen(case: dict[str, Any]) -> None:
    found = by_form(mine([passage(case["text"], case.get("field", "zh"))]))
    assert not found.keys() & set(case.get("not", ()))
    if "form" not in case:
        return
    assert case["form"] in found, list(found)
    one = found[case["form"]]
    assert one.kind.value == case.get("kind", "term")
    assert list(one.english) == ([case["en"]] if "en" in case else [])
    assert list(one.variants) == ([case["also"]] if "also" in case else [])


def test_known_terms_are_left_out() -> None:
    text = "美国总统特朗普与财政部长贝森特会面，金力永磁（JL MAG）股价上涨。"
    assert {"特朗普", "贝森特", "金力永磁"} <= by_form(mine([passage(text)])).keys()
    found = by_form(mine([passage(text)], terms_of([TRUMP, {"en": "JL MAG", "zh": "金力永磁"}])))
    assert "贝森特" in found
    assert not {"特朗普", "金力永磁", "JL MAG"} & found.keys()


def test_the_top_of_the_sample_is_worth_an_editors_time() -> None:
    article = open_document(str(SAMPLES / "rare-earth-talks.zh-CN.md")).article()
    top = [one.form for one in mine(passages_of(article))[:20]]
    names = """川普 国际金融协会 英洛华科技 卢特尼克 贝森特 中科三环 金力永磁 何立峰 李成钢 格里尔
    王文涛 鲁比奥 欧洲汽车零部件供应商协会 美国地质调查局 莱纳斯公司 海关总署 世贸组织"""
    missing = set(names.split()) - set(top)
    assert not missing


def test_renderings_are_found_and_wavering_is_said() -> None:
    passages = [
        passage("国务卿鲁比奥宣布决定。", target="Secretary of State Rubio announced it."),
        passage("有人质疑鲁比奥。", target="Some doubted Rubio, as in Paris."),
        passage("后来鲁比奥改口。", target="Later Lubio changed his mind."),
        passage("巴黎没有回应。", target="There was no answer from Paris."),
    ]
    one = by_form(mine(passages))["鲁比奥"]
    assert [tuple(rendering) for rendering in one.renderings] == [("Rubio", 2), ("Lubio", 1)]
    assert one.wavers
    text = as_yaml([one])
    assert "# rendered as Rubio in 2, Lubio in 1 of 3 passages (wavers)" in text
    assert parse(text)[1][0].forms == {"en": ("Rubio",), "zh": ("鲁比奥",)}


def test_what_is_rendered_nowhere_stays_open() -> None:
    (one, *_) = mine([passage("财政部长贝森特表示不会让步。")])
    assert as_yaml([one]).splitlines() == [
        "terms:",
        "  # 贝森特: once; after the title 财政部长",
        "  # a.md:1: …财政部长贝森特表示不会让步。…",
        '  - en: "?"',
        "    zh: 贝森特",
        "    kind: person",
    ]


def test_english_articles_are_mined_too() -> None:
    text = "On Monday the International Monetary Fund (IMF) met Kazuo Ueda. It was in Paris."
    found = by_form(mine([passage(text, "en")]))
    assert list(found["International Monetary Fund"].variants) == ["IMF"]
    assert "Kazuo Ueda" in found
    assert not {"Monday", "It"} & found.keys()
    lines = as_yaml([found["International Monetary Fund"]]).splitlines()
    assert lines[-2:] == ["  - en: [International Monetary Fund, IMF]", '    zh: "?"']


@pytest.mark.parametrize(
    "text",
    [
        "（",
        "甲（A",
        "特",
        "特·",
        "总统王",
        "公司",
        "金力永磁（JL Mag）",
        "Aa-",
        "《",
        "“甲",
        "\ud800特",
    ],
)
def test_hostile_texts_take_linear_time(text: str) -> None:
    start = time.perf_counter()
    mine([passage(text * (12_000 // len(text)))])
    assert time.perf_counter() - start < 5


def test_nothing_in_nothing() -> None:
    assert mine([]) == []
    assert mine([passage(" ")]) == []
