"""A small Qwen2 (grouped-query attention, QKV bias, SwiGLU, RMSNorm, rotary positions), made for training on a CPU.

Matrices multiply in bfloat16 (twice as fast as float32 where the CPU has AVX512-BF16), sums and norms stay in float32.
Attention runs over blocks of queries that see only the keys before them, so half of the score matrix is never made.
"""
import ctypes
import hashlib
import math
import os
import subprocess
import tempfile

import torch
import torch.nn.functional as F
from torch import nn

BLOCK = 256  # queries a block


class Config:
    """Sizes; the defaults are the shipped model's."""

    def __init__(self, **sizes):
        self.vocabulary, self.width, self.layers, self.heads, self.kv_heads = 6144, 192, 6, 4, 2
        self.head_width, self.feed_forward, self.theta, self.epsilon, self.context = 48, 512, 1e6, 1e-6, 4096
        for name, value in sizes.items():
            setattr(self, name, value)

    def as_dict(self):
        return dict(vars(self))


def _load_softmax():
    """The fused softmax in softmax.c, compiled once for this machine; None where there is no compiler."""
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "softmax.c")
    try:
        with open(source, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()[:16]
        library = os.path.join(tempfile.gettempdir(), f"pocket-softmax-{digest}.so")
        if not os.path.exists(library):
            partial = f"{library}.{os.getpid()}"
            flags = ["-O3", "-march=native", "-ffast-math", "-fopenmp", "-shared", "-fPIC"]
            subprocess.run(["gcc", *flags, source, "-o", partial, "-lm"], check=True, capture_output=True)
            os.replace(partial, library)
        return ctypes.CDLL(library)
    except (OSError, subprocess.CalledProcessError):
        return None


_SOFTMAX = _load_softmax()


def causal_softmax_(scores, rows_per_head, first):
    """In place: row r of a head may see keys up to `first + r % rows_per_head`; the rest become 0."""
    batch, rows, keys = scores.shape
    if _SOFTMAX is not None and scores.dtype == torch.bfloat16:
        _SOFTMAX.softmax_forward(
            ctypes.c_void_p(scores.data_ptr()), ctypes.c_long(batch * rows), ctypes.c_long(keys),
            ctypes.c_long(rows_per_head), ctypes.c_long(first), ctypes.c_int(torch.get_num_threads()),
        )
        return scores
    row = torch.arange(rows) % rows_per_head + first
    hidden = torch.arange(keys)[None, :] > row[:, None]
    return scores.copy_(torch.softmax(scores.float().masked_fill_(hidden, float("-inf")), -1))


def softmax_gradient_(gradient, weights, rows_per_head, first):
    """In place on `gradient` (with respect to the weights): the gradient with respect to the scores."""
    batch, rows, keys = gradient.shape
    if _SOFTMAX is not None and gradient.dtype == torch.bfloat16:
        _SOFTMAX.softmax_backward(
            ctypes.c_void_p(gradient.data_ptr()), ctypes.c_void_p(weights.data_ptr()), ctypes.c_long(batch * rows),
            ctypes.c_long(keys), ctypes.c_long(rows_per_head), ctypes.c_long(first), ctypes.c_int(torch.get_num_threads()),
        )
        return gradient
    g, w = gradient.float(), weights.float()
    return gradient.copy_(w * (g - (w * g).sum(-1, keepdim=True)))


class CausalAttention(torch.autograd.Function):
    """q: (B, KV, group, T, D), already scaled; k, v: (B*KV, T, D). Gives (B*KV, group, T, D)."""

    @staticmethod
    def forward(ctx, q, k, v):
        batch, group, length, width = q.shape
        out = torch.empty_like(q)
        saved = []
        k_transposed = k.transpose(1, 2)
        for start in range(0, length, BLOCK):
            end = min(length, start + BLOCK)
            block = q[:, :, start:end].reshape(batch, group * (end - start), width)
            weights = causal_softmax_(torch.bmm(block, k_transposed[:, :, :end]), end - start, start)
            out[:, :, start:end] = torch.bmm(weights, v[:, :end]).view(batch, group, end - start, width)
            saved.append(weights)
        ctx.save_for_backward(q, k, v, *saved)
        return out

    @staticmethod
    def backward(ctx, grad):
        q, k, v, *saved = ctx.saved_tensors
        batch, group, length, width = q.shape
        grad_q = torch.empty_like(q)
        grad_k, grad_v = torch.zeros(k.shape), torch.zeros(v.shape)
        v_transposed = v.transpose(1, 2)
        for weights, start in zip(saved, range(0, length, BLOCK)):
            end = min(length, start + BLOCK)
            rows = group * (end - start)
            g = grad[:, :, start:end].reshape(batch, rows, width)
            grad_v[:, :end] += torch.bmm(weights.transpose(1, 2), g)
            scores = softmax_gradient_(torch.bmm(g, v_transposed[:, :, :end]), weights, end - start, start)
            grad_q[:, :, start:end] = torch.bmm(scores, k[:, :end]).view(batch, group, end - start, width)
            block = q[:, :, start:end].reshape(batch, rows, width)
            grad_k[:, :end] += torch.bmm(scores.transpose(1, 2), block)
        return grad_q, grad_k.to(k.dtype), grad_v.to(v.dtype)


class RmsNorm(nn.Module):
    def __init__(self, width, epsilon):
        super().__init__()
        self.weight, self.epsilon = nn.Parameter(torch.ones(width)), epsilon

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.epsilon) * self.weight


