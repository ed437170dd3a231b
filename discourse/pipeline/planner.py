"""From declarations and wishes to an order: which annotators run, when, and why."""

from __future__ import annotations

import difflib
import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from discourse.errors import PlanError
from discourse.model.annotations import Annotation
from discourse.model.layers import LayerSpec
from discourse.pipeline.annotator import Annotator


@frozen(kw_only=True)
class PluginName:
    """Where a plugin is from: its registered name, and the distribution that brought it."""

    name: str
    distribution: str
    version: str

    def __str__(self) -> str:
        return f"{self.distribution} {self.version}"


@frozen(kw_only=True)
class Step:
    """One annotator of a plan.

    Attributes:
        plugin: where the annotator is from.
        after: names of the steps that must come before it, in alphabetical order.
        wanted: those of its layers that somebody asked for, rather than another annotator.
    """

    annotator: Annotator
    plugin: PluginName
    after: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.annotator.name


@frozen
class Plan:
    """Which annotators run, in which order, and why."""

    steps: tuple[Step, ...]
    wanted: tuple[str, ...] = field(default=())

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def explain(self) -> str:
        """The plan as prose, a line a step."""
        if not self.steps:
            return "Nothing is wanted, so nothing runs."
        needed_by: dict[str, list[str]] = defaultdict(list)
        for step in self.steps:
            for earlier in step.after:
                needed_by[earlier].append(step.name)
        count = "1 annotator runs" if len(self.steps) == 1 else f"{len(self.steps)} annotators run"
        lines = [f"To give {_listed(self.wanted)}, {count} in this order:", ""]
        for number, step in enumerate(self.steps, start=1):
            provides = _listed(step.annotator.provides)
            reasons = []
            if step.wanted:
                reasons.append("asked for")
            if needed_by[step.name]:
                reasons.append(f"needed by {_listed(needed_by[step.name])}")
            after = f", after {_listed(step.after)}" if step.after else ""
            lines.append(
                f"{number:3}. {step.name} gives {provides}{after}; {' and '.join(reasons)}. "
                f"[{step.plugin}]"
            )
        return "\n".join(lines)


def layer_of(name: str, specs: Mapping[str, LayerSpec[Annotation]]) -> str:
    """The layer that a name belongs to: `tokens` for `tokens.lemma`, `metadata` for `metadata.language`.

    Names of layers may have dots themselves (`framing.profile`).
    """
    base, _, last = name.rpartition(".")
    if base == "metadata" or (base in specs and last in specs[base].features):
        return base
    return name


def make_plan(
    annotators: Mapping[str, tuple[Annotator, PluginName]],
    specs: Mapping[str, LayerSpec[Annotation]],
    wanted: Sequence[str] | None = None,
    prefer: Mapping[str, str] | None = None,
) -> Plan:
    """The plan that gives the wanted layers.

    Args:
        annotators: by name, with their plugins.
        specs: the layers that are registered, by name.
        wanted: layers or features; None for everything that any annotator provides.
        prefer: for a layer or feature with several providers, the name of the annotator to take.

    Raises:
        PlanError: names all problems at once: unknown layers, missing providers, two providers without a
            preference, cycles.
    """
    return _Planning(annotators, specs, prefer or {}).plan(wanted)


