"""Running one annotator, and holding it to its declaration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from attrs import evolve, field, fields, frozen

from discourse.errors import (
    AnnotatorError,
    ContractError,
    DiscourseError,
    ModelError,
    PluginLoadError,
)
from discourse.model.annotations import Annotation, Provenance
from discourse.model.document import Document
from discourse.model.layers import Layer, LayerSpec
from discourse.model.metadata import Proposal
from discourse.pipeline.annotator import Annotator, Findings, Working, config_hash
from discourse.pipeline.hookspecs import hookimpl
from discourse.pipeline.planner import Step, layer_of


@frozen(eq=False)
class PreparedAnnotator:
    """An annotator of a plan with its configuration; made when it first runs.

    Attributes:
        step: the declaration, and the plugin that it is from.
        config: an instance of the declaration's configuration class.
    """

    step: Step
    config: Any
    _working: list[Working | DiscourseError] = field(factory=list, init=False, repr=False)

    @property
    def name(self) -> str:
        return self.step.annotator.name

    @property
    def declaration(self) -> Annotator:
        return self.step.annotator

    @property
    def title(self) -> str:
        """Its name with distribution and version, for messages."""
        plugin = self.step.plugin
        return f"{self.name!r} ({plugin.distribution} {plugin.version})"

    def provenance(self) -> Provenance:
        """What the layers that it makes will say of their origin."""
        working = self._working[0] if self._working else None
        return Provenance(
            annotator=self.name,
            distribution=self.step.plugin.distribution,
            version=self.step.plugin.version,
            config_hash=config_hash(self.config),
            model=getattr(working, "model", ""),
            reads=tuple(sorted({*self.declaration.requires, *self.declaration.uses})),
        )

    def run(self, documents: Sequence[Document]) -> list[Findings | Exception]:
        """The findings, or the exception, for each document in order.

        One that works on batches gets all at once; a batch that fails is tried again one by one, so that
        one bad document costs the others nothing.
        """
        try:
            working = self._make()
        except DiscourseError as error:
            return [error] * len(documents)
        batch = getattr(working, "annotate_batch", None)
        if batch is not None and len(documents) > 1:
            try:
                findings = list(batch(documents))
                if len(findings) == len(documents):
                    return findings
            except Exception:  # noqa: S110 - each document is tried by itself below, and its error kept
                pass
        return [_attempt(working, document) for document in documents]

    def _make(self) -> Working:
        if not self._working:
            try:
                self._working.append(self.declaration.make(self.config))
            except DiscourseError as error:
                self._working.append(error)
        working = self._working[0]
        if isinstance(working, DiscourseError):
            raise working
        return working


def _attempt(working: Working, document: Document) -> Findings | Exception:
    try:
        return working.annotate(document)
    except Exception as error:
        return error
    except SystemExit as error:
        # a library that calls sys.exit() must not take the other documents with it
        return RuntimeError(f"it called sys.exit({error.code!r})")


@hookimpl(trylast=True)
def discourse_run(
    annotator: PreparedAnnotator, documents: Sequence[Document]
) -> list[Findings | Exception]:
    """The core's own way: in this process."""
    return annotator.run(documents)


def attached(
    annotator: PreparedAnnotator,
    document: Document,
    findings: Findings | Exception,
    specs: Mapping[str, LayerSpec[Annotation]],
) -> Document:
    """The document with an annotator's findings: all of them, or none and an error.

    Raises:
        AnnotatorError: the findings are an exception; it is the cause.
        ContractError: they are not what was declared, not in order, or not within the text.
        ModelError, PluginLoadError: the annotator could not be made at all.
    """
    if isinstance(findings, ModelError | PluginLoadError):
        raise findings
    if isinstance(findings, Exception):
        raise AnnotatorError(
            f"Annotator {annotator.title} failed on document {document.id!r}: "
            f"{type(findings).__name__}: {findings}",
            annotator=annotator.name,
            plugin=annotator.step.plugin.distribution,
            version=annotator.step.plugin.version,
            document=document.id,
        ) from findings
    try:
        return _attach(annotator, document, findings, specs).without_omissions(annotator.name)
    except (DiscourseError, TypeError) as error:
        raise ContractError(
            f"Annotator {annotator.title} broke its contract on document {document.id!r}: {error}"
        ) from error


def _attach(
    annotator: PreparedAnnotator,
    document: Document,
    findings: Findings,
    specs: Mapping[str, LayerSpec[Annotation]],
) -> Document:
    given = [findings] if isinstance(findings, Layer | Proposal) else list(findings)
    layers = [item for item in given if isinstance(item, Layer)]
    proposals = [item for item in given if isinstance(item, Proposal)]
    if len(layers) + len(proposals) != len(given):
        odd = next(item for item in given if not isinstance(item, Layer | Proposal))
        raise ContractError(f"it gave a {type(odd).__name__}, where Layers and Proposals are due.")

    provides = annotator.declaration.provides
    declared = {layer_of(name, specs) for name in provides} - {"metadata"}
    named = [layer.name for layer in layers]
    for name in named:
        if name not in declared:
            raise ContractError(f"it gave the layer {name!r}, which it does not declare.")
    for name in sorted(declared):
        if named.count(name) != 1:
            raise ContractError(f"it declares the layer {name!r}, and gave {named.count(name)}.")

    checked = []
    for layer in layers:
        features = {
            name.rpartition(".")[2]
            for name in provides
            if name != layer.name and layer_of(name, specs) == layer.name
        }
        check = _checked_new if layer.name in provides else _checked_addition
        checked.append(check(layer, features, annotator, document, specs[layer.name]))
    document = document.with_layers(*checked)
    for proposal in proposals:
        metadata = document.metadata.filled({proposal.field: proposal.value}, annotator.name)
        document = document.with_metadata(metadata)
    return document


def _checked_new(
    layer: Layer[Annotation],
    features: set[str],
    annotator: PreparedAnnotator,
    _: Document,
    spec: LayerSpec[Annotation],
) -> Layer[Annotation]:
    """A layer that is the annotator's own, with its provenance."""
    _check_class(layer, spec)
    return evolve(layer, features=layer.features | features, provenance=(annotator.provenance(),))


def _checked_addition(
    layer: Layer[Annotation],
    features: set[str],
    annotator: PreparedAnnotator,
    document: Document,
    spec: LayerSpec[Annotation],
) -> Layer[Annotation]:
    """Somebody else's layer, to which the annotator may have added features and nothing else."""
    _check_class(layer, spec)
    old = document.layers.get(layer.name)
    if not isinstance(old, Layer):
        raise ContractError(
            f"it adds to the layer {layer.name!r}, which the document does not have."
        )
    if [(item.start, item.end) for item in old] != [(item.start, item.end) for item in layer]:
        raise ContractError(
            f"it may add features to the layer {layer.name!r}, and changed its spans: "
            "the references of other layers would point elsewhere."
        )
    for attribute in fields(spec.type):
        # the feature `head` is held by the field `head_index`
        feature = attribute.name.removesuffix("_index")
        value_of = attrgetter(attribute.name)
        if feature not in features and list(map(value_of, old)) != list(map(value_of, layer)):
            raise ContractError(f"it changed {layer.name}.{feature}, which it does not provide.")
    return evolve(
        layer,
        features=old.features | features,
        provenance=(*old.provenance, annotator.provenance()),
    )


def _check_class(layer: Layer[Annotation], spec: LayerSpec[Annotation]) -> None:
    if layer.spec.type is not spec.type:
        raise ContractError(
            f"the layer {layer.name!r} holds {layer.spec.type.__name__}s; "
            f"registered under this name are {spec.type.__name__}s."
        )
