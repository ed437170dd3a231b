"""The annotator of the layer `rhetoric.profile`: how often a document uses each device, by voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from discourse import Document, Layer
from discourse.analysis.statistics import rate
from discourse_rhetoric.layers import DEVICES, PROFILE, Measure
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.settings import ProfileSettings
from discourse_rhetoric.taxonomy import taxonomy


class Profiler:
    """Counts the devices of each kind and family per 1,000 words, apart for the author and for those quoted.

    A device belongs to a voice by its first part. The intervals take devices as independent events (Poisson).
    """

    def __init__(self, settings: ProfileSettings) -> None:
        self._confidence = settings.confidence

    def annotate(self, document: Document) -> Layer[Measure]:
        return PROFILE.layer(self._measures(document))

    def _measures(self, document: Document) -> Iterator[Measure]:
        prose = Prose(document)
        words: Counter[str] = Counter()
        for sentence in prose.sentences:
            words.update(prose.voice_of(word) for word in sentence.spoken)
        counts: Counter[tuple[str, str]] = Counter()
        for device in document[DEVICES]:
            voice = prose.voice_of(device.parts[0] if device.parts else device)
            counts[device.device, voice] += 1
            counts[f"family {device.family}", voice] += 1
        names = list(taxonomy()) + sorted({f"family {each.family}" for each in taxonomy().values()})
        names += sorted({name for name, _ in counts} - set(names))
        for voice in ("author", "quoted"):
            if not words[voice]:
                continue
            for name in names:
                estimate = rate(counts[name, voice], words[voice], confidence=self._confidence)
                yield Measure(
                    start=0,
                    end=len(document.text),
                    name=name,
                    value=estimate.value,
                    low=estimate.low,
                    high=estimate.high,
                    voice=voice,
                    why=f"{counts[name, voice]} in {words[voice]} words",
                )
