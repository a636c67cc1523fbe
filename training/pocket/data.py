"""Samples from folders of JSONL shards that may grow while training."""
import glob
import json
import os
import random

import numpy as np


class Folder:
    """The samples of one folder. New ones are served first, then all again in a new order."""

    def __init__(self, path, tokenizer, longest, seed, rank=0, processes=1):
        self.path, self.tokenizer, self.longest = path, tokenizer, longest
        self.rank, self.processes, self.lines = rank, processes, 0  # of several processes each takes its lines
        self.samples, self.queue, self.read = [], [], {}
        self.random = random.Random(seed)

    def scan(self, limit=400):
        """Reads what is new in the folder, at most `limit` lines a call; a half-written last line waits."""
        fresh = []
        for path in sorted(glob.glob(os.path.join(self.path, "*.jsonl")), reverse=True):  # newest first
            start = self.read.get(path, 0)
            if os.path.getsize(path) <= start or len(fresh) >= limit:
                continue
            with open(path, "rb") as file:
                file.seek(start)
                for line in file:
                    if not line.endswith(b"\n") or len(fresh) >= limit:
                        break
                    self.read[path] = self.read.get(path, 0) + len(line)
                    self.lines += 1
                    if self.lines % self.processes != self.rank:
                        continue
                    sample = json.loads(line)
                    ids, learned = self.tokenizer.encode_parts(sample["parts"])
                    if len(ids) <= self.longest and any(learned):
                        fresh.append((sample["kind"], np.array(ids, np.int32), np.array(learned, bool)))
        first = len(self.samples)
        self.samples += fresh
        order = list(range(first, len(self.samples)))
        self.random.shuffle(order)
        self.queue += order  # served from the end
        return len(fresh)

    def draw(self, longest):
        """One sample of at most `longest` tokens; longer ones are put off."""
        for _ in range(200):
            if not self.queue:
                self.queue = list(range(len(self.samples)))
                self.random.shuffle(self.queue)
            sample = self.samples[self.queue.pop()]
            if len(sample[1]) <= longest:
                return sample
        return None


def pad(batch):
    """ids, targets (-1 where nothing is learned) of a batch, padded to its longest."""
    length = max(len(ids) for _, ids, _ in batch)
    ids = np.zeros((len(batch), length), np.int64)
    targets = np.full((len(batch), length), -1, np.int64)
    for row, (_, tokens, learned) in enumerate(batch):
        ids[row, : len(tokens)] = tokens
        targets[row, : len(tokens) - 1] = np.where(learned[1:], tokens[1:], -1)
    return ids, targets


def buckets(samples, budget):
    """Batches of similar length, each of at most `budget` padded tokens."""
    samples = sorted(samples, key=lambda sample: len(sample[1]))
    batches, batch = [], []
    for sample in samples:
        if batch and len(sample[1]) * (len(batch) + 1) > budget:
            batches.append(batch)
            batch = []
        batch.append(sample)
    if batch:
        batches.append(batch)
    return batches


class Mixture:
    """Draws batches from several folders by weight."""

    def __init__(self, folders, weights, budget, seed):
        self.folders, self.weights, self.budget = folders, weights, budget
        self.random, self.ready, self.longest = random.Random(seed), [], 0

    def next(self, longest):
        if longest != self.longest:
            self.ready, self.longest = [], longest
        while not self.ready:
            live = [(f, w) for f, w in zip(self.folders, self.weights) if f.samples and w > 0]
            pool, tokens = [], 0
            for _ in range(10_000):
                folder = self.random.choices([f for f, _ in live], [w for _, w in live])[0]
                sample = folder.draw(longest)
                if sample is not None:
                    pool.append(sample)
                    tokens += len(sample[1])
                if tokens >= self.budget * 8:
                    break
            if not pool:
                raise SystemExit(f"no samples of at most {longest} tokens in {[f.path for f in self.folders]}")
            self.ready = buckets(pool, self.budget)
            self.random.shuffle(self.ready)
        return self.ready.pop()