class _Planning:
    """One planning: collects the steps and the problems on the way."""

    def __init__(
        self,
        annotators: Mapping[str, tuple[Annotator, PluginName]],
        specs: Mapping[str, LayerSpec[Annotation]],
        prefer: Mapping[str, str],
    ) -> None:
        self.annotators = annotators
        self.specs = specs
        self.prefer = prefer
        self.problems: list[str] = []
        self.providers: dict[str, list[str]] = defaultdict(list)
        for name in sorted(annotators):
            for provided in annotators[name][0].provides:
                self.providers[provided].append(name)

    def plan(self, wanted: Sequence[str] | None) -> Plan:
        for layer, annotator in self.prefer.items():
            if annotator not in self.providers.get(layer, ()):
                self.problems.append(
                    f"{annotator!r} is preferred for {layer!r}, but does not provide it. "
                    f"{self._installed(layer)}"
                )
        names = sorted(self.providers) if wanted is None else list(dict.fromkeys(wanted))
        chosen = self._chosen(names)
        edges = {name: self._required(name, chosen) for name in chosen}
        self._add_used(edges)
        order = self._sorted(edges)
        if self.problems:
            raise PlanError("\n".join(dict.fromkeys(self.problems)))
        asked = set(names)
        steps = tuple(
            Step(
                annotator=self.annotators[name][0],
                plugin=self.annotators[name][1],
                after=tuple(sorted(edges[name])),
                wanted=tuple(p for p in self.annotators[name][0].provides if p in asked),
            )
            for name in order
        )
        return Plan(steps, tuple(names))

    def _chosen(self, names: Iterable[str]) -> set[str]:
        """The annotators that give these names, and all that they require in turn."""
        chosen: set[str] = set()
        pending = [(name, "") for name in names]
        while pending:
            name, asker = pending.pop()
            provider = self._provider(name, asker)
            if provider is not None and provider not in chosen:
                chosen.add(provider)
                pending.extend((need, provider) for need in self.annotators[provider][0].needs)
        for name in sorted(chosen):
            for provided in self.annotators[name][0].provides:
                layer = layer_of(provided, self.specs)
                if layer != "metadata" and layer not in self.specs:
                    self.problems.append(
                        f"{name!r} provides the layer {layer!r}, which no plugin defines. "
                        "Mend it: give its LayerSpec in the hook discourse_layers()."
                    )
        return chosen

    def _provider(self, name: str, asker: str) -> str | None:
        providers = self.providers.get(name, [])
        if name in self.prefer and self.prefer[name] in providers:
            return self.prefer[name]
        if len(providers) == 1:
            return providers[0]
        if providers:
            both = " and ".join(f"{p!r} ({self.annotators[p][1]})" for p in providers)
            self.problems.append(
                f"{name!r} is provided by {both}.\n"
                f"  Mend it: Pipeline(prefer={{{name!r}: {providers[0]!r}}})"
            )
            return None
        who = f"{asker!r} needs {name!r}" if asker else f"{name!r} is wanted"
        self.problems.append(f"{who}, and nothing installed provides it. {self._installed(name)}")
        return None

    def _installed(self, name: str) -> str:
        near = difflib.get_close_matches(name, self.providers, n=3)
        if near:
            return f"Did you mean {' or '.join(map(repr, near))}?"
        installed = defaultdict(list)
        for provided, names in sorted(self.providers.items()):
            for provider in names:
                installed[str(self.annotators[provider][1])].append(provided)
        lists = "; ".join(f"{plugin} ({', '.join(p)})" for plugin, p in sorted(installed.items()))
        return f"\n  Installed: {lists or 'nothing'}"

    def _required(self, name: str, chosen: set[str]) -> set[str]:
        """The chosen annotators that must run before this one."""
        required = {self._silently(need) for need in self.annotators[name][0].needs}
        return {other for other in required if other is not None and other in chosen}

    def _add_used(self, edges: dict[str, set[str]]) -> None:
        """Let each run after those that it may use, unless that would close a circle: it can do without."""
        for name in sorted(edges):
            for use in self.annotators[name][0].uses:
                other = self._silently(use)
                if other in edges and name not in _all_before(other, edges):
                    edges[name].add(other)

    def _silently(self, name: str) -> str | None:
        providers = self.providers.get(name, [])
        return self.prefer.get(name) or (providers[0] if len(providers) == 1 else None)

    def _sorted(self, edges: Mapping[str, set[str]]) -> list[str]:
        """Topological order, ties broken by name."""
        waiting = {name: set(before) for name, before in edges.items()}
        after: dict[str, list[str]] = defaultdict(list)
        for name, before in edges.items():
            for earlier in before:
                after[earlier].append(name)
        ready = [name for name, before in waiting.items() if not before]
        heapq.heapify(ready)
        order = []
        while ready:
            name = heapq.heappop(ready)
            order.append(name)
            for later in after[name]:
                waiting[later].discard(name)
                if not waiting[later]:
                    heapq.heappush(ready, later)
        if len(order) < len(edges):
            self.problems.append(self._cycle({n: b for n, b in waiting.items() if b}))
        return order

    def _cycle(self, waiting: Mapping[str, set[str]]) -> str:
        path = [min(waiting)]
        while path[-1] not in path[:-1]:
            path.append(min(name for name in waiting[path[-1]] if name in waiting))
        circle = path[path.index(path[-1]) :]
        arrows = " → ".join(f"{name!r} ({self.annotators[name][1]})" for name in circle)
        return (
            f"These annotators wait for each other: {arrows}.\n"
            "  Mend it: one of them must do without what it requires, or name it under `uses`."
        )


def _all_before(name: str, edges: Mapping[str, set[str]]) -> set[str]:
    """An annotator and all that must run before it."""
    found = {name}
    pending = [name]
    while pending:
        new = edges[pending.pop()] - found
        found |= new
        pending.extend(new)
    return found


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names) or "nothing"
    return f"{', '.join(names[:-1])} and {names[-1]}"
