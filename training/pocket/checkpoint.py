"""Makes a checkpoint of a GGUF file that export.py wrote, so that training can go on from a model whose checkpoint is gone.

Usage: checkpoint.py MODEL.gguf CHECKPOINT.pt TOKENIZER.json

The file's own vocabulary is written as the tokenizer, since a model can only go on with the one it was trained with. Weights
are F16 there, which is exact enough; the optimiser begins anew.
"""
import argparse
import re
import struct

import numpy as np

import tokenizer as tokenizers

SIZES = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
TEXT, LIST = 8, 9
ALIGNMENT = 32


class GgufReader:
    """Metadata and tensors of a GGUF version 3 file with F32 and F16 tensors."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.raw = file.read()
        if self.raw[:4] != b"GGUF":
            raise SystemExit(f"{path} is no GGUF file.")
        self.at = 4
        version, tensors, entries = self._number("<I"), self._number("<Q"), self._number("<Q")
        if version != 3:
            raise SystemExit(f"{path} is of GGUF version {version}; only 3 is read.")
        self.metadata = {}
        for _ in range(entries):
            key = self._text()
            self.metadata[key] = self._value(self._number("<I"))
        described = [self._description() for _ in range(tensors)]
        start = self.at + -self.at % ALIGNMENT
        self.tensors = {name: self._tensor(start + offset, shape, kind) for name, shape, kind, offset in described}

    def _number(self, form):
        value = struct.unpack_from(form, self.raw, self.at)[0]
        self.at += struct.calcsize(form)
        return value

    def _text(self):
        length = self._number("<Q")
        self.at += length
        return self.raw[self.at - length : self.at].decode("utf8")

    def _value(self, kind):
        if kind == TEXT:
            return self._text()
        if kind != LIST:
            return self._number(SIZES[kind])
        inner, length = self._number("<I"), self._number("<Q")
        return [self._value(inner) for _ in range(length)]

    def _description(self):
        name = self._text()
        shape = [self._number("<Q") for _ in range(self._number("<I"))]
        return name, tuple(reversed(shape)), self._number("<I"), self._number("<Q")

    def _tensor(self, start, shape, kind):
        if kind not in (0, 1):
            raise SystemExit(f"A tensor is of type {kind}: only F32 and F16 are read.")
        return np.frombuffer(self.raw, "<f4" if kind == 0 else "<f2", int(np.prod(shape)), start).reshape(shape)


def config_of(metadata, tensors):
    width, heads = metadata["qwen2.embedding_length"], metadata["qwen2.attention.head_count"]
    return {
        "vocabulary": tensors["token_embd.weight"].shape[0], "width": width, "layers": metadata["qwen2.block_count"],
        "heads": heads, "kv_heads": metadata["qwen2.attention.head_count_kv"], "head_width": width // heads,
        "feed_forward": metadata["qwen2.feed_forward_length"], "theta": metadata["qwen2.rope.freq_base"],
        "epsilon": metadata["qwen2.attention.layer_norm_rms_epsilon"], "context": metadata["qwen2.context_length"],
    }


NAMES = (
    (r"^token_embd\.", "embedding."), (r"^output_norm\.", "norm."), (r"^blk\.(\d+)\.", r"blocks.\1."),
    ("attn_norm", "attention_norm"), ("ffn_norm", "feed_norm"), ("attn_output", "output"), ("attn_q", "query"),
    ("attn_k", "key"), ("attn_v", "value"), ("ffn_", ""),
)


def name_of(theirs):
    """The name that model.py gives a tensor."""
    for pattern, ours in NAMES:
        theirs = re.sub(pattern, ours, theirs)
    return theirs


def main():
    import torch

    from model import Config, Pocket
    from optimiser import Layout, SharedState

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("checkpoint")
    parser.add_argument("tokenizer")
    options = parser.parse_args()
    read = GgufReader(options.model)
    config = config_of(read.metadata, read.tensors)
    weights = {name_of(name): torch.from_numpy(array.astype(np.float32)) for name, array in read.tensors.items()}
    model = Pocket(Config(**config))
    model.load_state_dict(weights)
    shared = SharedState(Layout(model), 1)
    tokens = re.search(r"on ([\d.]+) M tokens", read.metadata.get("general.description", ""))
    state = {
        "model": weights, "average": weights, "config": config, "first": shared.first, "second": shared.second,
        "adam_steps": shared.adam_steps, "steps": 0, "tokens": int(float(tokens[1]) * 1e6) if tokens else 0, "seconds": 0.0,
    }
    torch.save(state, options.checkpoint)
    tokenizers.save([merge.split(" ") for merge in read.metadata["tokenizer.ggml.merges"]], options.tokenizer)
    print(f"{options.checkpoint}: {sum(value.numel() for value in weights.values())} parameters, {len(weights)} tensors")


if __name__ == "__main__":
    main()
