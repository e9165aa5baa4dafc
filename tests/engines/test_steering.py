"""What the engine can do besides translating, on the embedded model."""

from __future__ import annotations

import pytest

from tests.engines.archives import embedded_package
from tests.engines.fake import FakeTranslator
from workbench.article import Span
from workbench.engines import Pair, Request, Steerable
from workbench.engines.argos import ArgosEngine
from workbench.engines.codec import AS_READ
from workbench.engines.steering import offsets
from workbench.errors import ModelError

SENTENCES = ["美国总统特朗普宣布征收关税。", "稀土很重要。", "两天之后，北京还击。"]


def test_the_engine_can_be_steered(engine: ArgosEngine) -> None:
    assert isinstance(engine, Steerable)
    assert engine.search([]) == []
    assert engine.scores([]) == []
    assert engine.focus([]) == []


def test_a_source_is_read_in_the_characters_that_the_model_was_taught(engine: ArgosEngine) -> None:
    taught, other = "他说：“第12批‘稀土’很重要。”", "他说：「第１２批『稀土』很重要。」"
    assert engine.translate([other]) == engine.translate([taught])
    assert engine.search([Request(other)]) == engine.search([Request(taught)])
    target = engine.translate([taught])[0].text
    place = Span(other.index("稀"), other.index("很"))
    assert engine.focus([(Pair(other, target), place)]) == engine.focus(
        [(Pair(taught, target), place)]
    )
    assert engine.scores([Pair(other, target)]) == engine.scores([Pair(taught, target)])


@pytest.mark.parametrize("language", AS_READ)
def test_reading_moves_no_place_in_a_text(language: str) -> None:
    assert {len(char) for char in AS_READ[language].values()} == {1}


def test_a_prefix_is_what_the_target_begins_with(engine: ArgosEngine) -> None:
    requests = [Request(SENTENCES[0], "Today Mr Trump"), Request(SENTENCES[1], "Yes")]
    found = engine.search(requests)
    for one, request in zip(found, requests, strict=True):
        assert one
        assert one.text.startswith(request.prefix)
    assert found == [engine.search([request])[0] for request in requests]


def test_words_are_avoided(engine: ArgosEngine) -> None:
    (plain,) = engine.search([Request(SENTENCES[1])])
    assert plain
    word = plain.text.split()[0]
    (other,) = engine.search([Request(SENTENCES[1], avoid=(word,))])
    assert other
    assert other.text.split()[0] != word


def test_what_is_too_long_is_left_alone(engine: ArgosEngine) -> None:
    long = SENTENCES[0] * 60
    assert engine.search([Request(long)]) == [None]
    assert engine.focus([(Pair(long, "Yes"), Span(0, 2))]) == [[]]
    assert engine.scores([Pair(long, "Yes")])[0] < -50


def test_scores_tell_a_target_from_nonsense_in_any_company(engine: ArgosEngine) -> None:
    pairs = [Pair(text, engine.translate([text])[0].text) for text in SENTENCES]
    worse = [Pair(text, "zebra zebra of of 17 blue") for text in SENTENCES]
    scores = engine.scores([*pairs, *worse])
    assert all(good > bad for good, bad in zip(scores[:3], scores[3:], strict=True))
    alone = [engine.scores([pair])[0] for pair in [*pairs, *worse]]
    assert scores == pytest.approx(alone, abs=1e-3)


def test_attention_falls_within_the_target(engine: ArgosEngine) -> None:
    target = engine.translate(SENTENCES[:1])[0].text
    (focus,) = engine.focus([(Pair(SENTENCES[0], target), Span(2, 4))])
    assert focus
    starts = [start for start, _ in focus]
    assert starts == sorted(starts)
    assert 0 <= starts[0] <= starts[-1] <= len(target)
    assert all(0 <= mass <= 1.01 for _, mass in focus)


def test_the_rest_of_the_beam_comes_along(engine: ArgosEngine) -> None:
    (found,) = engine.translate(SENTENCES[:1])
    assert len(found.others) == engine.decoding.beam_size - 1
    assert all(other.score <= found.score for other in found.others)


def test_pieces_are_found_in_a_text_that_was_normalised() -> None:
    assert offsets("２０１９ 年…", ["▁2019", "▁年", "..."]) == [0, 5, 6]


def test_a_library_that_fails_is_a_model_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise RuntimeError("out of memory")

    for name in ("translate_batch", "score_batch"):
        monkeypatch.setattr(FakeTranslator, name, fail, raising=False)
    monkeypatch.setattr("ctranslate2.Translator", lambda *_args, **_options: FakeTranslator())
    broken = ArgosEngine(embedded_package())
    for call in (
        lambda: broken.search([Request("好")]),
        lambda: broken.scores([Pair("好", "Good")]),
        lambda: broken.focus([(Pair("好", "Good"), Span(0, 1))]),
    ):
        with pytest.raises(ModelError, match="out of memory"):
            call()
