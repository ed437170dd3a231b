"""Which devices tell two documents, or two groups of documents, apart; and where in a text a device comes.

from discourse_rhetoric.comparison import compare, dispersion

for contrast in compare(speeches, editorials)[:5]:
    print(contrast.item, contrast.log_odds, contrast.z)
dispersion(document, "anaphora")         # [0.12, 0.14, 0.93]: of the way through the text
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal, get_args

from discourse import Document
from discourse.analysis.statistics import Contrast, contrasts
from discourse_rhetoric.layers import DEVICES
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.taxonomy import taxonomy

Documents = Iterable[Document]
Voice = Literal["author", "quoted"]


def compare(
    first: Documents, second: Documents, *, voice: Voice = "author"
) -> tuple[Contrast, ...]:
    """Devices by how much they mark the first group (above 0) or the second, for one voice.

    Log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008) over the counts of devices: it compares
    what the groups prefer, not how much they use devices at all (`rhetoric.profile` has the rates). A `z` beyond ±2 is
    what chance alone gives for one device in twenty; with as many devices as are compared here, look for ±3.

    Args:
        first, second: each a group of documents; a single text is a group of one, `[document]`.
        voice: whose devices are compared, the author's or those of all who are quoted.

    Raises:
        ValueError: a document stands where a group belongs, a group has no device of that voice, or there is no such voice.
        MissingLayerError: a document has no layer `devices`.
    """
    if voice not in get_args(Voice):
        raise ValueError(f"There is no voice {voice!r}; there are {', '.join(get_args(Voice))}.")
    return contrasts(_counts(first, voice, "first"), _counts(second, voice, "second"))


def dispersion(document: Document, device: str) -> list[float]:
    """Where each of a device begins, as a share of the text from 0 to 1, in text order.

    Raises:
        ValueError: there is no such device.
    """
    check_names(document, [device])
    length = max(1, len(document.text))
    return [each.start / length for each in document[DEVICES] if each.device == device]


def check_names(document: Document, names: Iterable[str]) -> None:
    """Refuse what is neither a device nor a family: none found must not mean a slip of the pen.

    Raises:
        ValueError: the taxonomy and the document's devices do not have the name.
    """
    found = ((each.device, each.family) for each in document[DEVICES])
    declared = ((each.name, each.family) for each in taxonomy().values())
    known = sorted({name for pair in (*found, *declared) for name in pair})
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(known)}."
            raise ValueError(f"{name!r} is neither a device nor a family. {hint}")


def _counts(documents: Documents, voice: str, group: str) -> Counter[str]:
    if isinstance(documents, Document):
        raise ValueError(f"The {group} group is a document; put it into a list: [document].")
    counts: Counter[str] = Counter()
    for document in documents:
        prose = Prose(document)
        counts.update(
            device.device
            for device in document[DEVICES]
            if prose.voice_of(device.parts[0] if device.parts else device) == voice
        )
    if not counts:
        raise ValueError(f"The {group} group has no device in the voice {voice!r}.")
    return counts
