"""All weights, gradients and optimiser state as flat shared tensors, so that several processes train one model."""
import math

import torch


def orthogonalise(matrices, steps=5):
    """Newton-Schulz on a stack of equal-shaped matrices: their nearest (roughly) orthogonal ones."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = (matrices / (matrices.flatten(1).norm(dim=1)[:, None, None] + 1e-7)).to(torch.bfloat16)
    tall = x.shape[1] > x.shape[2]
    if tall:
        x = x.transpose(1, 2).contiguous()
    for _ in range(steps):
        s = torch.bmm(x, x.transpose(1, 2))
        x = a * x + torch.bmm(b * s + c * torch.bmm(s, s), x)
    x = x.float()
    return x.transpose(1, 2) if tall else x


class Layout:
    """Where each parameter lies in the flat tensor: equal-shaped block matrices side by side, the rest at the end."""

    def __init__(self, model):
        shapes, rest = {}, []
        for name, parameter in model.named_parameters():
            if parameter.dim() == 2 and "embedding" not in name:
                shapes.setdefault(tuple(parameter.shape), []).append(name)
            else:
                rest.append(name)
        sizes = {name: (p.numel(), tuple(p.shape)) for name, p in model.named_parameters()}
        self.places, self.groups, at = {}, [], 0
        for shape, names in shapes.items():
            begin = at
            for name in names:
                self.places[name] = (at, *sizes[name])
                at += sizes[name][0]
            self.groups.append((begin, at, (len(names), *shape)))
        self.rest = (at, at + sum(sizes[name][0] for name in rest))
        for name in rest:
            self.places[name] = (at, *sizes[name])
            at += sizes[name][0]
        self.total = at

    def views(self, flat):
        """The parameters' shapes as views into a flat tensor."""
        return {name: flat[at : at + count].view(shape) for name, (at, count, shape) in self.places.items()}


class SharedState:
    """Flat tensors in shared memory; `gradients` and `counts` have one row for each process."""

    def __init__(self, layout, processes):
        self.weights = torch.zeros(layout.total).share_memory_()
        self.average = torch.zeros(layout.total).share_memory_()
        self.first, self.second = (torch.zeros(layout.total).share_memory_() for _ in range(2))  # moments
        self.gradients = torch.zeros(processes, layout.total).share_memory_()
        self.counts = torch.zeros(processes, 2, dtype=torch.long).share_memory_()  # learned tokens, all tokens
        self.adam_steps = torch.zeros(1, dtype=torch.long).share_memory_()


@torch.no_grad()
def muon_step(shared, layout, index, rate, momentum=0.95, decay=0.01):
    """Momentum with an orthogonalised update, for one group of equal-shaped matrices."""
    begin, end, shape = layout.groups[index]
    gradient = (shared.gradients[:, begin:end].sum(0) / max(1, int(shared.counts[:, 0].sum()))).view(shape)
    buffer = shared.first[begin:end].view(shape)
    buffer.mul_(momentum).add_(gradient)
    update = orthogonalise(gradient.add_(buffer, alpha=momentum))
    scale = rate * math.sqrt(max(1, shape[1] / shape[2]))
    shared.weights[begin:end].view(shape).mul_(1 - rate * decay).add_(update, alpha=-scale)


@torch.no_grad()
def adam_step(shared, layout, rate, beta1=0.9, beta2=0.98):
    """Adam with clipped gradients, for norms and biases and, five times as fast (it is of size 1), the embedding."""
    begin, end = layout.rest
    gradient = shared.gradients[:, begin:end].sum(0) / max(1, int(shared.counts[:, 0].sum()))
    gradient *= min(1.0, 1.0 / (float(gradient.norm()) + 1e-6))
    shared.adam_steps += 1
    steps = int(shared.adam_steps)
    first, second = shared.first[begin:end], shared.second[begin:end]
    first.mul_(beta1).add_(gradient, alpha=1 - beta1)
    second.mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
    size = (second / (1 - beta2**steps)).sqrt_().add_(1e-8)
    update = first / size
    at, count, _ = layout.places["embedding.weight"]
    update[at - begin : at - begin + count] *= 5
    shared.weights[begin:end].add_(update, alpha=-rate / (1 - beta1**steps))
