"""Which units are the technique, by the models that ship."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from discourse import Part
from discourse.analysis.scoring import LinearModel, load_model
from discourse_rhetoric.findings import Finding, stretch
from discourse_rhetoric.persuasion.features import GOES_WITH_IT, features
from discourse_rhetoric.persuasion.techniques import Technique, technique
from discourse_rhetoric.persuasion.units import PHRASES, WORDS, Form, Unit, units
from discourse_rhetoric.prose import Prose

WEIGHTS = files("discourse_rhetoric") / "weights" / "persuasion"
TELLS = 0.3  # the weight from which on a reason is told
LABELS = ("another use", "the technique")


def weighed(prose: Prose, name: str) -> Iterator[Finding]:
    """What is probably enough the technique: at least as probable as the model's threshold, which was set on folds."""
    model, known = models()[name], technique(name)
    for unit in units(prose, known):
        seen = features(unit, prose, known)
        probability = model.probability(seen)
        if probability >= model.threshold:
            weights = {r.feature: r.weight for r in model.reasons(seen, LABELS[1], LABELS[0])}
            form = max(unit.forms, key=lambda f: weights.get(f"form {f.name}", 0.0), default=None)
            yield Finding(
                parts=form.parts if form is not None else (_cue(unit, prose, known),),
                why=f"possibly {name.replace('_', ' ')}: {_why(unit, form, known, weights)}",
                strength=form.strength if form is not None else 0.3,
                form=form.name if form is not None else "by its words",
                score=round(probability, 4),
            )


def _why(unit: Unit, form: Form | None, known: Technique, weights: Mapping[str, float]) -> str:
    """The form, the words that go with the technique, and what else weighs most, each with its weight."""
    told = []
    if form is not None:
        told.append(f"{form.why} ({weights.get(f'form {form.name}', 0.0):+.1f})")
    words = ", ".join(f"“{word}”" for word in known.telling(unit.words)[:3])
    weight = sum(weights.get(each, 0.0) for each in GOES_WITH_IT)
    if words and weight >= TELLS:
        told.append(f"{words} ({weight:+.1f})")
    for feature, value in weights.items():
        if value >= TELLS and feature not in GOES_WITH_IT and not feature.startswith("form "):
            told.append(f"{feature} ({value:+.1f})")
            break
    return ", ".join(told)


def _cue(unit: Unit, prose: Prose, known: Technique) -> Part:
    """The unit, or of a sentence the member whose words go with the technique most."""
    if known.name in (WORDS, PHRASES):
        return stretch("cue", unit.words)
    members = prose.cola_of(unit.sentence)
    if not members:
        return stretch("cue", unit.words)
    return max(members, key=lambda colon: known.of_words(colon.words)[2]).part("cue")


@cache
def models() -> Mapping[str, LinearModel]:
    """The models that ship, by technique."""
    return {
        file.name.removesuffix(".json"): load_model(file)
        for file in WEIGHTS.iterdir()
        if file.name.endswith(".json")
    }
