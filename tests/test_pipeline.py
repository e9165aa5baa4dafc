"""One article from its reading to its findings, with an engine that does as it is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.enforcement.engine import WordEngine
from tests.glossary.shared import NVIDIA, TRUMP, terms_of
from workbench import __version__, pipeline
from workbench.article import Article, Block, BlockKind, Met, Severity, Span
from workbench.glossary.store import Glossary
from workbench.locales import EN, ZH_CN, ZH_TW, Locale

GLOSSARY = Glossary(
    tuple(terms_of([{**TRUMP, "forbid": {"en": ["Chuanpu"]}}, NVIDIA])), ("test",), "0123456789ab"
)
BLOCKS = (
    Block(BlockKind.HEADING, "特朗普与关税", 1, 1),
    Block(BlockKind.PARAGRAPH, "特朗普说好。英伟达说不。", line=3),
    Block(BlockKind.CODE, "print('特朗普')", line=5),
    Block(BlockKind.PARAGRAPH, "https://example.org/ 2025", line=9),
    Block(BlockKind.RULE, "---", line=11),
)
ENGINE_WORDS = {"特朗普": "Trump", "说": "said", "好": "yes", "不": "no", "与关税": "on tariffs"}


def article(*blocks: Block, source: Locale = ZH_CN, **more: Any) -> Article:  # noqa: ANN401
    return pipeline.prepare(Article(blocks or BLOCKS, source, name="a.md", **more))


def translated(engine: WordEngine, glossary: Glossary = GLOSSARY) -> Article:
    return pipeline.translate(article(), EN, engine, glossary)


def test_an_article_is_translated_with_its_ledger() -> None:
    done = translated(WordEngine(ENGINE_WORDS))
    assert [segment.target for segment in done.segments] == [
        "Trump on tariffs",
        "Trump said yes.",
        "Nvidia said no.",
        "https://example.org/ 2025",
    ]
    assert [(use.term, use.form, use.met) for use in done.uses] == [
        ("Trump", "特朗普", Met.BY_MODEL),
        ("Trump", "特朗普", Met.BY_MODEL),
        ("Nvidia", "英伟达", Met.BY_INJECTION),
    ]
    assert [block.kind for block in done.blocks] == [block.kind for block in BLOCKS]
    assert done.target_locale == EN
    assert list(done.findings) == []


def test_source_and_score_stay_with_each_segment() -> None:
    done = translated(WordEngine(ENGINE_WORDS))
    for block in done.blocks:
        for segment in block.segments:
            assert segment.span.of(block.text) == segment.source
            assert (segment.score is None) is (segment.source == segment.target)
            for use in segment.uses:
                assert use.source_span.of(segment.source) == use.form
                assert use.target_span is not None
                assert use.target_span.of(segment.target or "") == use.expected[0]


def test_text_without_the_source_language_is_copied_and_never_sent() -> None:
    engine = WordEngine(ENGINE_WORDS)
    translated(engine)
    sent = [sentence for call in engine.calls for sentence in call]
    assert not [sentence for sentence in sent if "example" in sentence or "print" in sentence]
    assert engine.calls[-1] == ["特朗普与关税", "特朗普说好。", "Nvidia 说不。"]


def test_what_is_not_met_is_a_finding() -> None:
    done = translated(WordEngine(ENGINE_WORDS, deaf=frozenset({"Nvidia"})))
    (use,) = [use for use in done.uses if use.met is Met.NOT_MET]
    assert (use.term, use.target_span) == ("Nvidia", None)
    (finding,) = [finding for finding in done.findings if finding.rule == "terms-missing"]
    assert (finding.severity, finding.suggestion) == (Severity.ERROR, "Nvidia")


def test_a_forbidden_form_is_a_finding() -> None:
    done = translated(WordEngine({**ENGINE_WORDS, "好": "yes to Chuanpu"}))
    assert "terms-forbidden" in {finding.rule for finding in done.findings}


def test_without_a_glossary_there_is_no_ledger() -> None:
    engine = WordEngine(ENGINE_WORDS)
    done = translated(engine, Glossary())
    assert list(done.uses) == []
    assert len(engine.calls) == 1
    assert done.signature == f"workbench {__version__} · zh-CN → en · word list · no glossary"


def test_the_signature_says_what_made_the_result() -> None:
    assert translated(WordEngine()).signature == (
        f"workbench {__version__} · zh-CN → en · word list · 2 terms (0123456789ab)"
    )


def test_an_article_without_text_needs_no_engine() -> None:
    engine = WordEngine(fails_at=1)
    done = pipeline.translate(article(*BLOCKS[2:]), EN, engine, GLOSSARY)
    assert [segment.target for segment in done.segments] == ["https://example.org/ 2025"]
    assert list(pipeline.translate(Article((), ZH_CN), EN, engine, GLOSSARY).segments) == []


def test_equal_sentences_have_rows_of_their_own() -> None:
    twice = article(Block(BlockKind.PARAGRAPH, "特朗普说好。特朗普说好。"))
    done = pipeline.translate(twice, EN, WordEngine(ENGINE_WORDS), GLOSSARY)
    assert [segment.target for segment in done.segments] == ["Trump said yes."] * 2
    assert len(list(done.uses)) == 2


def test_the_ledger_has_the_words_of_the_source() -> None:
    source = article(Block(BlockKind.PARAGRAPH, "英偉達說好。"), source=ZH_TW)
    done = pipeline.translate(source, EN, WordEngine(ENGINE_WORDS), GLOSSARY)
    assert [(use.term, use.form) for use in done.uses] == [("Nvidia", "英偉達")]
    assert [segment.target for segment in done.segments] == ["Nvidia said yes."]


def test_english_becomes_the_chinese_of_a_region() -> None:
    words = {"said yes": "说好", "Nvidia": "英伟达"}
    source = article(Block(BlockKind.PARAGRAPH, "Trump said yes. 你好 2025"), source=EN)
    done = pipeline.translate(source, ZH_TW, WordEngine(words), GLOSSARY)
    assert "".join(segment.target or "" for segment in done.segments).startswith("川普 說好")
    assert [use.met for use in done.uses] == [Met.BY_INJECTION]


@pytest.mark.parametrize(
    ("target", "met", "rules"),
    [
        ("Trump said yes.", [Met.GIVEN], set()),
        ("Chuanpu said yes.", [Met.NOT_MET], {"terms-forbidden"}),
        ("", [Met.NOT_MET], {"completeness-empty"}),
        (None, [Met.NOT_MET], {"completeness-empty"}),
    ],
)
def test_a_given_target_is_accounted_for(
    target: str | None, met: list[Met], rules: set[str]
) -> None:
    from dataclasses import replace

    prepared = article(Block(BlockKind.PARAGRAPH, "特朗普说好。"))
    (block,) = prepared.blocks
    (segment,) = block.segments
    pair = replace(
        prepared,
        blocks=(replace(block, segments=(replace(segment, target=target),)),),
        target_locale=EN,
    )
    done = pipeline.accounted(pair, GLOSSARY)
    assert [use.met for use in done.uses] == met
    assert rules <= {finding.rule for finding in done.findings}
    assert bool(rules) is bool(list(done.findings))
    assert "given target" in done.signature


def test_an_article_without_targets_is_not_judged() -> None:
    prepared = article()
    assert pipeline.accounted(prepared, GLOSSARY) is prepared
    assert pipeline.checked(prepared, GLOSSARY) is prepared


def test_the_first_mention_in_the_prose_has_its_form_whatever_the_batches() -> None:
    entry = {"en": "Bessent", "zh": "贝森特", "kind": "person", "first": {"en": "Scott Bessent"}}
    glossary = Glossary(tuple(terms_of([entry])), ("test",), "0123456789ab")
    many = 150
    blocks = (
        Block(BlockKind.HEADING, "贝森特", 1, 1),
        *(Block(BlockKind.PARAGRAPH, f"贝森特说{number}。") for number in range(many)),
    )
    engine = WordEngine({"贝森特": "Bessent", "说": "said"})
    done = pipeline.translate(article(*blocks), EN, engine, glossary)
    targets = [segment.target for segment in done.segments]
    assert targets[:3] == ["Bessent", "Scott Bessent said 0.", "Bessent said 1."]
    assert sum("Scott" in (target or "") for target in targets) == 1
    first = list(done.uses)[1]
    assert (first.expected[0], first.target_span) == ("Scott Bessent", Span(0, 13))
    assert not list(done.findings)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("关税高。", "Tariffs high."),
        ("npm说好。", "npm said yes."),
        ("说好，关税高。", "Said yes, tariffs high."),
        ("iPhone说好。", "iPhone said yes."),
    ],
)
def test_a_sentence_begins_with_a_capital(source: str, target: str) -> None:
    kept = terms_of([{"zh": "npm", "en": "npm", "keep": True}])
    glossary = Glossary(tuple(kept), ("test",), "0123456789ab")
    words = {"关税": "tariffs", "高": "high", "说": "said", "好": "yes", "npm": "npm"}
    engine = WordEngine({**words, "iPhone": "iPhone"})
    prepared = article(Block(BlockKind.PARAGRAPH, source))
    (segment,) = pipeline.translate(prepared, EN, engine, glossary).segments
    assert segment.target == target


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("- 特朗普说好。", "- Trump said yes."),
        ("——特朗普说好。", "— Trump said yes."),
        ("-2.87亿是特朗普说。", "-287 million Trump said."),
        ("特朗普说好。", "Trump said yes."),
    ],
)
def test_the_dash_of_a_speaker_stays(source: str, target: str) -> None:
    """A model drops the dash now and then, and two speakers of a subtitle become one."""

    class Dropping(WordEngine):
        def translate(self, sentences: Any, progress: Any = None) -> Any:  # noqa: ANN401
            return super().translate([one.lstrip("-— ") for one in sentences], progress)

    prepared = article(Block(BlockKind.PARAGRAPH, source))
    (segment,) = pipeline.translate(prepared, EN, Dropping(ENGINE_WORDS), GLOSSARY).segments
    assert segment.target == target
    (use,) = segment.uses
    assert use.target_span is not None
    assert use.target_span.of(segment.target) == "Trump"
