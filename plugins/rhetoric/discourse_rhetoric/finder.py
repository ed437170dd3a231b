"""The annotator of the layer `devices`."""

from __future__ import annotations

from discourse import Document, Layer
from discourse_rhetoric.layers import DEVICES, Device
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.salience import Candidate, Places, ranked, salience
from discourse_rhetoric.settings import RhetoricSettings
from discourse_rhetoric.taxonomy import chosen, taxonomy


class DeviceFinder:
    """Runs the detectors of the chosen devices over a document, and ranks what they find."""

    def __init__(self, settings: RhetoricSettings) -> None:
        declarations = chosen(taxonomy().values(), settings.only, settings.without)
        self._faint = settings.faint
        self._detectors = [(each, each.detector()) for each in declarations]

    def annotate(self, document: Document) -> Layer[Device]:
        prose = Prose(document, self._faint)
        places = Places(prose)
        candidates = [
            Candidate(declaration, finding, salience(declaration, finding, places.weight(finding)))
            for declaration, detector in self._detectors
            for finding in detector(prose)
        ]
        return DEVICES.layer(
            Device.over(
                candidate.finding.parts,
                device=candidate.declaration.name,
                family=candidate.declaration.family,
                rank=rank,
                score=candidate.finding.score,
                why=candidate.finding.why,
            )
            for rank, candidate in enumerate(ranked(candidates, len(document.text)), 1)
        )
