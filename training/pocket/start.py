"""Structured start weights: the model can copy before it has seen a token.

Layer 0 gets heads for the token before, and those two, three and four back (position-only scores through the QKV biases
and the rotary frequencies). Layer 1 gets induction heads: they look for the place where the last two tokens stood before
and write what followed there into the stream. Layer 2 gets list heads: where a list item has just ended in the answer,
they look for what stands three or four tokens after its last token in the source, which is the next item.
The stream is divided: dimensions 0..95 hold the token, then four slots of 24 hold projections of the four before it.

The stream is of size 1: Muon's updates make every layer write at that size, and the tokens must not drown in it.

Usage: start.py [--seed N]   prints the copy accuracy of a fresh model.
"""
import argparse
import math

import torch
import torch.nn.functional as F

POSITION_SHARPNESS = 7.7  # how strongly the layer-0 heads prefer their position
FAST_PAIRS = 4  # rotary pairs that tell neighbouring positions apart
MATCH_SHARPNESS = 2.6  # weight of a token match in the induction heads
COPY_STRENGTH = 2.5  # how much of the copied token is written back
LIST_STRENGTH = 1.5  # the same for the list heads
LOGIT_SCALE = 0.12  # weight of the final norm


def _look_back(block, config, projection):
    """Layer 0: head h reads the token h + 1 back and writes its projection into slot h."""
    width, head = config.width, config.head_width
    token, part, pairs = width // 2, width // 8, head // 2
    frequencies = [config.theta ** (-2 * i / head) for i in range(pairs)]
    block.query.weight.mul_(0.02)
    block.key.weight.mul_(0.02)
    block.value.weight.zero_()
    block.output.weight.zero_()
    for h in range(config.heads):
        for i in range(FAST_PAIRS):
            angle = (h + 1) * frequencies[i]
            block.query.bias[h * head + i] = POSITION_SHARPNESS * math.cos(angle)
            block.query.bias[h * head + i + pairs] = -POSITION_SHARPNESS * math.sin(angle)
        block.output.weight[token + h * part : token + (h + 1) * part, h * head : h * head + part] = torch.eye(part)
    for h in range(config.kv_heads):
        block.key.bias[h * head : h * head + FAST_PAIRS] = POSITION_SHARPNESS
        block.value.weight[h * head : h * head + part, :token] = projection


def _match(block, config, matches):
    """Queries and keys that agree where the named parts of the stream agree; one list of (query, key) rows a KV head."""
    head, pairs = config.head_width, config.head_width // 2
    group = config.heads // config.kv_heads
    slow = next(i for i in range(pairs) if config.theta ** (-2 * i / head) < 8e-4)  # pairs that hardly turn over a document
    block.query.weight.mul_(0.1)
    block.key.weight.mul_(0.1)
    for kv, (first, second) in enumerate(matches):
        for r in range(pairs - slow):
            for at, (query, key) in ((slow + r, first), (pairs + slow + r, second)):
                block.key.weight[kv * head + at] += MATCH_SHARPNESS * key[r]
                for h in range(kv * group, (kv + 1) * group):
                    block.query.weight[h * head + at] += MATCH_SHARPNESS * query[r]


def _copy_back(block, config, strength):
    """Values carry the token (half of it a KV head), outputs write it back into the token's place."""
    head, group = config.head_width, config.heads // config.kv_heads
    block.value.weight.mul_(0.05)
    for kv in range(config.kv_heads):
        for r in range(head):
            block.value.weight[kv * head + r, kv * head + r] = 1
    for h in range(config.heads):
        for r in range(head):
            block.output.weight[h // group * head + r, h * head + r] += strength / group


@torch.no_grad()
def structured_start(model):
    config = model.config
    width = config.width
    token, part = width // 2, width // 8
    assert config.heads == 4 and config.kv_heads * config.head_width == token, "the layout wants these sizes"
    model.embedding.weight.normal_(0, 1)
    model.embedding.weight[:, token:] *= 0.1
    projection = torch.nn.init.orthogonal_(torch.empty(part, token))
    free = part // 2 - 1
    this = torch.zeros(part, width)
    this[:, :token] = projection
    slots = [torch.eye(width)[token + h * part : token + (h + 1) * part] for h in range(4)]

    for block in model.blocks:
        block.output.weight.mul_(0.5)
        block.down.weight.mul_(0.5)
    _look_back(model.blocks[0], config, projection)
    pair = ((this[:free], slots[0][:free]), (slots[0][free:], slots[1][free:]))  # this token, and the one before
    _match(model.blocks[1], config, [pair, pair])
    _copy_back(model.blocks[1], config, COPY_STRENGTH)
    # the last token of the item (now one back) stood three or four before the next item's first
    walks = [((slots[0][:free], slots[back][:free]), (slots[0][free:], slots[back][free:])) for back in (2, 3)]
    _match(model.blocks[2], config, walks)
    _copy_back(model.blocks[2], config, LIST_STRENGTH)
    model.norm.weight.fill_(LOGIT_SCALE)


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
