"""Writes a checkpoint as a GGUF file (architecture qwen2, F16 matrices, F32 norms and biases).

Usage: export.py CHECKPOINT TOKENIZER.json OUT.gguf [--raw]   (--raw: the last weights instead of their average)
"""
import argparse
import os
import struct

import numpy as np

import tokenizer as tokenizers

F32, F16 = 0, 1
ALIGNMENT = 32
TEMPLATE = (
    "{%- for message in messages -%}"
    "{%- if message['role'] == 'tool' -%}"
    "{{- '<|im_start|>user\\n<tool_response>\\n' + message['content'] + '\\n</tool_response><|im_end|>\\n' -}}"
    "{%- else -%}"
    "{{- '<|im_start|>' + message['role'] + '\\n' + (message['content'] or '') -}}"
    "{%- for call in message['tool_calls'] or [] -%}"
    "{%- set call = call['function'] or call -%}"
    "{{- '<tool_call>\\n{\"name\":\"' + call['name'] + '\",\"arguments\":' -}}"
    "{%- if call['arguments'] is string -%}{{- call['arguments'] -}}{%- else -%}"
    "{{- call['arguments'] | tojson(separators=(',', ':')) -}}{%- endif -%}"
    "{{- '}\\n</tool_call>' -}}"
    "{%- endfor -%}"
    "{{- '<|im_end|>\\n' -}}"
    "{%- endif -%}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{- '<|im_start|>assistant\\n' -}}{%- endif -%}"
)


def _string(text):
    raw = text.encode("utf8")
    return struct.pack("<Q", len(raw)) + raw


class GgufWriter:
    """Key-value metadata and tensors of a GGUF version 3 file."""

    def __init__(self):
        self.entries, self.tensors = [], []

    def integer(self, key, value):
        self.entries.append(_string(key) + struct.pack("<II", 4, value))

    def real(self, key, value):
        self.entries.append(_string(key) + struct.pack("<If", 6, value))

    def text(self, key, value):
        self.entries.append(_string(key) + struct.pack("<I", 8) + _string(value))

    def flag(self, key, value):
        self.entries.append(_string(key) + struct.pack("<IB", 7, int(value)))

    def texts(self, key, values):
        self.entries.append(_string(key) + struct.pack("<IIQ", 9, 8, len(values)) + b"".join(map(_string, values)))

    def integers(self, key, values):
        self.entries.append(_string(key) + struct.pack(f"<IIQ{len(values)}i", 9, 5, len(values), *values))

    def tensor(self, name, array, kind):
        self.tensors.append((name, array.astype("<f4" if kind == F32 else "<f2"), kind))

    def write(self, path):
        head = [b"GGUF", struct.pack("<IQQ", 3, len(self.tensors), len(self.entries)), *self.entries]
        blobs, offset = [], 0
        for name, array, kind in self.tensors:
            shape = b"".join(struct.pack("<Q", size) for size in reversed(array.shape))
            head.append(_string(name) + struct.pack("<I", array.ndim) + shape + struct.pack("<IQ", kind, offset))
            blob = array.tobytes()
            blob += b"\0" * (-len(blob) % ALIGNMENT)
            blobs.append(blob)
            offset += len(blob)
        header = b"".join(head)
        with open(path + ".part", "wb") as file:
            file.write(header + b"\0" * (-len(header) % ALIGNMENT) + b"".join(blobs))
        os.replace(path + ".part", path)


def _metadata(writer, config, tokenizer, trained_tokens):
    writer.text("general.architecture", "qwen2")
    writer.text("general.name", "qwill-pocket")
    writer.text("general.author", "qwill contributors")
    writer.text("general.license", "Apache-2.0")
    writer.text("general.description", f"Tiny model trained from scratch on {trained_tokens / 1e6:.1f} M tokens of generated "
                "conversations: reads CVs, job posts and briefs for sites inside qwill's loop. No other use.")
    writer.integer("general.file_type", 1)
    for key, value in (("block_count", config["layers"]), ("context_length", config["context"]), ("embedding_length", config["width"]),
                       ("feed_forward_length", config["feed_forward"]), ("attention.head_count", config["heads"]),
                       ("attention.head_count_kv", config["kv_heads"])):
        writer.integer(f"qwen2.{key}", value)
    writer.real("qwen2.attention.layer_norm_rms_epsilon", config["epsilon"])
    writer.real("qwen2.rope.freq_base", config["theta"])
    writer.text("tokenizer.ggml.model", "gpt2")
    writer.text("tokenizer.ggml.pre", "qwen2")
    writer.texts("tokenizer.ggml.tokens", tokenizer.tokens)
    writer.integers("tokenizer.ggml.token_type", [3 if t in tokenizers.SPECIAL else 1 for t in tokenizer.tokens])
    writer.texts("tokenizer.ggml.merges", [f"{a} {b}" for a, b in tokenizer.merges])
    # no BOS id: node-llama-cpp would put it in front of every prompt
    writer.integer("tokenizer.ggml.eos_token_id", tokenizer.turn_end)
    writer.integer("tokenizer.ggml.padding_token_id", tokenizer.end_of_text)
    writer.flag("tokenizer.ggml.add_bos_token", False)
    writer.text("tokenizer.chat_template", TEMPLATE)


def export(checkpoint, tokenizer, path, weights="average"):
    """Writes a loaded checkpoint; the embedding is tied, so there is no `output.weight`."""
    state = {name: value.float().numpy() for name, value in checkpoint[weights].items()}
    config, writer = checkpoint["config"], GgufWriter()
    _metadata(writer, config, tokenizer, checkpoint["tokens"])
    writer.tensor("token_embd.weight", state["embedding.weight"], F16)
    writer.tensor("output_norm.weight", state["norm.weight"], F32)
    for i in range(config["layers"]):
        ours, theirs = f"blocks.{i}.", f"blk.{i}."
        writer.tensor(theirs + "attn_norm.weight", state[ours + "attention_norm.weight"], F32)
        writer.tensor(theirs + "ffn_norm.weight", state[ours + "feed_norm.weight"], F32)
        for short, name in (("q", "query"), ("k", "key"), ("v", "value")):
            writer.tensor(theirs + f"attn_{short}.weight", state[ours + name + ".weight"], F16)
            writer.tensor(theirs + f"attn_{short}.bias", state[ours + name + ".bias"], F32)
        writer.tensor(theirs + "attn_output.weight", state[ours + "output.weight"], F16)
        for name in ("gate", "up", "down"):
            writer.tensor(theirs + f"ffn_{name}.weight", state[ours + name + ".weight"], F16)
    writer.write(path)


def main():
    import torch

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("tokenizer")
    parser.add_argument("out")
    parser.add_argument("--raw", action="store_true")
    options = parser.parse_args()
    checkpoint = torch.load(options.checkpoint, map_location="cpu")
    export(checkpoint, tokenizers.load(options.tokenizer), options.out, "model" if options.raw else "average")
    print(f"{options.out}: {os.path.getsize(options.out)} bytes")


if __name__ == "__main__":
    main()
