"""The article, its locales and its errors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.article import (
    Article,
    Block,
    BlockKind,
    Finding,
    Met,
    Segment,
    Severity,
    Span,
    Use,
    joins_closed,
)
from workbench.errors import (
    ExitCode,
    Fault,
    GlossaryError,
    InputError,
    ModelError,
    OutputError,
    UsageError,
    WorkbenchError,
)
from workbench.locales import LOCALES, ZH_CN, parse_locale

SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: Span(*sorted(pair)))


@given(SPANS, SPANS, st.text(min_size=20, max_size=30))
def test_spans(one: Span, other: Span, text: str) -> None:
    shared = set(range(*one)) & set(range(*other))
    assert one.overlaps(other) == bool(shared) or one.start == one.end or other.start == other.end
    assert len(one.of(text)) == one.end - one.start
    assert one.covers(other) == (one.start <= other.start and other.end <= one.end)


@pytest.mark.parametrize(
    ("targets", "joined"),
    [
        (["He left.", "She stayed."], "He left. She stayed."),
        (["他走了。", "她没走。"], "他走了。她没走。"),
        (["他说“走。”", "“不。”"], "他说“走。”“不。”"),
        (["He said “go.”", "“No.”"], "He said “go.” “No.”"),
        (["Wait…", "Now."], "Wait… Now."),
        (["他走了。", "OK."], "他走了。OK."),
        (["OK.", "他走了。"], "OK.他走了。"),
        (["", "A.", "", "B."], "A. B."),
        ([None, "A."], "A."),
        (["한국어.", "A."], "한국어. A."),
        (["𠮷。", "A."], "𠮷。A."),
        ([], ""),
    ],
)
def test_targets_are_joined(targets: list[str | None], joined: str) -> None:
    segments = tuple(Segment("原文", 0, target=target) for target in targets)
    block = Block(BlockKind.PARAGRAPH, "原文", segments=segments)
    assert block.target_text == joined
    assert "".join(block.target_pieces()) == joined
    assert len(list(block.target_pieces())) == len(targets)


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_two_texts_can_be_joined(before: str, after: str) -> None:
    assert joins_closed(before, after) in {True, False}


def test_an_article_gathers_what_its_segments_hold() -> None:
    use = Use("Trump", Span(0, 2), "川普", ("Trump",), Met.BY_MODEL)
    finding = Finding("numbers-missing", Severity.ERROR, "5 is missing")
    full = Segment("川普", 0, uses=(use,), findings=(finding,))
    blocks = (
        Block(BlockKind.RULE, ""),
        Block(BlockKind.HEADING, " ", 1),
        Block(BlockKind.HEADING, " 标题 ", 1, segments=(Segment("标题", 1), full)),
        Block(BlockKind.PARAGRAPH, "川普", segments=(full,)),
    )
    article = Article(blocks, ZH_CN, name="a.md")
    assert [segment.source for segment in article.segments] == ["标题", "川普", "川普"]
    assert list(article.uses) == [use, use]
    assert list(article.findings) == [finding, finding]
    assert article.title == "标题"
    assert Article((), ZH_CN, name="a.md").title == "a.md"


def test_kinds_of_blocks() -> None:
    assert {kind for kind in BlockKind if not kind.is_prose} == {BlockKind.CODE, BlockKind.RULE}


def test_severities() -> None:
    assert [severity.rank for severity in Severity] == [0, 1, 2]
    assert Severity.parse("Warning") is Severity.WARNING
    with pytest.raises(UsageError, match="unknown severity 'grave'") as caught:
        Severity.parse("grave")
    assert caught.value.hint == "choose one of error, warning, info"


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("zh-CN", "zh-CN"), ("zh", "zh-CN"), ("ZH_tw", "zh-TW"), (" zh-Hant ", "zh-TW"),
        ("zh_Hans_SG", "zh-SG"), ("zh-MO", "zh-HK"), ("zh-Hant-HK", "zh-HK"), ("EN_us", "en"),
        ("zh-my", "zh-SG"), ("zh-hans", "zh-CN"),
    ],
)  # fmt: skip
def test_a_locale_has_many_spellings(tag: str, locale: str) -> None:
    assert parse_locale(tag) is LOCALES[locale]


@pytest.mark.parametrize("tag", ["", "fr", "zh-XX", "中文", "zh CN", "\ud800"])
def test_an_unknown_locale_is_a_usage_error(tag: str) -> None:
    with pytest.raises(UsageError, match="unknown locale") as caught:
        parse_locale(tag)
    assert caught.value.hint == "choose one of zh-CN, zh-SG, zh-TW, zh-HK, en"


def test_every_locale_names_itself() -> None:
    for tag, locale in LOCALES.items():
        assert str(locale) == tag
        assert parse_locale(tag) is locale
        assert locale.is_traditional == (tag in {"zh-TW", "zh-HK"})
        assert locale.is_chinese == (tag != "en")


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (WorkbenchError, ExitCode.INPUT),
        (UsageError, ExitCode.USAGE),
        (InputError, ExitCode.INPUT),
        (OutputError, ExitCode.INPUT),
        (ModelError, ExitCode.MODEL),
    ],
)
def test_every_error_has_its_code(kind: type[WorkbenchError], code: ExitCode) -> None:
    error = kind("message", hint="do this")
    assert (str(error), error.message, error.hint) == ("message", "message", "do this")
    assert error.exit_code is code


def test_a_glossary_error_lists_its_faults_in_order() -> None:
    faults = [Fault("b.yaml", 1, 1, "two"), Fault("a.yaml", 10, 2, "one")]
    assert str(GlossaryError(faults)) == (
        "2 faults in the glossary:\n  a.yaml:10:2: one\n  b.yaml:1:1: two"
    )
    assert str(GlossaryError(faults[:1])).startswith("1 fault in the glossary:")
