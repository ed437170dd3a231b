"""The annotator of the layer `devices`."""

from __future__ import annotations

from collections.abc import Iterator

from discourse import Document, Layer
from discourse_rhetoric.choice import choice
from discourse_rhetoric.findings import Finding
from discourse_rhetoric.layers import DEVICES, Device
from discourse_rhetoric.own import OwnFinder
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.readings import device_score
from discourse_rhetoric.salience import Candidate, Places, ranked, salience
from discourse_rhetoric.settings import RhetoricSettings


class DeviceFinder:
    """Runs the detectors of the chosen devices over a document, and ranks what they find."""

    def __init__(self, settings: RhetoricSettings) -> None:
        devices = choice(settings)
        self._faint = settings.faint
        self._detectors = [(each, each.detector()) for each in devices.declared]
        self._own = OwnFinder(devices.own) if devices.own else None

    def annotate(self, document: Document) -> Layer[Device]:
        prose = Prose(document, self._faint)
        candidates = ranked(list(self._candidates(prose)), len(document.text))
        return DEVICES.layer(
            Device.over(
                candidate.finding.parts,
                device=candidate.device,
                family=candidate.family,
                rank=rank,
                score=candidate.score,
                why=candidate.finding.why,
            )
            for rank, candidate in enumerate(candidates, 1)
        )

    def _candidates(self, prose: Prose) -> Iterator[Candidate]:
        places = Places(prose)
        for declaration, detector in self._detectors:
            for finding in detector(prose):
                score = _score(declaration.name, finding)
                value = salience(declaration.weight, finding, places.weight(finding), score)
                yield Candidate(declaration.name, declaration.family, finding, value, score)
        if self._own is not None:
            for device, finding in self._own.find(prose):
                value = salience(device.weight, finding, places.weight(finding), finding.score)
                yield Candidate(device.name, device.family, finding, value, finding.score)


def _score(device: str, finding: Finding) -> float | None:
    return device_score(device, finding.form) if finding.score is None else finding.score
