"""Finding, loading, blocking and listing plugins."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Collection, Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal, TypeVar

import pluggy
from attrs import frozen

from discourse.errors import (
    DiscourseError,
    PluginConflictError,
    PluginLoadError,
    PluginWarning,
)
from discourse.model.annotations import Annotation
from discourse.model.layers import LayerSpec
from discourse.pipeline import execution, hookspecs
from discourse.pipeline.annotator import Annotator
from discourse.pipeline.hookspecs import API_VERSION, PROJECT
from discourse.pipeline.models import LanguageModel
from discourse.pipeline.planner import PluginName
from discourse.pipeline.reader import Reader

T = TypeVar("T")


@frozen(kw_only=True)
class PluginState:
    """What became of a plugin: loaded, blocked by the user, or failed, with the error."""

    plugin: PluginName
    state: Literal["loaded", "blocked", "failed"]
    error: DiscourseError | None = None
    layers: tuple[str, ...] = ()
    annotators: tuple[str, ...] = ()
    models: tuple[str, ...] = ()


class Registry:
    """The plugins that a pipeline can use.

    `Registry.installed()` has those that are installed; `Registry()` is empty, for tests and for those who
    register by hand. There is no global one.

    Attributes:
        specs: the layers that the plugins define, by name.
        annotators: their annotators by name, each with its plugin.
        models, readers, commands: what else they brought, by name.
    """

    def __init__(self) -> None:
        self._manager = _plugin_manager()
        self._manager.register(execution, "execution")
        self._states: dict[str, PluginState] = {}
        self.specs: dict[str, LayerSpec[Annotation]] = {}
        self.annotators: dict[str, tuple[Annotator, PluginName]] = {}
        self.models: dict[str, LanguageModel] = {}
        self.readers: dict[str, Reader] = {}
        self.commands: dict[str, Any] = {}
        self._definers: dict[tuple[str, str], PluginName] = {}

    @classmethod
    def installed(cls, *, block: Collection[str] = ()) -> Registry:
        """A registry of the plugins that are installed, in the order of their names.

        Args:
            block: names of plugins that are not even imported.

        A plugin that fails is reported with a `PluginWarning` and in `plugins()`; the others go on.
        """
        registry = cls()
        found = entry_points(group=PROJECT)
        for entry_point in sorted(found, key=lambda point: (point.name != "core", point.name)):
            plugin = _plugin_name(entry_point)
            if entry_point.name in block:
                registry._states[plugin.name] = PluginState(plugin=plugin, state="blocked")
                continue
            try:
                registry._load(entry_point, plugin)
            except DiscourseError as error:
                registry._states[plugin.name] = PluginState(
                    plugin=plugin, state="failed", error=error
                )
                warnings.warn(PluginWarning(str(error)), stacklevel=2)
        return registry

    @property
    def hook(self) -> Any:
        """The hooks' callers, as pluggy has them."""
        return self._manager.hook

    def plugins(self) -> tuple[PluginState, ...]:
        """Every plugin that was found, and what became of it."""
        return tuple(self._states.values())

    def register(
        self, plugin: Any, *, name: str, distribution: str = "", version: str = ""
    ) -> None:
        """Add a plugin: a module, or an object with hook implementations. All of it or nothing.

        Raises:
            PluginLoadError: a hook is misspelt or fails, gives the wrong things, or the plugin asks for
                another version of the plugin API.
            PluginConflictError: a name that it claims belongs to another plugin; both are named.
        """
        origin = PluginName(name=name, distribution=distribution or name, version=version or "?")
        if name in self._states and self._states[name].state == "loaded":
            raise PluginConflictError(
                f"Registering {origin} as {name!r}: {self._states[name].plugin} is registered under "
                "that name. Give another name, or uninstall one."
            )
        _check_api_version(plugin, origin)
        _check_hooks(plugin, origin)
        brought = _Brought.by(plugin, origin)
        self._check_conflicts(brought, origin)

        self._manager.register(plugin, name)
        for kind, names in brought.claims():
            self._definers.update({(kind, claimed): origin for claimed in names})
        self.specs.update(brought.layers)
        self.annotators.update({n: (a, origin) for n, a in brought.annotators.items()})
        self.models.update(brought.models)
        self.readers.update(brought.readers)
        self.commands.update(brought.commands)
        self._states[name] = PluginState(
            plugin=origin,
            state="loaded",
            layers=tuple(brought.layers),
            annotators=tuple(brought.annotators),
            models=tuple(brought.models),
        )

    def _load(self, entry_point: EntryPoint, plugin: PluginName) -> None:
        try:
            module = entry_point.load()
        except (Exception, SystemExit) as error:
            raise PluginLoadError(
                f"Importing the plugin {plugin.name!r} ({plugin}) from {entry_point.value!r}: "
                f"{type(error).__name__}: {error}. The other plugins work without it. "
                f"Mend it: reinstall or uninstall {plugin.distribution}."
            ) from error
        self.register(
            module, name=plugin.name, distribution=plugin.distribution, version=plugin.version
        )

    def _check_conflicts(self, brought: _Brought, origin: PluginName) -> None:
        for kind, names in brought.claims():
            for name in names:
                other = self._definers.get((kind, name))
                if other is not None:
                    raise PluginConflictError(
                        f"The {kind} {name!r} is claimed by {other} (plugin {other.name!r}) and by "
                        f"{origin} (plugin {origin.name!r}). "
                        f"Mend it: uninstall one, or Registry.installed(block=[{origin.name!r}])."
                    )


