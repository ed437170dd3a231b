"""The annotator of the layer `rhetoric.profile`: how often a document uses each device, by voice and by zone."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from discourse import Document, Layer, Part
from discourse.analysis.statistics import rate
from discourse_rhetoric.layers import DEVICES, PROFILE, Measure
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.settings import ProfileSettings
from discourse_rhetoric.taxonomy import taxonomy

ALL = "all"


class Profiler:
    """Counts the devices of each kind and family per 1,000 words, apart for the author and for those quoted.

    A device belongs to a voice and to a zone by its first part. Zones have measures of their own where the text has several. The
    intervals take devices as independent events (Poisson).
    """

    def __init__(self, settings: ProfileSettings) -> None:
        self._confidence = settings.confidence

    def annotate(self, document: Document) -> Layer[Measure]:
        return PROFILE.layer(self._measures(document))

    def _measures(self, document: Document) -> Iterator[Measure]:
        prose = Prose(document)
        words = _words(prose)
        counts = _counts(prose)
        names = list(taxonomy()) + sorted({f"family {each.family}" for each in taxonomy().values()})
        names += sorted({name for name, _, _ in counts} - set(names))
        zones = sorted({zone for _, zone in words} - {ALL})
        for zone in (ALL, *(zones if len(zones) > 1 else ())):
            for voice in ("author", "quoted"):
                if not words[voice, zone]:
                    continue
                for name in names:
                    count = counts[name, voice, zone]
                    estimate = rate(count, words[voice, zone], confidence=self._confidence)
                    yield Measure(
                        start=0,
                        end=len(document.text),
                        name=name,
                        value=estimate.value,
                        low=estimate.low,
                        high=estimate.high,
                        voice=voice,
                        zone=zone,
                        why=f"{count} in {words[voice, zone]} words",
                    )


def _words(prose: Prose) -> Counter[tuple[str, str]]:
    """How many words each voice has in each zone."""
    words: Counter[tuple[str, str]] = Counter()
    for sentence in prose.sentences:
        for voice, count in Counter(map(prose.voice_of, sentence.spoken)).items():
            words[voice, ALL] += count
            words[voice, sentence.label] += count
    return words


def _counts(prose: Prose) -> Counter[tuple[str, str, str]]:
    """How often each device, and each family, comes in each voice and zone."""
    counts: Counter[tuple[str, str, str]] = Counter()
    starts = [sentence.tree.start for sentence in prose.sentences]
    for device in prose.document[DEVICES]:
        first = device.parts[0] if device.parts else Part("whole", device.start, device.end)
        voice = prose.voice_of(first)
        zone = prose.sentences[max(0, bisect_right(starts, first.start) - 1)].label
        for name in (device.device, f"family {device.family}"):
            counts[name, voice, ALL] += 1
            counts[name, voice, zone] += 1
    return counts
