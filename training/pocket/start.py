"""Structured start weights: the model can copy before it has seen a token.

Layer 0 gets a `previous token` and a `token before that` head (position-only scores through the QKV biases and the
rotary frequencies); layer 1 gets induction heads that look for the place where the last two tokens stood before and
write what followed there into the stream. The stream is divided: dimensions 0..95 hold the token, 96..143 a projection
of the previous token, 144..191 a projection of the one before it.

Usage: start.py [--seed N]   prints the copy accuracy of a fresh model.
"""
import argparse
import math

import torch
import torch.nn.functional as F

TOKEN_SCALE = 0.06  # standard deviation of the token part of an embedding
POSITION_SHARPNESS = 7.7  # how strongly the layer-0 heads prefer their position
FAST_PAIRS = 4  # rotary pairs that tell neighbouring positions apart
MATCH_SHARPNESS = 2.6  # weight of a token match in the induction heads
COPY_STRENGTH = 2.5  # how much of the copied token is written back


@torch.no_grad()
def structured_start(model):
    c = model.config
    width, head = c.width, c.head_width
    token = width // 2
    part = width // 4  # one projected token
    assert part == head, "the layout wants head_width = width / 4"
    pairs = head // 2
    frequencies = [c.theta ** (-2 * i / head) for i in range(pairs)]
    embedding = model.embedding.weight
    embedding.normal_(0, TOKEN_SCALE)
    embedding[:, token:] *= 0.1
    projection = torch.nn.init.orthogonal_(torch.empty(part, token))

    block = model.blocks[0]
    for index, distance in ((0, 1.0), (1, 2.0)):  # both read key-value head 0
        block.query.weight[index * head : (index + 1) * head] *= 0.02
        bias = torch.zeros(head)
        for i in range(FAST_PAIRS):
            bias[i] = POSITION_SHARPNESS * math.cos(distance * frequencies[i])
            bias[i + pairs] = -POSITION_SHARPNESS * math.sin(distance * frequencies[i])
        block.query.bias[index * head : (index + 1) * head] = bias
    block.key.weight[:head] *= 0.02
    bias = torch.zeros(head)
    bias[:FAST_PAIRS] = POSITION_SHARPNESS
    block.key.bias[:head] = bias
    block.value.weight[:head] = 0
    block.value.weight[:head, :token] = projection
    block.output.weight[:, : 2 * head] = 0
    block.output.weight *= TOKEN_SCALE * 0.3
    for r in range(part):
        block.output.weight[token + r, r] = TOKEN_SCALE
        block.output.weight[token + part + r, head + r] = TOKEN_SCALE
    block.down.weight *= TOKEN_SCALE

    block = model.blocks[1]
    slow = next(i for i, f in enumerate(frequencies) if f < 8e-4)  # rotary pairs that hardly turn over a document
    free = pairs - slow
    for index in range(c.heads):
        weight = block.query.weight[index * head : (index + 1) * head]
        weight *= 0.1
        for r in range(free):
            weight[slow + r, :token] = MATCH_SHARPNESS * projection[r]  # this token
            weight[pairs + slow + r, token + free + r] = MATCH_SHARPNESS  # the previous one
    for index in range(c.kv_heads):
        weight = block.key.weight[index * head : (index + 1) * head]
        weight *= 0.1
        for r in range(free):
            weight[slow + r, token + r] = MATCH_SHARPNESS  # that stood one before
            weight[pairs + slow + r, token + part + free + r] = MATCH_SHARPNESS  # and two before
        value = block.value.weight[index * head : (index + 1) * head]
        value *= 0.05
        for r in range(head):
            value[r, index * head + r] = 1
    block.output.weight *= TOKEN_SCALE * 0.3
    group = c.heads // c.kv_heads
    for index in range(c.heads):
        for r in range(head):
            block.output.weight[index // group * head + r, index * head + r] += COPY_STRENGTH * TOKEN_SCALE / group
    block.down.weight *= TOKEN_SCALE
    for block in model.blocks[2:]:
        block.output.weight *= TOKEN_SCALE * 0.6
        block.down.weight *= TOKEN_SCALE * 0.6
    model.norm.weight.mul_(2)


@torch.no_grad()
def copy_accuracy(model, length=200, batch=4):
    """Share of tokens predicted in the second half of random sequences that repeat themselves."""
    half = torch.randint(0, model.config.vocabulary, (batch, length))
    ids = torch.cat([half, half], 1)
    logits = model.logits(model.hidden(ids))[:, length + 2 : -1]
    wanted = ids[:, length + 3 :]
    hits = (logits.argmax(-1) == wanted).float().mean().item()
    return hits, F.cross_entropy(logits.reshape(-1, logits.shape[-1]), wanted.reshape(-1)).item()


def main():
    from model import Config, Pocket

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    model = Pocket(Config())
    structured_start(model)
    for length in (50, 200, 500):
        print(f"length {length}: accuracy %.3f loss %.2f" % copy_accuracy(model, length))


if __name__ == "__main__":
    main()
