"""Trains the pocket model on folders of recorded conversations.

  train.py --tokenizer T.json --data DIR[:WEIGHT] ... --out RUN --minutes 60 [--heldout DIR] [--gguf FILE]
           [--init CHECKPOINT [--resume]] [--processes 2]

Each process has one thread and computes gradients on batches of its own until the step's tokens are used up; so a busy
machine slows training down but never stalls it (threads inside one matrix product would wait for each other).
Folders are scanned again while training, so shards may be added. Checkpoints (weights, averaged weights, optimiser,
counters) are written whole or not at all; `--init` continues from one with a fresh schedule, `--resume` also with its
optimiser state. The exported weights are a running average.
"""
import argparse
import json
import os
import signal
import sys
import time

import torch
import torch.multiprocessing as multiprocessing
import torch.nn.functional as F

import data
import tokenizer as tokenizers
from export import export
from model import Config, Pocket
from optimiser import Layout, SharedState, adam_step, muon_step
from start import structured_start

SCAN_SECONDS, LOG_SECONDS = 20, 20


class Meter:
    """Running means per kind: loss a token, share of tokens right, share of samples wholly right."""

    def __init__(self, memory=0.98):
        self.memory, self.values = memory, {}

    def add(self, kind, loss, tokens_right, whole_right):
        old = self.values.get(kind)
        new = (loss, tokens_right, whole_right)
        m = self.memory
        self.values[kind] = new if old is None else tuple(m * a + (1 - m) * b for a, b in zip(old, new))

    def __str__(self):
        return "  ".join(f"{k} {v[0]:.3f} {v[1]:.4f} {v[2]:.2f}" for k, v in sorted(self.values.items()))


def score(model, batch):
    """Summed loss over the learned tokens, their number, and per sample (kind, loss, tokens right, all right)."""
    ids, targets = (torch.from_numpy(array) for array in data.pad(batch))
    hidden = model.hidden(ids)
    rows = (targets >= 0).nonzero()[:, 0]
    wanted = targets[targets >= 0]
    logits = model.logits(hidden[targets >= 0])
    losses = F.cross_entropy(logits, wanted, reduction="none")
    with torch.no_grad():
        right = (logits.argmax(-1) == wanted).float()
        marks = []
        for row, (kind, _, _) in enumerate(batch):
            of_row = right[rows == row]
            marks.append((kind, float(losses[rows == row].mean()), float(of_row.mean()), float(of_row.min())))
    return losses.sum(), len(wanted), marks


@torch.no_grad()
def evaluate(model, folder, budget, per_kind):
    """Means over the first samples of each kind in a held-out folder."""
    chosen, totals = {}, {}
    for sample in folder.samples:
        bucket = chosen.setdefault(sample[0], [])
        if len(bucket) < per_kind:
            bucket.append(sample)
    for batch in data.buckets([s for bucket in chosen.values() for s in bucket], budget):
        for kind, *values in score(model, batch)[2]:
            totals.setdefault(kind, []).append(values)
    return {kind: [round(sum(column) / len(rows), 4) for column in zip(*rows)] for kind, rows in totals.items()}


def schedule(fraction, step, decay):
    """Warm-up over 60 steps, constant, then linear down to 3 % over the last `decay` of the time."""
    falling = 1.0 if fraction < 1 - decay else max(0.03, (1 - fraction) / decay)
    return min(1.0, (step + 1) / 60) * falling


def longest_at(fraction, growth, longest):
    """Sample length admitted at this fraction of the time."""
    for until, length in growth:
        if fraction < until:
            return min(length, longest)
    return longest


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--data", nargs="+", required=True, help="folders of JSONL shards, each with an optional :WEIGHT")
    parser.add_argument("--heldout", help="folder of JSONL shards that are never trained on")
    parser.add_argument("--out", required=True, help="folder for checkpoints and the log")
    parser.add_argument("--gguf", help="write a GGUF here at every checkpoint")
    parser.add_argument("--init", help="checkpoint to continue from")
    parser.add_argument("--resume", action="store_true", help="continue the optimiser as well")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--decay", type=float, default=0.5, help="last part of the time over which the rate falls")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--step-tokens", type=int, default=5900, help="tokens between two updates")
    parser.add_argument("--batch-tokens", type=int, default=1500, help="tokens that a process takes at once")
    parser.add_argument("--longest", type=int, default=1600, help="longer samples are left out")
    parser.add_argument("--growth", default="", help="FRACTION:LENGTH,..., shorter samples first, as 0.1:400,0.3:800")
    parser.add_argument("--muon-rate", type=float, default=0.014)
    parser.add_argument("--adam-rate", type=float, default=2e-3)
    parser.add_argument("--average", type=float, default=0.997, help="memory of the exported average")
    parser.add_argument("--checkpoint-minutes", type=float, default=4)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


