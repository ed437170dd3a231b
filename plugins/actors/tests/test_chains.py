"""Chains of coreference beside the rules. Stanza's own processor makes the chains; only its network is replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from discourse import Document, Metadata, Pipeline, Registry
from discourse.errors import ModelError
from discourse.text import stanza_backend

Reader = Callable[..., Document]


class Network:
    """Answers as Stanza's network does: words counted through the text, with chains that are given.

    Args:
        chains: of phrases, words apart by blanks, each looked for after the one before it.
    """

    def __init__(self, chains: Sequence[Sequence[str]]) -> None:
        self.chains = chains

    def build_doc(self, given: dict[str, Any]) -> dict[str, Any]:
        return given

    def run(self, given: dict[str, Any]) -> Any:
        from stanza.models.coref.const import CorefResult

        spans = [list(self._spans(chain, given["cased_words"])) for chain in self.chains]
        heads = [[end - 1 for _, end in chain] for chain in spans]
        return CorefResult(word_clusters=heads, span_clusters=spans)

    def _spans(self, chain: Sequence[str], words: Sequence[str]) -> Any:
        start = 0
        for phrase in chain:
            wanted = phrase.split()
            while words[start : start + len(wanted)] != wanted:
                assert start < len(words), f"{phrase!r} is not there"
                start += 1
            yield start, start + len(wanted)
            start += len(wanted)


@pytest.fixture
def read(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A text with its mentions, given chains of phrases."""
    from stanza.pipeline.coref_processor import CorefProcessor

    ordinary = stanza_backend._processor

    def read(text: str, *chains: Sequence[str], **metadata: str) -> Document:
        processor = CorefProcessor.__new__(CorefProcessor)
        processor._model, processor._use_zeros = Network(chains), True
        monkeypatch.setattr(
            stanza_backend,
            "_processor",
            lambda model, name: processor if name == "coref" else ordinary(model, name),
        )
        pipeline = Pipeline(
            ["mentions"], registry=registry, config={"actors": {"coreference": "stanza:en"}}
        )
        return pipeline(
            Document(id="test", text=text, metadata=Metadata(language="en", **metadata))
        )

    return read


def told(document: Document) -> list[tuple[str, str]]:
    """The words of each mention with the key of its actor."""
    return [(document.quote(m), str(document[m.actor].key)) for m in document["mentions"]]


RIVALS = "China rejected the plan. Japan welcomed this. It accused Peru of aggression."


def test_a_pronoun_goes_by_its_chain_and_not_by_salience(read: Reader) -> None:
    assert ("It", "JPN") in told(read(RIVALS))
    document = read(RIVALS, ["China", "It"])
    assert ("It", "CHN") in told(document)
    pronoun = next(m for m in document["mentions"] if m.kind == "pronoun")
    assert pronoun.why == "chain 1 of stanza:en, with 'China'"


def test_a_name_may_come_after_its_pronoun(read: Reader) -> None:
    document = read("Before he left, Emmanuel Macron criticised Iran.", ["he", "Emmanuel Macron"])
    assert ("he", "person:emmanuel-macron") in told(document)


def test_a_description_is_whom_its_chain_names(read: Reader) -> None:
    text = "Emmanuel Macron left. The newcomer criticised Iran."
    assert "The newcomer" not in dict(told(read(text)))
    document = read(text, ["Emmanuel Macron", "The newcomer"])
    assert ("The newcomer", "person:emmanuel-macron") in told(document)


def test_a_group_known_by_its_words_alone_is_whom_its_chain_names(read: Reader) -> None:
    text = "Hezbollah attacked Israel. The militants rejected the offer."
    assert ("The militants", "group:militants") in told(read(text))
    keys = dict(told(read(text, ["Hezbollah", "The militants"])))
    assert keys["The militants"] == keys["Hezbollah"]


def test_names_are_never_overruled(read: Reader) -> None:
    assert told(read(RIVALS, ["China", "Japan"])) == told(read(RIVALS))


def test_a_description_with_its_owner_is_never_overruled(read: Reader) -> None:
    text = "China rejected the plan. The Russian government welcomed the plan."
    document = read(text, ["China", "The Russian government"])
    assert ("The Russian government", "RUS") in told(document)


def test_a_chain_with_two_names_tells_nothing(read: Reader) -> None:
    assert told(read(RIVALS, ["China", "Japan", "It"])) == told(read(RIVALS))


def test_a_chain_without_an_actor_tells_nothing(read: Reader) -> None:
    assert told(read(RIVALS, ["the plan", "It"])) == told(read(RIVALS))


def test_two_together_are_neither_of_them(read: Reader) -> None:
    document = read(
        "China and Japan met. They accused Peru of aggression.", ["China and Japan", "They"]
    )
    assert not any("chain" in mention.why for mention in document["mentions"])


def test_we_is_who_speaks_whatever_the_chain_says(read: Reader) -> None:
    text = "Ukraine is large. We support Ukraine."
    document = read(text, ["Ukraine", "We"], country="POL")
    assert ("We", "POL") in told(document)


def test_the_model_is_in_the_provenance(read: Reader, registry: Registry) -> None:
    (origin,) = read(RIVALS)["mentions"].provenance
    assert origin.model == "stanza:en"
    (origin,) = Pipeline(["mentions"], registry=registry, language="en")(RIVALS)[
        "mentions"
    ].provenance
    assert not origin.model


def test_a_model_without_coreference_is_an_error_with_the_remedy(registry: Registry) -> None:
    pipeline = Pipeline(
        ["mentions"],
        registry=registry,
        language="en",
        config={"actors": {"coreference": "compact-english"}},
    )
    with pytest.raises(ModelError, match=r"no processor 'coref'(.|\n)*'stanza:en'"):
        pipeline(RIVALS)


def test_a_model_that_nobody_installed_is_named(registry: Registry) -> None:
    with pytest.raises(ModelError, match="compact-english"):
        Pipeline(
            ["mentions"],
            registry=registry,
            language="en",
            config={"actors": {"coreference": "large"}},
        )(RIVALS)
