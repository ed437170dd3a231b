"""The Policy Frames codebook as shipped against the frames that people gave to news articles; nothing is fitted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from discourse import Document, Metadata, Pipeline
from discourse.analysis.accuracy import macro_f1, of_label_sets
from discourse.testing import isolated_registry
from tests.evaluation.framing_data import semeval
from tests.evaluation.gold import Figure
from tests.evaluation.parses import parsed

NAMES = {
    "capacity-and-resources": "Capacity_and_resources",
    "crime-and-punishment": "Crime_and_punishment",
    "cultural-identity": "Cultural_identity",
    "economic": "Economic",
    "external-regulation": "External_regulation_and_reputation",
    "fairness-and-equality": "Fairness_and_equality",
    "health-and-safety": "Health_and_safety",
    "legality": "Legality_Constitutionality_and_jurisprudence",
    "morality": "Morality",
    "policy-prescription": "Policy_prescription_and_evaluation",
    "political": "Political",
    "public-opinion": "Public_opinion",
    "quality-of-life": "Quality_of_life",
    "security-and-defense": "Security_and_defense",
}
"""The frames of the codebook by the names that the set has for them."""


def codebook_figures(gold: Path) -> Iterator[Figure]:
    """Macro-F1 of the frames that a document is said to use, in whatever voice."""
    items = semeval(gold)
    if not items:
        return
    documents = (
        Document(id=item.group, text=item.text, metadata=Metadata(language="en", layout="plain"))
        for item in items
    )
    pipeline = Pipeline(
        ["framing.profile"],
        registry=isolated_registry("english", "framing"),
        language="en",
        config={"framing": {"codebook": "policy-frames"}},
    )
    found = [
        {
            NAMES[measure.name.partition("/")[2]]
            for measure in document["framing.profile"]
            if measure.present
        }
        for document in map(pipeline, parsed(documents))
    ]
    accuracies = of_label_sets(found, [item.labels for item in items])
    yield Figure(
        "framing", "semeval23-frames", "codebook_macro_f1", macro_f1(accuracies), len(items)
    )
