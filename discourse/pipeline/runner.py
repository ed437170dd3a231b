"""A plan that runs, over one document or a stream of them."""

from __future__ import annotations

import difflib
import tomllib
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import attrs

from discourse.errors import (
    ConfigError,
    ContractError,
    DiscourseError,
    PluginLoadError,
    PluginWarning,
)
from discourse.model.document import Document, Omission
from discourse.model.layers import Layer
from discourse.model.metadata import Layout
from discourse.pipeline.execution import PreparedAnnotator, attached
from discourse.pipeline.planner import Plan, layer_of, make_plan
from discourse.pipeline.reader import Failure
from discourse.pipeline.registry import Registry

OnError = Literal["raise", "skip"]
Outcome = Document | Failure
"""What a stream gives for an input: the analysed document, or why there is none."""


class Pipeline:
    """Analyses texts with the installed plugins.

        document = Pipeline()("Moscow said it would not negotiate.")

    Args:
        layers: what is wanted, by name; only what these need is planned and loaded. None is all.
        model: the linguistic model: the name of an installed one, or an official Stanza package
            (`stanza:en`). Default: the installed one for the text's language.
        zones: `page` looks for clutter about the body, `plain` takes all as body. Default: what the
            document says (a file is a page, a string or a row of a table is plain).
        language: ISO 639-1 code of the language of all texts whose metadata does not say theirs.
            Default: it is identified.
        registry: the plugins. Default: `Registry.installed()`.
        config: settings by annotator, `{"framing": {"codebook": …}}`, or the path of a TOML file of such.
        prefer: for a layer with two providers, the annotator to take.
        on_error: `raise` stops at the first failure; `skip` records it in the document's omissions,
            skips what depends on it, and goes on.

    Raises:
        PlanError: what is wanted cannot be had.
        ConfigError: a setting is unknown or wrong.
    """

    def __init__(
        self,
        layers: Iterable[str] | None = None,
        *,
        model: str | None = None,
        zones: Layout | None = None,
        language: str | None = None,
        registry: Registry | None = None,
        config: Mapping[str, Mapping[str, Any]] | str | Path | None = None,
        prefer: Mapping[str, str] | None = None,
        on_error: OnError = "raise",
    ) -> None:
        if on_error not in ("raise", "skip"):
            raise ConfigError(f"on_error is 'raise' or 'skip', got {on_error!r}.")
        self.registry = Registry.installed() if registry is None else registry
        wanted = None if layers is None else [layers] if isinstance(layers, str) else list(layers)
        self.plan: Plan = make_plan(self.registry.annotators, self.registry.specs, wanted, prefer)
        self.on_error = on_error
        self._check_model(model)
        settings = self._settings(config)
        common = {"model": model, "zones": zones, "language": language}
        self._annotators = [
            PreparedAnnotator(
                step,
                step.annotator.configured(
                    self._common(step.annotator.config, common) | dict(settings.get(step.name, {}))
                ),
            )
            for step in self.plan
        ]

    def __call__(self, text: str | Document) -> Document:
        """Analyse one text (a string is a text, never a path) or document.

        Layers that the document already has are kept and not computed again.

        Raises:
            AnnotatorError, ContractError, ModelError: where `on_error="raise"`.
        """
        return self._run([_document(text, "text")])[0]

    def stream(
        self, inputs: Iterable[str | Document | Failure], *, batch_size: int = 32
    ) -> Iterator[Outcome]:
        """Analyse many, lazily, a batch at a time; one outcome per input, in order.

        A `Failure` among the inputs (a file that could not be read) passes through. With `on_error="skip"`
        a document where an annotator failed comes out with the layers that it could get, and says
        in its omissions what is missing; with `raise` the first failure ends the stream.
        """
        if batch_size < 1:
            raise ConfigError(f"batch_size must be 1 or more, got {batch_size}.")
        iterator = iter(inputs)
        number = 0
        while batch := list(islice(iterator, batch_size)):
            ready: list[Outcome] = []
            for item in batch:
                number += 1
                ready.append(self._ready(item, f"text-{number}"))
            analysed = iter(self._run([item for item in ready if isinstance(item, Document)]))
            for item in ready:
                yield next(analysed) if isinstance(item, Document) else item

    def explain(self) -> str:
        """The plan as prose: what runs, in which order, and why."""
        return self.plan.explain()

    def _ready(self, item: str | Document | Failure, name: str) -> Outcome:
        if isinstance(item, Failure):
            if self.on_error == "raise":
                raise item.error
            return item
        return _document(item, name)

    def _run(self, documents: Sequence[Document]) -> list[Document]:
        current = list(documents)
        for annotator in self._annotators:
            due = []
            for place, document in enumerate(current):
                if self._has_all(document, annotator):
                    continue
                reason = self._reason_to_skip(document, annotator)
                if reason:
                    current[place] = document.with_omissions(
                        _omission(annotator, "skipped", reason)
                    )
                else:
                    due.append(place)
            if not due:
                continue
            batch = [current[place] for place in due]
            for place, findings in zip(due, self._findings(annotator, batch), strict=True):
                current[place] = self._attached(annotator, current[place], findings)
        return current

    def _findings(self, annotator: PreparedAnnotator, batch: Sequence[Document]) -> Sequence[Any]:
        """What the annotator, or a plugin in its place, gives for each document."""
        try:
            given = self.registry.hook.discourse_run(annotator=annotator, documents=batch)
        except Exception as error:
            return [_hook_failed("discourse_run", annotator, error)] * len(batch)
        if given is None or len(given) != len(batch):
            count = 0 if given is None else len(given)
            wrong = ContractError(f"{count} findings for {len(batch)} documents; one each is due")
            return [_hook_failed("discourse_run", annotator, wrong)] * len(batch)
        findings: Sequence[Any] = given
        return findings

    def _attached(
        self, annotator: PreparedAnnotator, document: Document, findings: Any
    ) -> Document:
        try:
            return attached(annotator, document, findings, self.registry.specs)
        except DiscourseError as error:
            self._tell(annotator, document, error)
            if self.on_error == "raise":
                raise
            return document.with_omissions(_omission(annotator, "failed", str(error)))

    def _tell(
        self, annotator: PreparedAnnotator, document: Document, error: DiscourseError
    ) -> None:
        """Tell the plugins of a failure; one that fails over it is warned of, and changes nothing."""
        try:
            self.registry.hook.discourse_failed(annotator=annotator, document=document, error=error)
        except Exception as trouble:
            failed = _hook_failed("discourse_failed", annotator, trouble)
            warnings.warn(PluginWarning(str(failed)), stacklevel=2)

    def _has_all(self, document: Document, annotator: PreparedAnnotator) -> bool:
        return all(self._has(document, name) for name in annotator.declaration.provides)

    def _has(self, document: Document, name: str) -> bool:
        layer = layer_of(name, self.registry.specs)
        feature = name[len(layer) + 1 :]
        if layer == "metadata":
            return getattr(document.metadata, feature, None) not in (None, "", ())
        found = document.layers.get(layer)
        return isinstance(found, Layer) and (not feature or feature in found.features)

    def _reason_to_skip(self, document: Document, annotator: PreparedAnnotator) -> str:
        declaration = annotator.declaration
        missing = [name for name in declaration.needs if not self._has(document, name)]
        if missing:
            what = ", ".join(missing)
            return f"it needs {what}, which could not be had for this document"
        known, language = declaration.languages, document.metadata.language or ""
        if known is not None and language.partition("-")[0].lower() not in known:
            return f"it knows the languages {', '.join(known)}; the document is in {language!r}"
        return ""

    def _check_model(self, model: str | None) -> None:
        if model is None or model in self.registry.models or model.startswith("stanza:"):
            return
        installed = ", ".join(self.registry.models) or "none"
        raise ConfigError(
            f"There is no model {model!r}; installed: {installed}. "
            "An official one is named after its language: stanza:en."
        )

    def _common(self, config: type, common: Mapping[str, Any]) -> dict[str, Any]:
        """The pipeline's own arguments, for those annotators whose configuration asks for them."""
        known = {attribute.alias for attribute in attrs.fields(config) if attribute.init}
        given = {name: v for name, v in common.items() if v is not None and name in known}
        if "models" in known:
            given["models"] = tuple(self.registry.models.values())
        return given

    def _settings(
        self, config: Mapping[str, Mapping[str, Any]] | str | Path | None
    ) -> Mapping[str, Mapping[str, Any]]:
        settings = read_config(config) if isinstance(config, str | Path) else config or {}
        for name, values in settings.items():
            if name not in self.registry.annotators:
                near = difflib.get_close_matches(name, self.registry.annotators, n=1)
                hint = f"Did you mean {near[0]!r}?" if near else "`discourse plugins` lists them."
                raise ConfigError(f"Configuring {name!r}: there is no such annotator. {hint}")
            if not isinstance(values, Mapping):
                raise ConfigError(
                    f"Configuring {name!r}: expected a table of settings, got {values!r}."
                )
        return settings


def read_config(path: str | Path) -> dict[str, Any]:
    """The settings in a TOML file, a table an annotator.

    Raises:
        ConfigError: the file is not there or is no TOML.
    """
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"Reading the configuration {str(path)!r}: {error}") from error


def _document(text: object, name: str) -> Document:
    if isinstance(text, Document):
        return text
    if isinstance(text, str):
        return Document(id=name, text=text)
    advice = " A path is read first: pipeline(read(path))." if isinstance(text, Path) else ""
    raise TypeError(f"A pipeline takes a text or a Document, got {type(text).__name__}.{advice}")


def _hook_failed(hook: str, annotator: PreparedAnnotator, error: Exception) -> DiscourseError:
    """An error that names the plugin's code in which a hook failed, as far as the traceback tells."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_globals.get('__name__')}" if trace is not None else ""
    return PluginLoadError(
        f"A plugin's {hook} failed{where} for {annotator.title}: {type(error).__name__}: {error}"
    )


def _omission(
    annotator: PreparedAnnotator, kind: Literal["failed", "skipped"], reason: str
) -> Omission:
    return Omission(
        annotator=annotator.name,
        kind=kind,
        layers=annotator.declaration.provides,
        reason=reason,
    )