class Exchange:
    """What the processes tell each other."""

    def __init__(self, processes):
        context = multiprocessing.get_context("spawn")
        self.begin, self.end, self.done = (context.Barrier(processes) for _ in range(3))
        self.claimed, self.longest, self.running = context.Value("l", 0), context.Value("l", 0), context.Value("b", 1)
        self.rate = context.Value("d", 0.0)

    def claim(self, tokens, limit):
        """Whether this step still has room for a batch."""
        with self.claimed.get_lock():
            if self.claimed.value >= limit:
                return False
            self.claimed.value += tokens
            return True


class Learner:
    """One process's model (its weights are the shared ones) and data."""

    def __init__(self, options, rank, shared, exchange):
        torch.set_num_threads(1)
        self.options, self.rank, self.shared, self.exchange = options, rank, shared, exchange
        self.tokenizer = tokenizers.load(options.tokenizer)
        self.model = Pocket(model_config(options, self.tokenizer))
        self.layout = Layout(self.model)
        weights, gradients = self.layout.views(shared.weights), self.layout.views(shared.gradients[rank])
        for name, parameter in self.model.named_parameters():
            parameter.data, parameter.grad = weights[name], gradients[name]
        self.folders, shares = [], []
        for index, entry in enumerate(options.data):
            path, _, share = entry.partition(":")
            folder = data.Folder(path, self.tokenizer, options.longest, options.seed + index, rank, options.processes)
            self.folders.append(folder)
            shares.append(float(share or 1))
        self.mixture = data.Mixture(self.folders, shares, options.batch_tokens, options.seed + 100 * rank)
        self.scanned = 0.0

    def scan(self):
        """Looks for new samples, at most every SCAN_SECONDS; how many there were."""
        if time.time() - self.scanned < SCAN_SECONDS:
            return 0
        found = sum(folder.scan() for folder in self.folders)
        self.scanned = time.time()
        return found

    def step(self):
        """Gradients on batches of its own, then its part of the update; the marks of its samples."""
        shared, exchange, options, rank = self.shared, self.exchange, self.options, self.rank
        exchange.begin.wait()
        if not exchange.running.value:
            return []
        shared.gradients[rank].zero_()
        shared.counts[rank].zero_()
        marks = []
        while exchange.claim(options.batch_tokens, options.step_tokens):
            batch = self.mixture.next(exchange.longest.value)
            loss, learned, new = score(self.model, batch)
            loss.backward()  # a sum: the update divides by the count
            shared.counts[rank, 0] += learned
            shared.counts[rank, 1] += sum(len(ids) for _, ids, _ in batch)
            marks += new
        exchange.end.wait()
        for index in range(len(self.layout.groups)):
            if index % options.processes == rank:
                muon_step(shared, self.layout, index, options.muon_rate * exchange.rate.value)
        if rank == options.processes - 1:
            adam_step(shared, self.layout, options.adam_rate * exchange.rate.value)
        exchange.done.wait()
        return marks


def model_config(options, tokenizer):
    if options.init:
        return Config(**torch.load(options.init, map_location="cpu")["config"])
    return Config(vocabulary=len(tokenizer), layers=options.layers)


def help_learning(options, rank, shared, exchange):
    """A further process: learns until the first one says stop."""
    os.setsid()  # a session of its own: Linux shares the CPU out by session first
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    parent = os.getppid()
    learner = Learner(options, rank, shared, exchange)
    learner.scan()
    try:
        while exchange.running.value and os.getppid() == parent:
            learner.step()
            learner.scan()
    finally:
        for barrier in (exchange.begin, exchange.end, exchange.done):
            barrier.abort()  # nobody waits for a process that is gone


