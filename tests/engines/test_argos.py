"""The engine on the embedded model, whatever that model's translations are."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.engines.archives import embedded_package
from tests.engines.fake import FakeTranslator
from workbench.engines import Hypothesis
from workbench.engines.argos import ArgosEngine
from workbench.engines.decoding import Decoding
from workbench.engines.loops import has_loop
from workbench.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
SENTENCES = [
    "稀土很重要。",
    "美国总统特朗普宣布征收关税。",
    "商务部和海关总署发布公告，把7类中重稀土相关物项纳入出口管制。",
    "是的。",
    "两天之后，北京还击。",
]
ODD = [
    "",
    " ",
    "\u3000\n",
    "\u200b",
    "\0",
    "你好\0世界",
    "😀👨‍👩‍👧",
    "𠀀𪚥是罕用字。",
    "\ud800",
    "▁",
    "<s></s><unk>",
    "。。。。。。",
    "A\tB\nC",
    "e\u0301" * 30,
]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeTranslator:
    """Let engines that are made from now on use a translator that repeats its input."""
    fake = FakeTranslator()
    monkeypatch.setattr("ctranslate2.Translator", lambda *_args, **_options: fake)
    return fake


def answers(engine: ArgosEngine, sentences: list[str]) -> list[str]:
    return [hypothesis.text for hypothesis in engine.translate(sentences)]


def test_nothing_gives_nothing(engine: ArgosEngine) -> None:
    reports: list[int] = []
    assert engine.translate([], reports.append) == []
    assert reports == []


@pytest.mark.parametrize("text", ["", " ", "\u3000\n\t"])
def test_blank_gives_an_empty_text(text: str, engine: ArgosEngine) -> None:
    assert engine.translate([text]) == [Hypothesis("", 0.0)]


def test_odd_texts_are_translated_like_any(engine: ArgosEngine) -> None:
    hypotheses = engine.translate(ODD)
    assert len(hypotheses) == len(ODD)
    assert all(hypothesis.score <= 0 for hypothesis in hypotheses)
    for hypothesis in hypotheses:
        hypothesis.text.encode("utf-8")


def test_the_model_answers_in_english_and_the_same_in_any_order(engine: ArgosEngine) -> None:
    once = engine.translate(SENTENCES)
    assert all(hypothesis.text.isascii() or hypothesis.text for hypothesis in once)
    shuffled = random.Random(5).sample(SENTENCES, len(SENTENCES))  # noqa: S311 - no secret
    assert dict(zip(shuffled, answers(engine, shuffled), strict=True)) == {
        sentence: hypothesis.text for sentence, hypothesis in zip(SENTENCES, once, strict=True)
    }
    assert answers(engine, SENTENCES[:1]) == [once[0].text]


def test_equal_sentences_are_translated_once_and_the_order_is_kept(fake: FakeTranslator) -> None:
    engine = ArgosEngine(embedded_package())
    wanted = [*SENTENCES, *reversed(SENTENCES), SENTENCES[0]]
    reports: list[int] = []
    done = [hypothesis.text for hypothesis in engine.translate(wanted, reports.append)]
    assert done == [done[wanted.index(sentence)] for sentence in wanted]
    assert len(set(done)) == len(fake.translated) == len(SENTENCES)
    assert sum(reports) == len(wanted)


def test_a_text_has_the_same_limit_in_any_company(fake: FakeTranslator) -> None:
    engine = ArgosEngine(embedded_package())
    texts = [SENTENCES[1] * times for times in (1, 2, 5, 10)]
    engine.translate(texts)
    together = {
        tuple(tokens): call["max_decoding_length"]
        for call in fake.calls
        for tokens in call["source"]
    }
    fake.calls.clear()
    for text in texts:
        engine.translate([text])
        limit = fake.calls[-1]["max_decoding_length"]
        assert together[tuple(fake.calls[-1]["source"][0])] == limit
        assert 3 * len(fake.calls[-1]["source"][0]) + 20 < limit <= 500


def test_thousands_are_reported_as_they_are_done(fake: FakeTranslator) -> None:
    reports: list[int] = []
    ArgosEngine(embedded_package()).translate([f"第{n}句。" for n in range(500)], reports.append)
    assert len(reports) > 3
    assert sum(reports) == 500
    assert max(len(call["source"]) for call in fake.calls) <= 96


@pytest.mark.parametrize("separator", ["，", ""])
def test_a_very_long_sentence_is_translated_in_parts(separator: str, fake: FakeTranslator) -> None:
    engine = ArgosEngine(embedded_package())
    text = separator.join(SENTENCES[2][:-1].replace("，", separator) for _ in range(180))
    assert len(text) > 5_000
    (answer,) = answers(engine, [text])
    assert max(len(tokens) for tokens in fake.translated) <= 190
    assert len(fake.translated) > (1 if separator else 5)
    assert answer.count("海关总署") > 170  # the fake repeats its input; a cut may hit a name


def test_a_long_sentence_goes_through_the_model(engine: ArgosEngine) -> None:
    text = "，".join(f"第{number}条说稀土很重要" for number in range(40)) + "。"
    (answer,) = answers(engine, [text])
    assert answer


def test_underscores_survive(fake: FakeTranslator) -> None:
    assert fake.calls == []
    (answer,) = answers(ArgosEngine(embedded_package()), ["file_name in snake_case"])
    assert answer == "file_name in snake_case"


def test_a_loop_is_decoded_again_against_repetition(fake: FakeTranslator) -> None:
    engine = ArgosEngine(embedded_package())
    wanted = answers(engine, SENTENCES)
    fake.calls.clear()
    fake.answer = lambda tokens, options: (
        tokens if options["no_repeat_ngram_size"] or "是" in "".join(tokens) else ["的"] * 40
    )
    assert answers(engine, SENTENCES) == wanted
    again = [call for call in fake.calls if call["no_repeat_ngram_size"]]
    assert all(call["repetition_penalty"] > engine.decoding.repetition_penalty for call in again)
    assert sum(len(call["source"]) for call in again) == len(SENTENCES) - 1


def test_a_loop_that_cannot_be_helped_is_returned(fake: FakeTranslator) -> None:
    fake.answer = lambda _tokens, _options: ["▁no"] * 40
    (answer,) = answers(ArgosEngine(embedded_package()), SENTENCES[:1])
    assert has_loop(answer.split())


def test_a_source_that_loops_may_loop(fake: FakeTranslator) -> None:
    answers(ArgosEngine(embedded_package()), ["哈 哈 哈 哈 哈 哈 哈 哈"])
    assert all(call["no_repeat_ngram_size"] == 0 for call in fake.calls)


def test_the_target_prefix_of_a_package_is_asked_for_and_taken_off(fake: FakeTranslator) -> None:
    package = replace(embedded_package(), target_prefix="__zh__")
    (answer,) = answers(ArgosEngine(package), ["hello world"])
    assert fake.calls[0]["target_prefix"] == [["__zh__"]]
    assert answer == "hello world"


def test_a_package_without_prefix_asks_for_none(fake: FakeTranslator) -> None:
    answers(ArgosEngine(embedded_package()), ["hello"])
    assert fake.calls[0]["target_prefix"] is None


def test_decoding_is_passed_on_and_signed(fake: FakeTranslator) -> None:
    package = embedded_package()
    engine = ArgosEngine(package, decoding=Decoding(beam_size=2, repetition_penalty=1.5))
    answers(engine, ["hello"])
    assert (fake.calls[0]["beam_size"], fake.calls[0]["repetition_penalty"]) == (2, 1.5)
    assert engine.signature == (
        f"{package.name} (embedded, {package.digest}), beam 2, length 1, repetition 1.5"
    )


def test_a_package_is_searched_as_it_records(fake: FakeTranslator) -> None:
    package = replace(embedded_package(), decoding=Decoding(beam_size=3, length_penalty=0.8))
    answers(ArgosEngine(package), ["hello"])
    assert (fake.calls[0]["beam_size"], fake.calls[0]["length_penalty"]) == (3, 0.8)


def test_a_failing_model_is_a_model_error(fake: FakeTranslator) -> None:
    def fail(_tokens: list[str], _options: dict[str, Any]) -> list[str]:
        raise RuntimeError("CUDA out of memory")

    fake.answer, fake.device = fail, "cuda"
    with pytest.raises(ModelError, match="CUDA out of memory") as caught:
        ArgosEngine(embedded_package()).translate(["hello"])
    assert caught.value.hint == "try --device cpu"


def test_a_device_that_is_not_there_is_a_model_error() -> None:
    import ctranslate2

    if ctranslate2.get_cuda_device_count():
        pytest.skip("there is one")
    with pytest.raises(ModelError, match="does not load on cuda") as caught:
        ArgosEngine(embedded_package(), device="cuda")
    assert caught.value.hint == "try --device cpu"


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [("sentencepiece.model", "tokenizer does not load"), ("model/model.bin", "does not load on")],
)
def test_a_damaged_package_says_how_to_mend_it(spoilt: str, said: str, tmp_path: Path) -> None:
    package = replace(embedded_package(), path=tmp_path / "x", embedded=False)
    for file in embedded_package().path.rglob("*"):
        if file.is_file():
            copy = package.path / file.relative_to(embedded_package().path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.symlink_to(file)
    (package.path / spoilt).unlink()
    (package.path / spoilt).write_bytes(b"\0" * 100)
    with pytest.raises(ModelError, match=said) as caught:
        ArgosEngine(package)
    assert caught.value.hint == "workbench models remove x, then install it anew"


def test_neither_stanza_nor_torch_nor_settings_are_needed() -> None:
    program = (
        "import sys\n"
        "from tests.engines.archives import embedded_package\n"
        "from workbench.engines.argos import ArgosEngine\n"
        "ArgosEngine(embedded_package()).translate(['你好。'])\n"
        "print([name for name in sys.modules if name.split('.')[0] in {'stanza', 'torch', 'spacy'}"
        " or name in {'argostranslate.translate', 'argostranslate.sbd', 'argostranslate.settings'}"
        "])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "[]"