def rotary_tables(config, length):
    frequencies = config.theta ** (-torch.arange(0, config.head_width, 2).float() / config.head_width)
    angles = torch.outer(torch.arange(length).float(), frequencies)
    return torch.cat([angles, angles], -1).cos(), torch.cat([angles, angles], -1).sin()


def rotate(x, cos, sin):
    half = x.shape[-1] // 2
    return x * cos + torch.cat([-x[..., half:], x[..., :half]], -1) * sin


class Block(nn.Module):
    def __init__(self, config):
        super().__init__()
        width, kv = config.width, config.kv_heads * config.head_width
        self.config = config
        self.attention_norm, self.feed_norm = RmsNorm(width, config.epsilon), RmsNorm(width, config.epsilon)
        self.query = nn.Linear(width, config.heads * config.head_width)
        self.key, self.value = nn.Linear(width, kv), nn.Linear(width, kv)
        self.output = nn.Linear(config.heads * config.head_width, width, bias=False)
        self.gate = nn.Linear(width, config.feed_forward, bias=False)
        self.up = nn.Linear(width, config.feed_forward, bias=False)
        self.down = nn.Linear(config.feed_forward, width, bias=False)

    def forward(self, x, cos, sin, cast, cache=None):
        c = self.config
        batch, length, _ = x.shape
        h = cast(self.attention_norm(x))
        weight = cast(torch.cat([self.query.weight, self.key.weight, self.value.weight]))
        bias = torch.cat([self.query.bias, self.key.bias, self.value.bias])
        qkv = F.linear(h, weight, cast(bias)).view(batch, length, c.heads + 2 * c.kv_heads, c.head_width).transpose(1, 2)
        turned = rotate(qkv[:, : c.heads + c.kv_heads].float(), cos, sin)
        q = cast(turned[:, : c.heads] * (1 / math.sqrt(c.head_width)))
        k, v = cast(turned[:, c.heads :]), qkv[:, c.heads + c.kv_heads :]
        group = c.heads // c.kv_heads
        if cache is None:
            flat = (batch * c.kv_heads, length, c.head_width)
            q = q.reshape(batch * c.kv_heads, group, length, c.head_width)
            y = CausalAttention.apply(q, k.reshape(flat), v.reshape(flat))
        else:
            y = self._attend_cached(q, k, v, group, cache)
        y = y.reshape(batch, c.heads, length, c.head_width).transpose(1, 2).reshape(batch, length, -1)
        x = x + F.linear(y, cast(self.output.weight)).float()
        h = cast(self.feed_norm(x))
        h = F.silu(F.linear(h, cast(self.gate.weight))) * F.linear(h, cast(self.up.weight))
        return x + F.linear(h, cast(self.down.weight)).float()

    @staticmethod
    def _attend_cached(q, k, v, group, cache):
        """Inference with a key-value cache (a dict); plain causal attention."""
        if cache:
            k, v = torch.cat([cache["k"], k], 2), torch.cat([cache["v"], v], 2)
        cache["k"], cache["v"] = k, v
        k, v = k.repeat_interleave(group, 1), v.repeat_interleave(group, 1)
        scores = q @ k.transpose(-1, -2)
        rows, keys = scores.shape[-2:]
        hidden = torch.arange(keys)[None, :] > torch.arange(rows)[:, None] + keys - rows
        return torch.softmax(scores.masked_fill(hidden, float("-inf")), -1) @ v


class Pocket(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocabulary, config.width)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.norm = RmsNorm(config.width, config.epsilon)
        self.cos, self.sin = rotary_tables(config, config.context)
        self.half = True  # multiply in bfloat16
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                into_stream = ".output." in name or ".down." in name
                std = 0.02 if "embedding" in name else (0.3 if into_stream else 0.8) / math.sqrt(parameter.shape[1])
                nn.init.normal_(parameter, std=std)
            elif "bias" in name:
                nn.init.zeros_(parameter)

    def cast(self, x):
        return x.to(torch.bfloat16) if self.half else x

    def hidden(self, ids, caches=None, position=0):
        """(B, T) ids -> (B, T, width) normed states; caches: one dict a layer, for inference."""
        length = ids.shape[1]
        cos, sin = self.cos[position : position + length], self.sin[position : position + length]
        x = self.embedding(ids)
        for index, block in enumerate(self.blocks):
            x = block(x, cos, sin, self.cast, None if caches is None else caches[index])
        return self.norm(x)

    def logits(self, hidden):
        return F.linear(self.cast(hidden), self.cast(self.embedding.weight)).float()

    @torch.no_grad()
    def greedy(self, prompt, stop, limit=400):
        """The most likely continuation in float32, up to a token in `stop`."""
        half, self.half = self.half, False
        caches = [{} for _ in self.blocks]
        out, hidden, position = [], self.hidden(torch.tensor([prompt]), caches), len(prompt)
        while len(out) < limit:
            token = int(self.logits(hidden[0, -1]).argmax())
            if token in stop:
                break
            out.append(token)
            hidden = self.hidden(torch.tensor([[token]]), caches, position)
            position += 1
        self.half = half
        return out
