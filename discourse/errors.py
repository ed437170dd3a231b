"""The tree of errors: each says what was being done, on what, what is wrong and what to do next."""

from __future__ import annotations


class DiscourseError(Exception):
    """Everything that this library raises on purpose."""


class SpanError(DiscourseError, ValueError):
    """A span that cannot be: it ends before it starts, or lies outside the text."""


class ContractError(DiscourseError):
    """A plugin broke its word: a layer undeclared, out of order, out of bounds or with a dangling Ref."""


class MissingLayerError(DiscourseError, KeyError):
    """A layer was asked for that the document does not have."""

    def __str__(self) -> str:
        # KeyError shows the repr of its argument, which would put the message in quotes.
        return str(self.args[0]) if self.args else ""


class CodecError(DiscourseError, ValueError):
    """A saved document that cannot be read back, or a value that cannot be saved."""


class ReadError(DiscourseError):
    """A file that cannot be read as documents."""


class WriteError(DiscourseError, OSError):
    """A file that cannot be written."""


class ModelError(DiscourseError):
    """A language model that is missing, broken or does not know the language."""


class ConfigError(DiscourseError, ValueError):
    """A configuration that names something unknown or gives a wrong value."""


class DataError(DiscourseError, ValueError):
    """A data file (lexicon, gazetteer, codebook) with a mistake, named by file and line."""


class PluginLoadError(DiscourseError):
    """A plugin that fails to import or to register."""


class PluginConflictError(DiscourseError):
    """Two plugins that claim the same name."""


class PlanError(DiscourseError):
    """No order of annotators can give what is wanted: a provider is missing, or there is a cycle."""


class AnnotatorError(DiscourseError):
    """An annotator that failed on a document.

    The attributes name the culprit; the cause is chained (`__cause__`).
    """

    def __init__(
        self, message: str, *, annotator: str, plugin: str, version: str, document: str
    ) -> None:
        super().__init__(message)
        self.annotator = annotator
        self.plugin = plugin
        self.version = version
        self.document = document

    def __reduce__(self) -> tuple[object, ...]:
        rebuild = _rebuild_annotator_error
        return rebuild, (self.args[0], self.annotator, self.plugin, self.version, self.document)


def _rebuild_annotator_error(
    message: str, annotator: str, plugin: str, version: str, document: str
) -> AnnotatorError:
    return AnnotatorError(
        message, annotator=annotator, plugin=plugin, version=version, document=document
    )


class PluginWarning(UserWarning):
    """A plugin that could not be used; the others go on."""


class MetadataWarning(UserWarning):
    """Metadata of a document that an annotator can make nothing of; it goes on without them."""
