"""Text to tokens and back, with the tokenizer of an Argos package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.errors import ModelError
from workbench.text.punctuation import CURLY_FOR_CORNERS, HALF_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.engines.packages import ModelPackage

SENTENCEPIECE = "sentencepiece.model"
BPE = "bpe.model"
_PROBE = "你好 hello"

AS_READ: dict[str, dict[int, str]] = {
    "zh": str.maketrans(CURLY_FOR_CORNERS | HALF_WIDTH | {"\u3000": " ", "％": "%"}),
    "en": str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "}),
}
"""Per language of a source, how characters are written that models saw in one form only.

One character stands for one, so that places in a source remain what they are.
"""


class Codec:
    """The package's own tokenizer, and its target prefix in the tokenizer's terms."""

    def __init__(self, package: ModelPackage) -> None:
        """Load the tokenizer of ``package``. Raises ModelError."""
        self.target_prefix = [package.target_prefix] if package.target_prefix else []
        self._as_read = AS_READ.get(package.source, {})
        try:
            self._tokenizer = _tokenizer(package)
            self.decode(self.encode(_PROBE))
        except Exception as error:  # noqa: BLE001 - a damaged tokenizer fails in many ways
            raise ModelError(
                f"{package.name}: its tokenizer does not load: {error}", hint=package.mending
            ) from None

    def encode_source(self, text: str) -> list[str]:
        """Return the pieces of a text to translate, in the characters that the model knows."""
        return self.encode(self.as_read(text))

    def as_read(self, text: str) -> str:
        """Return a text to translate with its characters as the model was taught to read them."""
        return text.translate(self._as_read)

    def encode(self, text: str) -> list[str]:
        """Return the pieces of ``text``; a lone surrogate counts as a question mark."""
        return list(self._tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8")))

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text of ``tokens``.

        Argos' own decoding of SentencePiece turns underscores into spaces, so it is by-passed.
        """
        if hasattr(self._tokenizer, "lazy_processor"):
            text = str(self._tokenizer.lazy_processor().decode_pieces(list(tokens)))
        else:
            text = str(self._tokenizer.decode(list(tokens)))
        return text.replace("▁", " ").strip()


def _tokenizer(package: ModelPackage) -> Any:  # noqa: ANN401 - untyped library
    """Return the tokenizer that Argos would choose for ``package``.

    Not by way of Argos' ``Package``, which reads the user's settings and makes folders.
    """
    from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

    if (package.path / SENTENCEPIECE).is_file():
        return SentencePieceTokenizer(package.path / SENTENCEPIECE)
    return BPETokenizer(package.path / BPE, package.source, package.target)
