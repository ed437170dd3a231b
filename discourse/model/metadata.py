"""What is known about a text besides its words, and where each piece was learned."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, get_args

from attrs import evolve, field, frozen, validators

from discourse.errors import ContractError

Variable = str | int | float | bool | None
Layout = Literal["page", "plain"]


def _frozen_mapping(mapping: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(mapping))


_TEXT = validators.optional(validators.instance_of(str))
_TEXTS = validators.deep_iterable(validators.instance_of(str), validators.instance_of(tuple))
_VARIABLES = validators.deep_mapping(
    validators.instance_of(str),
    validators.optional(validators.instance_of((str, int, float, bool))),
)


@frozen(kw_only=True)
class Metadata:
    """The usual fields, and a mapping for the rest.

    Attributes:
        date: ISO 8601 as far as it is known (`2023-02-27`, `2023-02`, `2023`).
        speaker: who speaks, with title or without.
        country: the country that the text speaks for or from, best by its ISO 3166 alpha-3 code.
        language: ISO 639 code.
        encoding: how the file's bytes were read, where there was a file.
        layout: whether the text is a `page`, with clutter about the body, or `plain`, all body.
        variables: the other columns of a table (document variables); they come back on every row.
        origins: for a field that was not given by the user, who found it (`{"title": "zones"}`).
    """

    title: str | None = field(default=None, validator=_TEXT)
    authors: tuple[str, ...] = field(default=(), validator=_TEXTS)
    speaker: str | None = field(default=None, validator=_TEXT)
    date: str | None = field(default=None, validator=_TEXT)
    source: str | None = field(default=None, validator=_TEXT)
    url: str | None = field(default=None, validator=_TEXT)
    country: str | None = field(default=None, validator=_TEXT)
    language: str | None = field(default=None, validator=_TEXT)
    encoding: str | None = field(default=None, validator=_TEXT)
    layout: Layout = field(default="plain", validator=validators.in_(get_args(Layout)))
    variables: Mapping[str, Variable] = field(
        factory=dict, converter=_frozen_mapping, validator=_VARIABLES
    )
    origins: Mapping[str, str] = field(factory=dict, converter=_frozen_mapping)

    # Mappings cannot be hashed; the hash need only agree with equality.
    def __hash__(self) -> int:
        return hash((self.title, self.authors, self.date, self.url))

    def filled(self, proposals: Mapping[str, Any], origin: str) -> Metadata:
        """The same, with the empty fields among `proposals` filled and `origin` recorded for each.

        Raises:
            ContractError: a proposal names a field that there is not.
        """
        unknown = proposals.keys() - set(FIELDS)
        if unknown:
            raise ContractError(
                f"{origin} proposes the metadata {sorted(unknown)}; there are {', '.join(FIELDS)}."
            )
        new = {
            name: value
            for name, value in proposals.items()
            if value not in (None, "", ()) and getattr(self, name) in (None, "", ())
        }
        if not new:
            return self
        origins = {**self.origins, **dict.fromkeys(new, origin)}
        return evolve(self, **new, origins=origins)

    def row(self) -> dict[str, Any]:
        """The fields that are known, and the variables, as columns of a table."""
        known = {
            name: "; ".join(value) if isinstance(value, tuple) else value
            for name in FIELDS
            if (value := getattr(self, name)) not in (None, "", ())
        }
        return {**known, **self.variables}


FIELDS = ("title", "authors", "speaker", "date", "source", "url", "country", "language", "encoding")


@frozen
class Proposal:
    """A piece of metadata that an annotator found; it fills the field only where that is empty.

    `field` is one of title, authors, speaker, date, source, url, country, language.
    """

    field: str
    value: str | tuple[str, ...]
