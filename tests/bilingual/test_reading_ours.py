"""What our writers wrote is read again: the same segments, and as much else as a format carries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.bilingual.samples import REALISTIC
from tests.bilingual.strategies import articles
from workbench import bilingual
from workbench.article import Article, BlockKind, State
from workbench.bilingual.reading import READERS
from workbench.bilingual.reading.base import Given
from workbench.errors import InputError
from workbench.locales import EN, ZH_CN, ZH_TW, Locale

BY_BLOCK = {".docx"}
TABLES = {".xlsx", ".tsv"}
SLOW = [".docx", ".xlsx"]
OURS = [suffix for suffix in bilingual.WRITERS if suffix in READERS]


def read(suffix: str, data: bytes, source: Locale | None = None) -> Article:
    """Return what the reader of a suffix makes of a file."""
    return READERS[suffix].read(Given(f"a{suffix}", data, source_locale=source)).article


def again(article: Article, suffix: str) -> Article:
    """Return an article after it was written and read."""
    return read(suffix, bilingual.render(article, suffix), article.source_locale)


def texts(article: Article, suffix: str = "") -> list[tuple[str, str]]:
    """Return the pairs that a format holds, without those that have nothing on either side."""
    pairs = [(segment.source, segment.target or "") for segment in article.segments]
    if suffix in BY_BLOCK:
        pairs = [(block.text, block.target_text) for block in article.blocks if block.segments]
    if suffix == ".tmx":
        pairs = [pair for pair in pairs if pair[1]]
    return [pair for pair in pairs if any(map(str.strip, pair))]


@pytest.mark.parametrize("suffix", [one for one in OURS if one not in SLOW])
@settings(max_examples=20)
@given(article=articles())
def test_what_is_written_and_read_is_written_the_same(suffix: str, article: Article) -> None:
    write_and_read_twice(suffix, article)


@pytest.mark.parametrize("suffix", SLOW)
@settings(max_examples=4)
@given(article=articles())
def test_so_is_what_takes_longer(suffix: str, article: Article) -> None:
    write_and_read_twice(suffix, article)


def write_and_read_twice(suffix: str, article: Article) -> None:
    """Hold that what is read is written and read the same."""
    article = replace(article, target_locale=EN if article.source_locale.is_chinese else ZH_CN)
    assume(any(source.strip() and target.strip() for source, target in texts(article)))
    first = again(article, suffix)
    assert texts(again(first, suffix)) == texts(first)
    assert [b.kind for b in again(first, suffix).blocks] == [b.kind for b in first.blocks]


@pytest.mark.parametrize("suffix", OURS)
def test_the_sample_comes_back(suffix: str) -> None:
    found = again(REALISTIC, suffix)
    assert texts(found) == texts(REALISTIC, suffix)
    assert (found.source_locale, found.target_locale) == (ZH_CN, EN)
    assert found.signature == REALISTIC.signature
    ours = [(block.kind, block.level) for block in REALISTIC.blocks if block.kind.is_prose]
    theirs = [(block.kind, block.level) for block in found.blocks if block.kind.is_prose]
    assert [kind for kind, _ in theirs if kind is BlockKind.HEADING] == [BlockKind.HEADING] * 2
    if suffix == ".docx":  # it says no level
        ours, theirs = ([(kind, 0) for kind, _ in side] for side in (ours, theirs))
    if suffix != ".tmx":
        assert theirs == ours


@pytest.mark.parametrize("suffix", OURS)
def test_findings_and_states_of_the_sample_come_back(suffix: str) -> None:
    found = again(REALISTIC, suffix)
    assert [(f.rule, f.severity) for f in found.findings] == [
        (f.rule, f.severity) for f in REALISTIC.findings
    ]
    assert {segment.state for segment in found.segments} == {None}


@pytest.mark.parametrize("suffix", OURS)
def test_notes_and_states_that_people_set_come_back(suffix: str) -> None:
    def revised(article: Article) -> Article:
        first, *rest = article.blocks
        (segment,) = first.segments
        segment = replace(segment, state=State.TO_REVIEW, notes=("ask the author", "稀土?"))
        return replace(article, blocks=(replace(first, segments=(segment,)), *rest))

    if suffix == ".docx":
        pytest.skip("it has no state, and its comments are read only")
    segment = next(again(revised(REALISTIC), suffix).segments)
    assert (segment.state, segment.notes) == (State.TO_REVIEW, ("ask the author", "稀土?"))


@pytest.mark.parametrize("suffix", OURS)
@pytest.mark.parametrize("other", OURS)
def test_any_is_exported_as_any_other(suffix: str, other: str) -> None:
    first = again(REALISTIC, suffix)
    assert texts(again(first, other)) == texts(first, other)


@pytest.mark.parametrize("suffix", OURS)
def test_uses_that_are_marked_come_back(suffix: str) -> None:
    if suffix in {".tmx", ".docx"}:
        pytest.skip("it has no terms")
    found = list(again(REALISTIC, suffix).uses)
    for one, use in zip(found, REALISTIC.uses, strict=True):
        assert (one.form, one.met, one.source_span) == (use.form, use.met, use.source_span)
        assert one.expected[:1] == use.expected[:1]
        if suffix not in TABLES:  # which note the form to be written, not the one that is there
            assert one.target_span == use.target_span


@pytest.mark.parametrize("suffix", OURS)
def test_a_file_can_be_turned(suffix: str) -> None:
    if suffix == ".jsonl":
        pytest.skip("an article of ours has one direction")
    found = read(suffix, bilingual.render(REALISTIC, suffix), EN)
    assert (found.source_locale, found.target_locale) == (EN, ZH_CN)
    assert texts(found)[0] == texts(REALISTIC, suffix)[0][::-1]
    assert all(segment.source for segment in found.segments)


def test_a_region_is_kept() -> None:
    signature = "workbench 0.1.0 · zh-TW → en · given target · no glossary"
    article = replace(REALISTIC, source_locale=ZH_TW, signature=signature)
    for suffix in OURS:
        data = bilingual.render(article, suffix)
        assert read(suffix, data).source_locale is ZH_TW


def test_json_lines_are_read_as_the_very_article() -> None:
    assert again(REALISTIC, ".jsonl") == REALISTIC


@pytest.mark.parametrize("suffix", [one for one in OURS if bilingual.WRITERS[one].is_text])
@settings(max_examples=30)
@given(rubbish=st.binary(max_size=12), place=st.integers(0, 20_000), length=st.integers(0, 9))
def test_damage_is_a_change_of_texts_or_an_input_error(
    suffix: str, rubbish: bytes, place: int, length: int
) -> None:
    data = bilingual.render(REALISTIC, suffix)
    place %= len(data)
    try:
        found = read(suffix, data[:place] + rubbish + data[place + length :])
    except InputError as error:
        assert error.message.startswith(f"a{suffix}")  # noqa: PT017 - most of it still is a file
    else:
        assert bilingual.render(found, suffix)