@frozen
class _Brought:
    """What a plugin's hooks gave, by kind and name."""

    layers: Mapping[str, LayerSpec[Annotation]]
    annotators: Mapping[str, Annotator]
    models: Mapping[str, LanguageModel]
    readers: Mapping[str, Reader]
    commands: Mapping[str, Any]

    @classmethod
    def by(cls, plugin: Any, origin: PluginName) -> _Brought:
        manager = _plugin_manager()
        manager.register(plugin, origin.name)
        hook = manager.hook
        return cls(
            layers=_given(hook.discourse_layers, LayerSpec, origin),
            annotators=_given(hook.discourse_annotators, Annotator, origin),
            models=_given(hook.discourse_models, LanguageModel, origin),
            readers=_given(hook.discourse_readers, Reader, origin),
            commands=_given(hook.discourse_commands, object, origin),
        )

    def claims(self) -> Iterable[tuple[str, Iterable[str]]]:
        yield "layer", self.layers
        yield "annotator", self.annotators
        yield "model", self.models
        yield "reader", self.readers
        yield "command", self.commands


def _given(hook: Any, kind: type[T], origin: PluginName) -> dict[str, T]:
    """What one plugin's implementations of a hook give, by name, checked."""
    try:
        given = [item for items in hook() for item in items]
    except Exception as error:
        raise PluginLoadError(
            f"The plugin {origin.name!r} ({origin}) failed in its {hook.name}(): "
            f"{type(error).__name__}: {error}"
        ) from error
    named: dict[str, T] = {}
    for item in given:
        if not isinstance(item, kind):
            raise PluginLoadError(
                f"The plugin {origin.name!r} ({origin}) gives a {type(item).__name__} in its "
                f"{hook.name}(), where {kind.__name__}s are due."
            )
        name = getattr(item, "name", None)
        if not isinstance(name, str):
            raise PluginLoadError(
                f"The plugin {origin.name!r} ({origin}) gives something without a name in its "
                f"{hook.name}(): {item!r}."
            )
        if name in named:
            raise PluginConflictError(
                f"The plugin {origin.name!r} ({origin}) gives two {kind.__name__}s named {name!r}."
            )
        named[name] = item
    return named


class _Plugins(pluggy.PluginManager):
    """pluggy's manager, which would evaluate a plugin's properties when it looks for hooks."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> Any:
        if not inspect.ismodule(plugin) and isinstance(
            inspect.getattr_static(type(plugin), name, None), property
        ):
            return None
        return super().parse_hookimpl_opts(plugin, name)


def _plugin_manager() -> pluggy.PluginManager:
    manager = _Plugins(PROJECT)
    manager.add_hookspecs(hookspecs)
    return manager


def _check_hooks(plugin: Any, origin: PluginName) -> None:
    """Try a plugin in a manager of its own: a failed `register` leaves pluggy's half changed."""
    manager = _plugin_manager()
    known = ", ".join(sorted(n for n in vars(hookspecs) if n.startswith(f"{PROJECT}_")))
    try:
        manager.register(plugin, origin.name)
        manager.check_pending()
    except Exception as error:
        raise PluginLoadError(
            f"Registering the plugin {origin.name!r} ({origin}): {error}. The hooks are {known}."
        ) from error
    marked = {caller.name for caller in manager.get_hookcallers(plugin) or ()}
    for name, function in vars(plugin).items() if inspect.ismodule(plugin) else ():
        if name.startswith(f"{PROJECT}_") and inspect.isfunction(function) and name not in marked:
            raise PluginLoadError(
                f"Registering the plugin {origin.name!r} ({origin}): its function {name}() is not "
                f"marked with @discourse.hookimpl, so it would never be called. The hooks are {known}."
            )


def _check_api_version(plugin: Any, origin: PluginName) -> None:
    wanted = inspect.getattr_static(plugin, "discourse_api", API_VERSION)
    if wanted != API_VERSION:
        newer = isinstance(wanted, int) and wanted > API_VERSION
        raise PluginLoadError(
            f"The plugin {origin.name!r} ({origin}) asks for version {wanted!r} of the plugin API; "
            f"this discourse-kit has {API_VERSION}. Mend it: update "
            f"{'discourse-kit' if newer else origin.distribution}."
        )


def _plugin_name(entry_point: EntryPoint) -> PluginName:
    distribution = entry_point.dist
    if distribution is None:
        return PluginName(name=entry_point.name, distribution=entry_point.name, version="?")
    return PluginName(
        name=entry_point.name, distribution=distribution.name, version=distribution.version
    )
