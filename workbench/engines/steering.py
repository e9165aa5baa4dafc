"""What CTranslate2 can do besides translating: prefixes, avoided words, scores, attention."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.engines import Hypothesis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.article import Span
    from workbench.engines import Focus, Pair, Request
    from workbench.engines.codec import Codec

_BEAM = 2
_BATCH: dict[str, Any] = {"max_batch_size": 3072, "batch_type": "tokens"}
_NEAR = 6
"""How far a piece's next character may stand from where it is expected."""
_WORST = -99.0


class Steering:
    """A translator with its codec."""

    def __init__(
        self,
        translator: Any,  # noqa: ANN401 - untyped library
        codec: Codec,
        most_input: int,
        limit: Callable[[int], int],
    ) -> None:
        """``limit`` tells how many tokens a target may have whose source has so many."""
        self._translator = translator
        self._codec = codec
        self._most_input = most_input
        self._limit = limit

    def search(
        self, requests: Sequence[Request], repetition_penalty: float
    ) -> list[Hypothesis | None]:
        """Return one hypothesis for each request; None where its source is too long.

        What is decoded together has one output limit, so that a loop holds up few, and no target
        depends on its company.
        """
        found: list[Hypothesis | None] = [None] * len(requests)
        sources = [self._codec.encode_source(request.source) for request in requests]
        begun = [
            [*self._codec.target_prefix, *self._codec.encode(request.prefix)]
            for request in requests
        ]
        groups: dict[tuple[tuple[str, ...], int], list[int]] = {}
        for index, (request, source) in enumerate(zip(requests, sources, strict=True)):
            if len(source) <= self._most_input:
                limit = self._limit(len(source) + len(begun[index]))
                groups.setdefault((request.avoid, limit), []).append(index)
        for (avoid, limit), fitting in groups.items():
            prefixes = [begun[index] for index in fitting]
            results = self._translator.translate_batch(
                [sources[index] for index in fitting],
                target_prefix=prefixes if any(prefixes) else None,
                beam_size=_BEAM,
                num_hypotheses=_BEAM,
                repetition_penalty=repetition_penalty,
                suppress_sequences=[self._codec.encode(word) for word in avoid] or None,
                max_input_length=0,
                max_decoding_length=limit,
                return_scores=True,
                **_BATCH,
            )
            for index, result in zip(fitting, results, strict=True):
                best, *others = self._hypotheses(result)
                found[index] = replace(best, others=tuple(others))
        return found

    def _hypotheses(self, result: Any) -> Iterator[Hypothesis]:  # noqa: ANN401 - untyped library
        for tokens, score in zip(result.hypotheses, result.scores, strict=True):
            own = tokens[len(self._codec.target_prefix) :]
            yield Hypothesis(self._codec.decode(own), float(score))

    def scores(self, pairs: Sequence[Pair]) -> list[float]:
        """Return the mean log-probability per token of each target."""
        found = [_WORST] * len(pairs)
        encoded = {index: self._encoded(pair) for index, pair in enumerate(pairs)}
        fitting = [index for index, both in encoded.items() if self._fits(both)]
        if not fitting:
            return found
        prefix = self._codec.target_prefix
        results = self._translator.score_batch(
            [encoded[index][0] for index in fitting],
            [[*prefix, *encoded[index][1]] for index in fitting],
            **_BATCH,
        )
        for index, result in zip(fitting, results, strict=True):
            own = result.log_probs[len(prefix) :]
            found[index] = float(sum(own) / max(1, len(own)))
        return found

    def _encoded(self, pair: Pair) -> tuple[list[str], list[str]]:
        return self._codec.encode_source(pair.source), self._codec.encode(pair.target)

    def _fits(self, encoded: tuple[list[str], list[str]]) -> bool:
        source, target = encoded
        return 0 < len(source) <= self._most_input and 0 < len(target) <= self._limit(
            self._most_input
        )

    def focus(self, queries: Sequence[tuple[Pair, Span]]) -> list[Focus]:
        """Return where in each target a span of its source is looked at.

        The target is decoded again by force, which tells the attention of the decoder's last layer.
        """
        encoded = {pair: self._encoded(pair) for pair in dict.fromkeys(pair for pair, _ in queries)}
        fitting = [pair for pair, both in encoded.items() if self._fits(both)]
        if not fitting:
            return [[] for _ in queries]
        prefix = self._codec.target_prefix
        results = self._translator.translate_batch(
            [encoded[pair][0] for pair in fitting],
            target_prefix=[[*prefix, *encoded[pair][1]] for pair in fitting],
            beam_size=1,
            max_input_length=0,
            max_decoding_length=1 + max(len(encoded[pair][1]) for pair in fitting),
            return_attention=True,
            **_BATCH,
        )
        rows = {
            pair: result.attention[0][len(prefix) :]
            for pair, result in zip(fitting, results, strict=True)
        }
        return [
            self._focus(pair, span, *encoded[pair], rows[pair]) if pair in rows else []
            for pair, span in queries
        ]

    def _focus(
        self, pair: Pair, span: Span, source: list[str], target: list[str], rows: list[list[float]]
    ) -> Focus:
        starts = [*offsets(self._codec.as_read(pair.source), source), len(pair.source)]
        looked_at = [
            index
            for index in range(len(source))
            if starts[index] < span.end and starts[index + 1] > span.start
        ]
        return [
            (start, float(sum(row[index] for index in looked_at if index < len(row))))
            for start, row in zip(offsets(pair.target, target), rows, strict=False)
        ]


def offsets(text: str, pieces: Sequence[str]) -> list[int]:
    """Return where each of a text's ``pieces`` begins, as near as their normal form tells.

    >>> offsets("the blood", ["▁the", "▁bl", "ood"])
    [0, 4, 6]
    """
    found = []
    position = 0
    for piece in pieces:
        start = None
        for char in piece.replace("▁", ""):
            place = text.find(char, position, position + _NEAR)
            if place >= 0:
                start = place if start is None else start
                position = place + 1
        found.append(position if start is None else start)
    return found
