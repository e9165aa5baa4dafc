"""The joint SentencePiece model of both languages."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from training.corpus import read_pairs
from training.mixture import WEIGHTS
from training.synthetic import TAG
from training.terms import glossary_forms

if TYPE_CHECKING:
    from pathlib import Path

VOCABULARY = 16_000
_SENTENCES = 1_000_000


def train_pieces(work: Path, glossaries: Path) -> None:
    """Write ``pieces.model``: unigram, byte fallback, digits apart, all glossary characters."""
    import sentencepiece

    if (work / "pieces.model").exists():
        print("pieces.model is there already")
        return
    rng = random.Random(0)  # noqa: S311 - sampling, not secrets
    sample = work / "pieces.txt"
    with sample.open("w", encoding="utf-8") as file:
        for name, chinese, english in read_pairs(work):
            weight = min(1.0, WEIGHTS.get(name, 0.0))
            if rng.random() < weight:
                file.write(f"{chinese}\n{english}\n")
    characters = {char for pair in glossary_forms(glossaries) for form in pair for char in form}
    sentencepiece.SentencePieceTrainer.train(
        input=str(sample),
        model_prefix=str(work / "pieces"),
        vocab_size=VOCABULARY,
        character_coverage=0.9998,
        byte_fallback=True,
        split_digits=True,
        normalization_rule_name="identity",
        required_chars="".join(sorted(characters - {" "})),
        user_defined_symbols=[TAG],
        input_sentence_size=_SENTENCES,
        shuffle_input_sentence=True,
        pad_id=0,
        unk_id=1,
        bos_id=2,
        eos_id=3,
        minloglevel=2,
    )


def all_pieces(pieces: Path) -> list[str]:
    """Return every piece in the order of its id, as CTranslate2's vocabulary lists them."""
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    return [processor.id_to_piece(index) for index in range(processor.get_piece_size())]
