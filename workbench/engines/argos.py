"""Argos packages run on CTranslate2, a whole article at a time.

Only the package's files and tokenizer class are used: ``argostranslate.translate`` would import
stanza and torch, and translates one paragraph at a time.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbench.engines import Hypothesis
from workbench.engines.loops import has_loop, overlong
from workbench.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.engines.packages import ModelPackage

_MAX_TOKENS = 180
"""Longest input; these models have seen little that is longer."""
_BATCH_TOKENS = 3072
_GROUP = 96
"""Sentences between two reports of progress; sorted by length, so batches stay full."""
_THREADS_PER_WORKER = 4
_CLAUSE_END = re.compile(r"(?<=[，；：、。！？,;:.!?])")


@dataclass(frozen=True)
class Decoding:
    """How hypotheses are searched for."""

    beam_size: int = 4
    length_penalty: float = 1.0
    repetition_penalty: float = 1.1
    no_repeat_ngram_size: int = 0

    def __str__(self) -> str:
        penalties = f"length {self.length_penalty:g}, repetition {self.repetition_penalty:g}"
        return f"beam {self.beam_size}, {penalties}"


def _against_loops(decoding: Decoding) -> Decoding:
    return replace(decoding, repetition_penalty=1.3, no_repeat_ngram_size=4)


class ArgosEngine:
    """One package, loaded."""

    def __init__(
        self, package: ModelPackage, *, device: str = "cpu", decoding: Decoding | None = None
    ) -> None:
        """Load ``package`` onto ``device`` (cpu or cuda). Raises ModelError."""
        self.package = package
        self.decoding = decoding or Decoding()
        self._translator = _load_translator(package, device)
        self._codec = _Codec(package)

    @property
    def signature(self) -> str:
        """Name, version and hash of the model, and how it decodes."""
        package = self.package
        origin = "embedded" if package.embedded else "installed"
        return f"{package.name} ({origin}, {package.digest}), {self.decoding}"

    def translate(
        self, sentences: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Hypothesis]:
        """Return one hypothesis for each sentence; equal sentences are translated once."""
        pieces = {sentence: self._pieces(sentence) for sentence in dict.fromkeys(sentences)}
        unique = dict.fromkeys(piece for parts in pieces.values() for piece in parts)
        encoded = {piece: self._codec.encode(piece) for piece in unique}
        order = sorted(encoded, key=lambda piece: (len(encoded[piece]), piece))
        done: dict[str, Hypothesis] = {}
        reported = 0
        for group in _groups(order, _GROUP):
            done |= zip(group, self._decode([encoded[piece] for piece in group]), strict=True)
            finished = len(sentences) * len(done) // len(order)
            if progress is not None:
                progress(finished - reported)
            reported = finished
        joined = {
            sentence: _join([done[piece] for piece in parts], self.package.target)
            for sentence, parts in pieces.items()
        }
        return [joined[sentence] for sentence in sentences]

    def _pieces(self, sentence: str) -> list[str]:
        """Split a sentence over the model's limit at clause punctuation, else return it whole."""
        return list(_split_to_fit(sentence, lambda text: len(self._codec.encode(text))))

    def _decode(self, encoded: list[list[str]]) -> list[Hypothesis]:
        """Translate token lists; the ones whose output loops are decoded again."""
        results = self._run(encoded, self.decoding)
        looping = [
            index
            for index, (source, (target, _)) in enumerate(zip(encoded, results, strict=True))
            if (has_loop(target) and not has_loop(source)) or overlong(source, target)
        ]
        if looping:
            again = self._run([encoded[i] for i in looping], _against_loops(self.decoding))
            for index, result in zip(looping, again, strict=True):
                if not has_loop(result[0]):
                    results[index] = result
        return [Hypothesis(self._codec.decode(tokens), score) for tokens, score in results]

    def _run(self, encoded: list[list[str]], decoding: Decoding) -> list[tuple[list[str], float]]:
        """Return target tokens (without the package's prefix) and score for each token list."""
        prefix = self._codec.target_prefix
        longest = max((len(tokens) for tokens in encoded), default=0)
        results = self._translator.translate_batch(
            encoded,
            target_prefix=[prefix] * len(encoded) if prefix else None,
            beam_size=decoding.beam_size,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram_size,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=_limit(longest),
            return_scores=True,
        )
        return [
            (_without_prefix(result.hypotheses[0], prefix), float(result.scores[0]))
            for result in results
        ]


