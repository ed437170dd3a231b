"""The declaration of an annotator: what it requires, may use and provides."""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Protocol, TypeAlias, runtime_checkable

import attrs
from attrs import field, frozen

from discourse.errors import ConfigError, DiscourseError, PluginLoadError
from discourse.model.annotations import Annotation
from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.model.metadata import Proposal

Findings: TypeAlias = Layer[Annotation] | Proposal | Sequence[Layer[Annotation] | Proposal]
"""What an annotator gives for one document: detached layers, and proposals for empty metadata."""


@runtime_checkable
class Working(Protocol):
    """What a factory makes: a pure function from a document to new layers.

    One that gains from many documents at once has `annotate_batch(documents)` as well: a sequence with
    the findings, or the exception, for each document in order.
    """

    def annotate(self, document: Document) -> Findings: ...


@frozen
class NoConfig:
    """For annotators without settings."""


def _names(names: Iterable[str]) -> tuple[str, ...]:
    if isinstance(names, str):
        raise ConfigError(f"Layer names are given as a list, got the string {names!r}.")
    return tuple(dict.fromkeys(names))


@frozen(kw_only=True)
class Annotator:
    """What an annotator is, before anything of it is imported.

    Names are layers (`actors`), features of layers that may be filled later (`tokens.deprel`), or
    metadata (`metadata.language`).

    Attributes:
        name: unique among all plugins; configuration goes by it.
        provides: what it adds to a document.
        requires: what must be there first.
        uses: what it can do without, but runs after if it is planned as well.
        languages: ISO 639 codes of the languages that it knows; None for all. A document in another is
            skipped, and says so.
        factory: `package.module:name` of a callable (a class, most often) that takes the configuration and
            gives an object with `annotate(document)`; imported when the annotator first runs.
        config: an attrs class; every field needs a default.
    """

    name: str = field(kw_only=False)
    provides: tuple[str, ...] = field(converter=_names)
    requires: tuple[str, ...] = field(default=(), converter=_names)
    uses: tuple[str, ...] = field(default=(), converter=_names)
    languages: tuple[str, ...] | None = None
    factory: str | Callable[[Any], Working]
    config: type = NoConfig

    @property
    def needs(self) -> tuple[str, ...]:
        """What it requires, and the language if it asks for one."""
        if self.languages is None or "metadata.language" in self.requires:
            return self.requires
        return (*self.requires, "metadata.language")

    def make(self, config: Any) -> Working:
        """Import the factory and call it.

        Raises:
            PluginLoadError: the factory is not there, fails, or makes something without `annotate`.
        """
        try:
            working = self._factory()(config)
        except DiscourseError:
            raise
        except Exception as error:
            raise PluginLoadError(
                f"Making the annotator {self.name!r} from {self.factory!r}: "
                f"{type(error).__name__}: {error}"
            ) from error
        if not isinstance(working, Working):
            raise PluginLoadError(
                f"Making the annotator {self.name!r}: {self.factory!r} made a "
                f"{type(working).__name__}, which has no method annotate(document)."
            )
        return working

    def configured(self, settings: Mapping[str, Any]) -> Any:
        """An instance of the configuration class with these settings.

        Raises:
            ConfigError: a setting is unknown or has a wrong value.
        """
        known = [attribute.alias for attribute in attrs.fields(self.config) if attribute.init]
        unknown = [name for name in settings if name not in known]
        if unknown:
            raise ConfigError(
                f"Configuring {self.name!r}: there is no setting {unknown[0]!r}. "
                f"It has {', '.join(known) or 'none'}."
            )
        try:
            return self.config(**settings)
        except (TypeError, ValueError) as error:
            # validators of attrs give the attribute and the value besides, which say nothing to a user
            problem = error.args[0] if error.args else error
            raise ConfigError(f"Configuring {self.name!r}: {problem}") from error

    def _factory(self) -> Callable[[Any], Working]:
        if not isinstance(self.factory, str):
            return self.factory
        module, colon, name = self.factory.partition(":")
        if not colon:
            raise PluginLoadError(
                f"The factory of {self.name!r} is written 'package.module:name', got {self.factory!r}."
            )
        made: Callable[[Any], Working] = getattr(importlib.import_module(module), name)
        return made


def config_hash(config: Any) -> str:
    """The first 16 hex digits of the SHA-256 of a configuration, with its defaults."""
    plain = attrs.asdict(config, value_serializer=_stable)
    written = json.dumps(plain, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _stable(_instance: type, _attribute: Any, value: Any) -> Any:
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, PurePath):
        return value.name  # where something is installed does not change what it is
    return dict(value) if isinstance(value, Mapping) else value
