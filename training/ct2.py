"""CTranslate2 model files, read and written: so that a package can be trained further."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import torch

from training.model import Attention, Layer, Shape, Translator

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor, nn

_TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)
Variables = dict[str, np.ndarray]


def read_variables(path: Path) -> Variables:
    """Return the variables of a ``model.bin``; int8 weights as float32 (format version 6)."""
    with path.open("rb") as file:
        struct.unpack("<I", file.read(4))
        _read_text(file)
        _, count = struct.unpack("<II", file.read(8))
        raw = dict(_read_variable(file) for _ in range(count))
    scales = {name for name in raw if name.endswith("_scale")}
    return {
        name: value / raw[f"{name}_scale"].reshape(-1, *[1] * (value.ndim - 1))
        if f"{name}_scale" in scales
        else value
        for name, value in raw.items()
        if name not in scales
    }


def _read_text(file: BinaryIO) -> str:
    (length,) = struct.unpack("<H", file.read(2))
    return file.read(length)[:-1].decode()


def _read_variable(file: BinaryIO) -> tuple[str, np.ndarray]:
    name = _read_text(file)
    (rank,) = struct.unpack("<B", file.read(1))
    shape = struct.unpack(f"<{rank}I", file.read(4 * rank))
    kind, size = struct.unpack("<BI", file.read(5))
    return name, np.frombuffer(file.read(size), dtype=_TYPES[kind]).reshape(shape)


def load_package(package: Path) -> Translator:
    """Return the network of a package of ours, with its weights."""
    variables = read_variables(package / "model" / "model.bin")
    embedding = variables["decoder/embeddings/weight"]
    shape = Shape(
        vocabulary=embedding.shape[0],
        width=embedding.shape[1],
        heads=int(variables["encoder/num_heads"]),
        hidden=variables["encoder/layer_0/ffn/linear_0/weight"].shape[0],
        encoder_layers=_count_layers(variables, "encoder"),
        decoder_layers=_count_layers(variables, "decoder"),
        positions=variables["decoder/position_encodings/encodings"].shape[0],
    )
    model = Translator(shape)
    with torch.no_grad():
        for name, parameter in named_variables(model):
            parameter.copy_(torch.tensor(variables[name]))
        model.positions.copy_(torch.tensor(variables["decoder/position_encodings/encodings"]))
    return model


def _count_layers(variables: Variables, side: str) -> int:
    return len({name.split("/")[1] for name in variables if name.startswith(f"{side}/layer_")}) - (
        f"{side}/layer_norm/gamma" in variables
    )


def named_variables(model: Translator) -> list[tuple[str, Tensor]]:
    """Return each parameter of ``model`` under CTranslate2's name for it."""
    named = [("decoder/embeddings/weight", model.embedding.weight.data)]
    for side, layers, norm in (
        ("encoder", model.encoder, model.encoder_norm),
        ("decoder", model.decoder, model.decoder_norm),
    ):
        named += _norm(f"{side}/layer_norm", norm)
        for index, layer in enumerate(layers):
            assert isinstance(layer, Layer)  # noqa: S101 - narrows ModuleList's items
            named += _layer(f"{side}/layer_{index}", layer)
    return named


def _layer(prefix: str, layer: Layer) -> list[tuple[str, Tensor]]:
    named = _attention(f"{prefix}/self_attention", layer.own)
    if layer.across is not None:
        named += _attention(f"{prefix}/attention", layer.across)
    named += _norm(f"{prefix}/ffn/layer_norm", layer.feed.norm)
    named += _linear(f"{prefix}/ffn/linear_0", layer.feed.inner)
    return named + _linear(f"{prefix}/ffn/linear_1", layer.feed.outer)


def _attention(prefix: str, attention: Attention) -> list[tuple[str, Tensor]]:
    if attention.across:
        linears = [attention.query, attention.key_value, attention.out]
    else:
        linears = [attention.query_key_value, attention.out]
    named = _norm(f"{prefix}/layer_norm", attention.norm)
    for index, linear in enumerate(linears):
        named += _linear(f"{prefix}/linear_{index}", linear)
    return named


def _linear(prefix: str, linear: nn.Linear) -> list[tuple[str, Tensor]]:
    return [(f"{prefix}/weight", linear.weight.data), (f"{prefix}/bias", linear.bias.data)]


def _norm(prefix: str, norm: nn.LayerNorm) -> list[tuple[str, Tensor]]:
    return [(f"{prefix}/gamma", norm.weight.data), (f"{prefix}/beta", norm.bias.data)]


def write_model(model: Translator, pieces: list[str], folder: Path) -> None:
    """Write ``model`` to ``folder`` as CTranslate2 loads it, in int8."""
    import ctranslate2

    shape = model.shape
    spec = ctranslate2.specs.TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers), shape.heads, pre_norm=True
    )
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = True
        side.position_encodings.encodings = model.positions.numpy().astype(np.float32)
    spec.decoder.start_from_zero_embedding = False
    for name, tensor in named_variables(model):
        _set(spec, name, tensor.float().numpy().copy())  # optimize() works in place
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight
    spec.decoder.projection.weight = spec.decoder.embeddings.weight
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    spec.config.decoder_start_token = "<s>"  # noqa: S105 - a token of the vocabulary
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")


def _set(spec: object, name: str, value: np.ndarray) -> None:
    """Set the variable that CTranslate2 calls ``name`` (``encoder/layer_0/ffn/linear_0/bias``)."""
    parts = name.split("/")
    for part in parts[:-1]:
        base, _, index = part.rpartition("_")
        if index.isdigit() and hasattr(spec, base):
            spec = getattr(spec, base)[int(index)]
        else:
            spec = getattr(spec, part)
    setattr(spec, parts[-1], value)
