"""Argos packages run on CTranslate2, a whole article at a time.

Only the package's files and tokenizer class are used: ``argostranslate.translate`` would import
stanza and torch, and translates one paragraph at a time.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from workbench.engines import Focus, Hypothesis, Pair, Request
from workbench.engines.codec import Codec
from workbench.engines.loops import has_loop, overlong
from workbench.engines.splitting import divide, join, split_to_fit
from workbench.engines.steering import Steering
from workbench.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.article import Span
    from workbench.engines.decoding import Decoding
    from workbench.engines.packages import ModelPackage

_MAX_TOKENS = 180
"""Longest input; these models have seen little that is longer."""
_OUTPUT_LIMITS = (48, 80, 128, 192, 288, 400, 500)
"""Most target tokens of a sentence, by steps; the models know 512 positions."""
_BATCH_TOKENS = 3072
_GROUP = 96
"""Sentences between two reports of progress; sorted by length, so batches stay full."""


def _against_loops(decoding: Decoding) -> Decoding:
    return replace(decoding, repetition_penalty=1.3, no_repeat_ngram_size=4)


class ArgosEngine:
    """One package, loaded."""

    def __init__(
        self, package: ModelPackage, *, device: str = "cpu", decoding: Decoding | None = None
    ) -> None:
        """Load ``package`` onto ``device`` (cpu or cuda).

        It is searched as ``decoding`` says, or as the package records. Raises ModelError.
        """
        self.package = package
        self.decoding = decoding or package.decoding
        self._translator = _load_translator(package, device)
        self._codec = Codec(package)
        self._steering = Steering(self._translator, self._codec, _MAX_TOKENS, _output_limit)

    @property
    def signature(self) -> str:
        """Name, version and hash of the model, and how it decodes."""
        package = self.package
        origin = "embedded" if package.embedded else "installed"
        return f"{package.name} ({origin}, {package.digest}), {self.decoding}"

    def translate(
        self, sentences: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Hypothesis]:
        """Return one hypothesis for each sentence; equal sentences are translated once.

        Raises ModelError where the model fails.
        """
        pieces = {sentence: self._pieces(sentence) for sentence in dict.fromkeys(sentences)}
        unique = dict.fromkeys(piece for parts in pieces.values() for piece in parts)
        encoded = {piece: self._codec.encode_source(piece) for piece in unique}
        done: dict[str, Hypothesis] = {}
        reported = 0
        for group in _groups(encoded):
            done |= zip(group, self._decode([encoded[piece] for piece in group]), strict=True)
            finished = len(sentences) * len(done) // len(encoded)
            if progress is not None:
                progress(finished - reported)
            reported = finished
        joined = {
            sentence: join(parts, [done[piece] for piece in parts], self.package.target)
            for sentence, parts in pieces.items()
        }
        return [joined[sentence] for sentence in sentences]

    def search(self, requests: Sequence[Request]) -> list[Hypothesis | None]:
        """Return one hypothesis for each request; None where its source is too long."""
        with self._failing():
            return self._steering.search(requests, self.decoding.repetition_penalty)

    def scores(self, pairs: Sequence[Pair]) -> list[float]:
        """Return the mean log-probability per token of each target; the lowest if too long."""
        with self._failing():
            return self._steering.scores(pairs)

    def focus(self, queries: Sequence[tuple[Pair, Span]]) -> list[Focus]:
        """Return where in each target a span of its source is looked at; empty if unknown."""
        with self._failing():
            return self._steering.focus(queries)

    def _pieces(self, sentence: str) -> list[str]:
        """Return the parts of a sentence that the model translates one by one; mostly it is one."""
        parts = split_to_fit(sentence, self._count, _MAX_TOKENS)
        longest = self.decoding.longest
        if not longest:
            return parts
        language = self.package.source
        return [clause for part in parts for clause in divide(part, language, self._count, longest)]

    def _count(self, text: str) -> int:
        return len(self._codec.encode_source(text))

    def _decode(self, encoded: list[list[str]]) -> list[Hypothesis]:
        """Translate token lists; the ones whose output loops are decoded again."""
        results = self._run(encoded, self.decoding)
        looping = [
            index
            for index, (source, ((target, _), *_)) in enumerate(zip(encoded, results, strict=True))
            if (has_loop(target) and not has_loop(source)) or overlong(source, target)
        ]
        if looping:
            again = self._run([encoded[i] for i in looping], _against_loops(self.decoding))
            for index, result in zip(looping, again, strict=True):
                if not has_loop(result[0][0]):
                    results[index] = result
        return [self._hypothesis(result) for result in results]

    def _hypothesis(self, beam: list[tuple[list[str], float]]) -> Hypothesis:
        best, *others = (Hypothesis(self._codec.decode(tokens), score) for tokens, score in beam)
        return replace(best, others=tuple(others))

    def _run(
        self, encoded: list[list[str]], decoding: Decoding
    ) -> list[list[tuple[list[str], float]]]:
        """Return target tokens (without the package's prefix) and scores for each token list.

        All of a beam is returned: that costs nothing, as it is searched to its end anyway.
        """
        prefix = self._codec.target_prefix
        longest = max((len(tokens) for tokens in encoded), default=0)
        with self._failing():
            results = self._translator.translate_batch(
                encoded,
                target_prefix=[prefix] * len(encoded) if prefix else None,
                beam_size=decoding.beam_size,
                num_hypotheses=decoding.beam_size,
                length_penalty=decoding.length_penalty,
                repetition_penalty=decoding.repetition_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram_size,
                max_batch_size=_BATCH_TOKENS,
                batch_type="tokens",
                max_input_length=0,
                max_decoding_length=_output_limit(longest),
                return_scores=True,
            )
        return [
            [
                (_without_prefix(tokens, prefix), float(score))
                for tokens, score in zip(result.hypotheses, result.scores, strict=True)
            ]
            for result in results
        ]

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Raise a ModelError in place of the library's errors."""
        try:
            yield
        except (RuntimeError, ValueError) as error:
            hint = "try --device cpu" if self._translator.device == "cuda" else None
            name = self.package.name
            raise ModelError(
                f"{name}: the model does not translate: {error}", hint=hint or self.package.mending
            ) from None


def _groups(encoded: dict[str, list[str]]) -> Iterator[list[str]]:
    """Yield the texts of ``encoded`` in groups to be decoded together, the short ones first.

    All of a group have one output limit, so that no text's translation depends on its company.
    """
    ordered = sorted(encoded, key=lambda text: (len(encoded[text]), text))
    for _, same in groupby(ordered, key=lambda text: _output_limit(len(encoded[text]))):
        texts = list(same)
        for start in range(0, len(texts), _GROUP):
            yield texts[start : start + _GROUP]


def _output_limit(source_tokens: int) -> int:
    """Return how many target tokens a source of so many may need, and some more to tell a loop."""
    needed = 3 * source_tokens + 32
    return next((limit for limit in _OUTPUT_LIMITS if limit >= needed), _OUTPUT_LIMITS[-1])


def _load_translator(package: ModelPackage, device: str) -> Any:  # noqa: ANN401 - untyped library
    import ctranslate2

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    try:
        return ctranslate2.Translator(
            str(package.path / "model"),
            device=device,
            compute_type="default",
            inter_threads=cores or 1,
            intra_threads=1,  # two that share a small batch wait for each other most of the time
        )
    except Exception as error:  # noqa: BLE001 - a damaged model fails in many ways
        hint = "try --device cpu" if device != "cpu" else package.mending
        raise ModelError(
            f"{package.name}: the model does not load on {device}: {error}", hint=hint
        ) from None


def _without_prefix(tokens: Sequence[str], prefix: Sequence[str]) -> list[str]:
    found = list(tokens[: len(prefix)]) == list(prefix)
    return list(tokens[len(prefix) :] if found else tokens)