def _limit(source_tokens: int) -> int:
    """Return how many target tokens a batch may need."""
    return max(32, min(512, 3 * source_tokens + 20))


def _load_translator(package: ModelPackage, device: str) -> Any:  # noqa: ANN401 - untyped library
    import ctranslate2

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    workers = max(1, (cores or 1) // _THREADS_PER_WORKER)
    try:
        return ctranslate2.Translator(
            str(package.path / "model"),
            device=device,
            compute_type="default",
            inter_threads=workers,
            intra_threads=max(1, min(_THREADS_PER_WORKER, (cores or 1) // workers)),
        )
    except (RuntimeError, ValueError) as error:
        raise ModelError(
            f"{package.name}: the model does not load on {device}: {error}",
            hint="workbench models remove it and install it anew, or try --device cpu",
        ) from None


class _Codec:
    """The package's own tokenizer, and its target prefix in the tokenizer's terms."""

    def __init__(self, package: ModelPackage) -> None:
        from argostranslate.package import Package

        try:
            argos = Package(package.path)
            self._tokenizer: Any = argos.tokenizer
            prefix = argos.target_prefix or ""
            self.target_prefix = [prefix] if prefix else []
            self.encode("你好 hello")
        except Exception as error:  # noqa: BLE001 - a damaged tokenizer fails in many ways
            raise ModelError(
                f"{package.name}: its tokenizer does not load: {error}",
                hint="remove the package and install it anew",
            ) from None

    def encode(self, text: str) -> list[str]:
        """Return the pieces of ``text``."""
        return list(self._tokenizer.encode(text))

    def decode(self, tokens: list[str]) -> str:
        """Return the text of ``tokens``.

        Argos' own decoding of SentencePiece turns underscores into spaces, so it is by-passed.
        """
        if hasattr(self._tokenizer, "lazy_processor"):
            text = str(self._tokenizer.lazy_processor().decode_pieces(tokens))
        else:
            text = str(self._tokenizer.decode(tokens))
        return text.replace("▁", " ").strip()


def _without_prefix(tokens: Sequence[str], prefix: Sequence[str]) -> list[str]:
    found = list(tokens[: len(prefix)]) == list(prefix)
    return list(tokens[len(prefix) :] if found else tokens)


def _groups(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _split_to_fit(sentence: str, count: Callable[[str], int]) -> Iterator[str]:
    """Yield parts of ``sentence`` within the limit, cut at punctuation where possible."""
    if len(sentence) <= _MAX_TOKENS // 2 or (
        len(sentence) <= _MAX_TOKENS * 8 and count(sentence) <= _MAX_TOKENS
    ):
        yield sentence
        return
    part, used = "", 0
    for clause in _clauses(sentence):
        size = count(clause)
        if part and used + size > _MAX_TOKENS:
            yield part
            part, used = "", 0
        part += clause
        used += size
    if part:
        yield part


def _clauses(sentence: str) -> Iterator[str]:
    """Yield the clauses of a sentence, none longer in characters than half the token limit."""
    longest = _MAX_TOKENS // 2
    for clause in _CLAUSE_END.split(sentence):
        for start in range(0, len(clause), longest):
            yield clause[start : start + longest]


def _join(parts: Sequence[Hypothesis], language: str) -> Hypothesis:
    """Join the hypotheses of a sentence's parts."""
    if len(parts) == 1:
        return parts[0]
    space = "" if language == "zh" else " "
    text = space.join(part.text for part in parts)
    return Hypothesis(text, sum(part.score for part in parts) / max(1, len(parts)))
