"""How hypotheses are searched for; a package may say which search suits its model best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbench.errors import ModelError

_BEAMS = range(1, 33)
_MOST_PENALTY = 10.0
_MOST_PIECES = 1000


@dataclass(frozen=True)
class Decoding:
    """Settings of a beam search, as CTranslate2 names them."""

    beam_size: int = 4
    length_penalty: float = 1.0
    """Above 1 for longer outputs; 0 for the sum of the pieces' scores."""
    repetition_penalty: float = 1.1
    longest: int = 0
    """Most source pieces of a sentence that is translated as a whole if it has clauses; 0: any."""
    no_repeat_ngram_size: int = 0

    def __str__(self) -> str:
        penalties = f"length {self.length_penalty:g}, repetition {self.repetition_penalty:g}"
        clauses = f", clauses over {self.longest}" if self.longest else ""
        return f"beam {self.beam_size}, {penalties}{clauses}"

    @classmethod
    def recorded(cls, metadata: dict[str, Any]) -> Decoding:
        """Return what a package's metadata record under ``decoding``, the defaults elsewhere.

        Raises ModelError for settings that are no sensible numbers.
        """
        settings = metadata.get("decoding") or {}
        if not isinstance(settings, dict):
            raise ModelError("its decoding is no JSON object")
        beam = settings.get("beam_size", cls.beam_size)
        if type(beam) is not int or beam not in _BEAMS:
            raise ModelError("its beam_size is no whole number from 1 to 32")
        longest = settings.get("longest", cls.longest)
        if type(longest) is not int or not 0 <= longest <= _MOST_PIECES:
            raise ModelError(f"its longest is no whole number from 0 to {_MOST_PIECES}")
        penalties = {
            "length_penalty": settings.get("length_penalty", cls.length_penalty),
            "repetition_penalty": settings.get("repetition_penalty", cls.repetition_penalty),
        }
        for name, value in penalties.items():
            if type(value) not in {int, float} or not 0 <= value <= _MOST_PENALTY:
                raise ModelError(f"its {name} is no number from 0 to {_MOST_PENALTY:g}")
        checked = {name: float(value) for name, value in penalties.items()}
        return cls(beam, checked["length_penalty"], checked["repetition_penalty"], longest)
