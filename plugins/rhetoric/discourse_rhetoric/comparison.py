"""Which devices tell two documents, or two groups of documents, apart; and where in a text a device comes.

from discourse_rhetoric.comparison import compare, dispersion

for contrast in compare(speeches, editorials)[:5]:
    print(contrast.item, contrast.log_odds, contrast.z)
dispersion(document, "anaphora")         # [0.12, 0.14, 0.93]: of the way through the text
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from discourse import Document
from discourse.analysis.statistics import Contrast, contrasts
from discourse_rhetoric.layers import DEVICES
from discourse_rhetoric.prose import Prose

Documents = Iterable[Document]


def compare(first: Documents, second: Documents, *, voice: str = "author") -> tuple[Contrast, ...]:
    """Devices by how much they mark the first group (above 0) or the second, for one voice.

    Log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008) over the counts of devices: it compares
    what the groups prefer, not how much they use devices at all.

    Raises:
        ValueError: a group has no device of that voice.
        MissingLayerError: a document has no layer `devices`.
    """
    return contrasts(_counts(first, voice), _counts(second, voice))


def dispersion(document: Document, device: str) -> list[float]:
    """Where each of a device begins, as a share of the text from 0 to 1, in text order."""
    length = max(1, len(document.text))
    return [each.start / length for each in document[DEVICES] if each.device == device]


def _counts(documents: Documents, voice: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for document in documents:
        prose = Prose(document)
        counts.update(
            device.device
            for device in document[DEVICES]
            if prose.voice_of(device.parts[0] if device.parts else device) == voice
        )
    return counts
