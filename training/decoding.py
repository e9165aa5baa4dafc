"""Packages run as the workbench runs them, with nothing but CTranslate2 and SentencePiece."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from workbench.engines.clauses import joined_clauses
from workbench.engines.splitting import divide

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.engines.decoding import Decoding

_LONGEST_OUTPUT = 256
_BATCH_TOKENS = 2048


@dataclass
class Outputs:
    """Texts in the order of the sources, their pieces, and how long it took."""

    texts: list[str] = field(default_factory=list)
    source_pieces: list[list[str]] = field(default_factory=list)
    pieces: list[list[str]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def tokens_per_second(self) -> float:
        """Target tokens a second."""
        return sum(map(len, self.pieces)) / max(self.seconds, 1e-9)


class Package:
    """A translation package in the Argos layout, loaded."""

    def __init__(self, path: Path, threads: int = 1, device: str = "cpu") -> None:
        import ctranslate2
        import sentencepiece

        self.path = path
        self._processor: Any = sentencepiece.SentencePieceProcessor(
            model_file=str(path / "sentencepiece.model")
        )
        self._translator: Any = ctranslate2.Translator(
            str(path / "model"), device=device, intra_threads=threads
        )

    @property
    def direction(self) -> str:
        """The pair of languages, as ``zh-en``."""
        return f"{self.metadata['from_code']}-{self.metadata['to_code']}"

    @property
    def decoding(self) -> Decoding:
        """The search that the package records."""
        return cast("Decoding", self.metadata["decoding"])

    @cached_property
    def metadata(self) -> dict[str, Any]:
        """What its ``metadata.json`` says."""
        from workbench.engines.packages import read_metadata

        return read_metadata((self.path / "metadata.json").read_bytes())

    @property
    def megabytes(self) -> float:
        """Size of all its files."""
        return sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file()) / 1e6

    def pieces(self, text: str) -> list[str]:
        """Return a text as the model has it."""
        return list(self._processor.encode(text, out_type=str))

    def translate(self, sources: Sequence[str], search: Decoding | None = None) -> Outputs:
        """Translate all ``sources``; none is decoded again, so that faults show."""
        search = search or self.decoding
        divided = [self._parts(source, search.longest) for source in sources]
        encoded = self._processor.encode([one for parts in divided for one in parts], out_type=str)
        started = time.monotonic()
        results = self._translator.translate_batch(
            encoded,
            beam_size=search.beam_size,
            length_penalty=search.length_penalty,
            repetition_penalty=search.repetition_penalty,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            max_decoding_length=_LONGEST_OUTPUT,
        )
        outputs = Outputs(seconds=time.monotonic() - started)
        each = zip(encoded, (list(result.hypotheses[0]) for result in results), strict=True)
        for parts in divided:
            done = list(islice(each, len(parts)))
            texts = [self._text(pieces) for _, pieces in done]
            joined = joined_clauses(zip(parts, texts, strict=True), self.metadata["to_code"])
            outputs.texts.append(joined)
            outputs.source_pieces.append([piece for source, _ in done for piece in source])
            outputs.pieces.append([piece for _, target in done for piece in target])
        return outputs

    def _parts(self, source: str, longest: int) -> list[str]:
        """Return the clauses of a sentence where the search divides it, as the engine does."""
        if not longest:
            return [source]
        return divide(source, self.metadata["from_code"], self._count, longest)

    def _count(self, text: str) -> int:
        return len(self._processor.encode(text))

    def _text(self, pieces: list[str]) -> str:
        return str(self._processor.decode_pieces(pieces)).replace("▁", " ").strip()