class Trainer:
    """The first process: learns too, keeps the schedule, the log and the checkpoints."""

    def __init__(self, options):
        self.options = options
        torch.manual_seed(options.seed)
        os.makedirs(options.out, exist_ok=True)
        self.log_file = open(os.path.join(options.out, "log.txt"), "a", encoding="utf8")
        tokenizer = tokenizers.load(options.tokenizer)
        start = Pocket(model_config(options, tokenizer))
        self.layout = Layout(start)
        self.shared = SharedState(self.layout, options.processes)
        self.steps = self.tokens = 0
        self.seconds_before = 0.0
        self._fill(start)
        self.exchange = Exchange(options.processes)
        self.helpers = [
            multiprocessing.get_context("spawn").Process(
                target=help_learning, args=(options, rank, self.shared, self.exchange), daemon=True
            )
            for rank in range(1, options.processes)
        ]
        for helper in self.helpers:
            helper.start()
        self.learner = Learner(options, 0, self.shared, self.exchange)
        self.averaged = start  # its weights become views of the shared average
        for name, view in self.layout.views(self.shared.average).items():
            dict(self.averaged.named_parameters())[name].data = view
        self.heldout = data.Folder(options.heldout, tokenizer, options.longest, 0) if options.heldout else None
        self.stopping = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)

    def _stop(self, *_):
        self.stopping = True

    @torch.no_grad()
    def _fill(self, model):
        """The weights to begin with: from a checkpoint, or the structured start."""
        saved = torch.load(self.options.init, map_location="cpu") if self.options.init else None
        if saved:
            model.load_state_dict(saved["model"])
            self.steps, self.tokens, self.seconds_before = saved["steps"], saved["tokens"], saved["seconds"]
        else:
            structured_start(model)
        parameters = dict(model.named_parameters())
        for name, view in self.layout.views(self.shared.weights).items():
            view.copy_(parameters[name])
        for name, view in self.layout.views(self.shared.average).items():
            view.copy_(saved["average"][name] if saved else parameters[name])
        if saved and self.options.resume:
            self.shared.first.copy_(saved["first"])
            self.shared.second.copy_(saved["second"])
            self.shared.adam_steps.copy_(saved["adam_steps"])

    def log(self, text):
        print(text, flush=True)
        self.log_file.write(text + "\n")
        self.log_file.flush()

    def checkpoint(self, seconds):
        named = {key: {n: v.clone() for n, v in self.layout.views(flat).items()}
                 for key, flat in (("model", self.shared.weights), ("average", self.shared.average))}
        state = {
            **named, "config": self.averaged.config.as_dict(), "first": self.shared.first, "second": self.shared.second,
            "adam_steps": self.shared.adam_steps, "steps": self.steps, "tokens": self.tokens,
            "seconds": self.seconds_before + seconds,
        }
        path = os.path.join(self.options.out, "last.pt")
        torch.save(state, path + ".part")
        os.replace(path + ".part", path)
        if self.options.gguf:
            export(state, self.learner.tokenizer, self.options.gguf)
        if self.heldout:
            self.heldout.scan()
            result = evaluate(self.averaged, self.heldout, self.options.batch_tokens, 40)
            self.log(f"heldout (loss, tokens right, samples right): {json.dumps(result)}")
        self.log(f"checkpoint {path} at {seconds / 60:.1f} min, {self.tokens / 1e6:.2f} M tokens")

    def step(self, fraction, growth, first_step):
        """One update; the marks of this process's samples."""
        exchange, options = self.exchange, self.options
        exchange.longest.value = longest_at(fraction, growth, options.longest)
        exchange.rate.value = schedule(fraction, self.steps - first_step, options.decay)
        exchange.claimed.value = 0
        marks = self.learner.step()
        memory = min(options.average, (1 + self.steps) / (10 + self.steps))
        self.shared.average.lerp_(self.shared.weights, 1 - memory)
        self.steps += 1
        self.tokens += int(self.shared.counts[:, 1].sum())
        return marks

    def run(self):
        options = self.options
        growth = [(float(a), int(b)) for a, b in (part.split(":") for part in options.growth.split(",") if part)]
        self.learner.scan()
        self.log(f"{self.layout.total} parameters, {options.processes} process(es)")
        begin = logged = saved = time.time()
        first_step, tokens_then, meter = self.steps, self.tokens, Meter()
        while not self.stopping:
            fraction = (time.time() - begin) / (options.minutes * 60)
            if fraction >= 1:
                break
            for mark in self.step(fraction, growth, first_step):
                meter.add(*mark)
            now = time.time()
            if now - logged >= LOG_SECONDS:
                self.log(
                    f"{(now - begin) / 60:5.1f} min step {self.steps} {self.tokens / 1e6:.2f} M tok"
                    f" {(self.tokens - tokens_then) / (now - logged):.0f}/s <={self.exchange.longest.value}"
                    f" rate {self.exchange.rate.value:.2f} | {meter}"
                )
                logged, tokens_then = now, self.tokens
            if self.learner.scan():
                counts = ", ".join(f"{f.path} {len(f.samples)}" for f in self.learner.folders)
                self.log(f"samples of process 0: {counts}")
            if now - saved >= options.checkpoint_minutes * 60:
                self.checkpoint(now - begin)
                saved = time.time()
        self.exchange.running.value = 0
        self.exchange.begin.wait()
        self.checkpoint(time.time() - begin)


def keep_memory():
    """Starts this process again with an allocator that keeps freed memory: page faults cost half the time otherwise."""
    wanted = {"MALLOC_MMAP_THRESHOLD_": str(1 << 33), "MALLOC_TRIM_THRESHOLD_": str(1 << 34), "MALLOC_TOP_PAD_": str(1 << 28),
              "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    if os.environ.get("MALLOC_TRIM_THRESHOLD_") is None:
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **wanted})


if __name__ == "__main__":
    chosen = arguments()
    keep_memory()
    Trainer(chosen).run()
