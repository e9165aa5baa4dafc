"""Translating with a memory: what is recalled, what is stored, and that it changes nothing else."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.enforcement.engine import WordEngine
from tests.glossary.shared import NVIDIA, TRUMP, terms_of
from tests.memory.long_article import (
    GLOSSARY,
    LATE,
    SENTENCES,
    WORDS,
    MortalEngine,
    article,
    translated,
)
from tests.memory.shared import PAIR, contents, pair_of
from workbench import pipeline
from workbench.article import Met, Origin, Severity
from workbench.errors import ModelError
from workbench.glossary.store import Glossary
from workbench.locales import EN
from workbench.memory.store import opened
from workbench.recalling import BATCH, Recall

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.article import Article
    from workbench.memory.unit import Placed


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "m.db")


def remember(path: str, *units: Placed) -> None:
    with opened(path, create=True) as memory:
        memory.add(PAIR, units)


def recalled(recall: Recall | None) -> tuple[int, int]:
    assert recall is not None
    return recall.by_people, recall.by_model


def targets(done: Article) -> list[str | None]:
    return [segment.target for segment in done.segments]


def test_an_empty_memory_changes_nothing(path: str) -> None:
    plain, _ = translated(None, WordEngine(WORDS))
    stored, recall = translated(path, WordEngine(WORDS))
    assert stored == plain
    assert recalled(recall) == (0, 0)
    assert {segment.origin for segment in plain.segments} == {Origin.MODEL}


def test_the_second_run_asks_the_model_nothing_and_gives_the_same(path: str) -> None:
    first, _ = translated(path, WordEngine(WORDS))
    idle = WordEngine(WORDS)
    second, recall = translated(path, idle)
    assert second == first
    assert idle.calls == []
    assert recalled(recall) == (0, len(SENTENCES))


def test_a_run_that_fails_keeps_the_batches_before(path: str) -> None:
    whole, _ = translated(None, WordEngine(WORDS))
    with pytest.raises(ModelError, match="the model is gone"):
        translated(path, MortalEngine(WORDS, mortal_at=LATE))
    again = WordEngine(WORDS)
    resumed, recall = translated(path, again)
    assert resumed == whole
    assert recalled(recall) == (0, 2 * BATCH)
    asked = {sentence for call in again.calls for sentence in call}
    assert not any("第9句" in sentence for sentence in asked)
    assert any(LATE in sentence for sentence in asked)


@pytest.mark.slow
def test_a_run_that_is_killed_resumes_with_the_very_same_article(path: str) -> None:
    command = [sys.executable, "-m", "tests.memory.long_article", path]
    ended = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    with opened(path) as memory:
        assert len(contents(memory)) == 2 * BATCH
    resumed, recall = translated(path, WordEngine(WORDS))
    whole, _ = translated(None, WordEngine(WORDS))
    assert resumed == whole
    assert recalled(recall) == (0, 2 * BATCH)


def test_another_model_glossary_or_count_is_asked_anew(path: str) -> None:
    translated(path, WordEngine(WORDS))
    other = type("Other", (WordEngine,), {"signature": "another word list"})
    assert recalled(translated(path, other(WORDS))[1]) == (0, 0)
    assert recalled(translated(path, WordEngine(WORDS), glossary=Glossary())[1]) == (0, 0)
    changed = replace(GLOSSARY, digest="ba9876543210")
    assert recalled(translated(path, WordEngine(WORDS), glossary=changed)[1]) == (0, 0)
    with opened(path) as memory:
        recall = Recall(memory)
        pipeline.translate(article(), EN, WordEngine(WORDS), GLOSSARY, recall=recall, natural=True)
        assert recalled(recall) == (0, 0)


def test_another_form_to_be_written_is_another_task(path: str) -> None:
    """The form may differ by the place in the article, where the glossary is the same."""
    translated(path, WordEngine(WORDS), "特朗普说好。", "他说不。")
    formal = {**TRUMP, "en": ["Donald Trump", "Trump"]}
    other = replace(GLOSSARY, terms=tuple(terms_of([formal, NVIDIA])))
    _, recall = translated(path, WordEngine(WORDS), "特朗普说好。", "他说不。", glossary=other)
    assert recalled(recall) == (0, 1)


def test_what_people_wrote_comes_before_the_model_and_is_accounted_for(path: str) -> None:
    translated(path, WordEngine(WORDS), "特朗普说好。", "英伟达说不。")
    remember(
        path, pair_of("特朗普说好。", "Trump agreed."), pair_of("英伟达说不。", "The firm refused.")
    )
    done, recall = translated(path, WordEngine(WORDS), "特朗普说好。", "英伟达说不。", "他说不。")
    assert recalled(recall) == (2, 0)
    assert targets(done) == ["Trump agreed.", "The firm refused.", "Said no."]
    assert [use.met for use in done.uses] == [Met.BY_MEMORY, Met.NOT_MET]
    assert "terms-missing" in {finding.rule for finding in done.findings}
    origins = [segment.origin for segment in done.segments]
    assert origins == [Origin.MEMORY, Origin.MEMORY, Origin.MODEL]
    assert [segment.score is None for segment in done.segments] == [True, True, False]
    plain, _ = translated(None, WordEngine(WORDS), "他说不。")
    part = done.signature.removeprefix(plain.signature)
    assert part.startswith(" · 2 from the memory (")


def test_the_place_decides_between_what_people_wrote(path: str) -> None:
    remember(
        path,
        pair_of("他说好。", "He agreed.", "特朗普说不。", "她来了。"),
        pair_of("他说好。", "“Yes,” he said.", "英伟达说不。", "她来了。"),
    )
    for before, expected in (("特朗普说不。", "He agreed."), ("英伟达说不。", "“Yes,” he said.")):
        done, _ = translated(path, WordEngine(WORDS), before, "他说好。", "她来了。")
        assert targets(done)[1] == expected


def test_the_signature_tells_other_words_of_people_apart(path: str) -> None:
    signatures = set()
    for target in ("He agreed.", "He said yes."):
        remember(path, pair_of("他说好。", target))
        signatures.add(translated(path, WordEngine(WORDS), "他说好。")[0].signature)
    assert len(signatures) == 2


def test_what_is_like_a_sentence_is_shown_and_not_used(path: str) -> None:
    remember(path, pair_of("特朗普说，关税是55%，为期90天。", "Trump: tariffs of 55% for 90 days."))
    done, _ = translated(path, WordEngine(WORDS), "英伟达说，关税是10%，为期90天。", "她来了。")
    assert targets(done)[0] != "Trump: tariffs of 55% for 90 days."
    (found,) = [finding for finding in done.findings if finding.rule == "memory-similar"]
    assert found.severity is Severity.INFO
    assert found.suggestion == "Trump: tariffs of 55% for 90 days."
    assert found.message == (
        "75% the same in the memory: “特朗普说，关税是55%，为期90天。” "
        "(here 英伟达, there 特朗普; here 10%, there 55%)"
    )


def test_a_sentence_of_the_other_script_is_like_it_and_no_more(path: str) -> None:
    remember(path, pair_of("他說好。", "He agreed."))
    done, recall = translated(path, WordEngine(WORDS), "他说好。")
    assert recalled(recall) == (0, 0)
    (found,) = [finding for finding in done.findings if finding.rule == "memory-similar"]
    assert found.message.startswith("99% the same in the memory: “他說好。” (script,")


def test_text_to_be_copied_is_not_looked_for(path: str) -> None:
    remember(path, pair_of("https://example.org/", "nonsense"))
    done, recall = translated(path, WordEngine(WORDS), "https://example.org/", "他说好。")
    assert recalled(recall) == (0, 0)
    assert targets(done)[0] == "https://example.org/"
    assert next(iter(done.segments)).origin is Origin.SOURCE


@pytest.mark.parametrize(
    "record",
    ["", "[]", "{}", '{"score": 0, "uses": [{}], "notes": []}', '{"score": "x"}', "[" * 9999],
)
def test_an_account_that_cannot_be_read_is_no_account(path: str, record: str) -> None:
    first, _ = translated(path, WordEngine(WORDS), "特朗普说好。")
    with opened(path) as memory, memory.writing() as connection:
        connection.execute("UPDATE unit SET record = ?", (record,))
    again, recall = translated(path, WordEngine(WORDS), "特朗普说好。")
    assert again == first
    assert recalled(recall) == (0, 0)


def test_progress_counts_every_sentence_once(path: str) -> None:
    remember(path, pair_of(SENTENCES[3], "Three."))
    translated(path, WordEngine(WORDS), *SENTENCES[:10])
    told: list[int] = []
    with opened(path) as memory:
        pipeline.translate(
            article(), EN, WordEngine(WORDS), GLOSSARY, told.append, recall=Recall(memory)
        )
    assert sum(told) == len(SENTENCES) + 1
