"""Whom the text names as the source of each quotation, and as the holder of each attitude."""

from __future__ import annotations

from discourse import Document, Layer, Ref
from discourse.pipeline.annotator import NoConfig
from discourse.text.layers import ATTITUDES, QUOTATIONS
from discourse_actors.layers import ATTRIBUTIONS, HOLDERS, Attribution, Holder
from discourse_actors.sources import Sources


class Attributor:
    """Resolves the source of each quotation to an actor."""

    def __init__(self, config: NoConfig) -> None:
        self._config = config

    def annotate(self, document: Document) -> Layer[Attribution]:
        """One attribution for each quotation, spanning what the quotation spans."""
        quotations = document[QUOTATIONS]
        sources = Sources(document)
        return Layer(
            ATTRIBUTIONS,
            [
                Attribution(
                    start=quotation.start,
                    end=quotation.end,
                    parts=quotation.parts,
                    quotation=Ref(QUOTATIONS.name, number),
                    actor=source.actor,
                    source_type=source.type,
                    why=source.why,
                )
                for number, quotation in enumerate(quotations)
                for source in [sources.at(quotation.span_of("source"))]
            ],
        )


class HolderFinder:
    """Resolves the source of each attitude to an actor."""

    def __init__(self, config: NoConfig) -> None:
        self._config = config

    def annotate(self, document: Document) -> Layer[Holder]:
        """One holder for each attitude, spanning what the attitude spans."""
        attitudes = document[ATTITUDES]
        sources = Sources(document)
        return Layer(
            HOLDERS,
            [
                Holder(
                    start=attitude.start,
                    end=attitude.end,
                    parts=attitude.parts,
                    attitude=Ref(ATTITUDES.name, number),
                    actor=source.actor,
                    source_type=source.type,
                    why=source.why,
                )
                for number, attitude in enumerate(attitudes)
                for source in [sources.at(attitude.span_of("source"))]
            ],
        )
