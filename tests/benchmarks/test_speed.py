"""What everything of ours costs on top of bare Stanza, on the same text, in one run.

    pytest tests/benchmarks

The figures are ratios, so that they mean the same on every machine. One thread throughout.
"""

from __future__ import annotations

import time

import pytest

from discourse import Document, Metadata, Pipeline, read_many
from discourse.text.layers import ZONES
from tests.evaluation.gold import REPOSITORY, gold_folder
from tests.evaluation.own_texts import speech_texts

LINGUISTIC = ["tokens.upos", "tokens.lemma", "tokens.deprel", "entities"]


@pytest.fixture(scope="module")
def documents():
    """The seeds, zoned: what stays is what any analysis reads."""
    pages = [
        d
        for d in read_many(REPOSITORY / "seeds")
        if isinstance(d, Document) and d.id.endswith(".txt")
    ]
    zoned = Pipeline(["zones"])
    texts = []
    for page in map(zoned, pages):
        body = [page.quote(zone) for zone in page[ZONES] if zone.label in ("title", "body")]
        texts.append("\n\n".join(body))
    return [
        Document(id=page.id, text=text, metadata=Metadata(language="en"))
        for page, text in zip(pages, texts, strict=True)
    ]


@pytest.fixture(scope="module")
def stanza_alone():
    """Stanza itself, with the same models and all five processors."""
    torch = pytest.importorskip("torch")
    stanza = pytest.importorskip("stanza")
    torch.set_num_threads(1)
    from discourse_english import discourse_models

    (model,) = discourse_models()
    return stanza.Pipeline(
        "en",
        dir=str(model.folder),
        package=model.package,
        processors="tokenize,pos,lemma,depparse,ner",
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
    )


def seconds(work, rounds=3):
    """The quickest of some rounds, after one to warm up."""
    work()
    times = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def test_all_of_ours_costs_at_most_a_quarter_on_top_of_bare_stanza(documents, stanza_alone):
    texts = [document.text for document in documents]
    everything = Pipeline()
    bare = seconds(lambda: [stanza_alone(text) for text in texts])
    ours = seconds(lambda: list(everything.stream(documents)))
    print(f"\nbare Stanza {bare:.2f} s, everything of ours {ours:.2f} s: ratio {ours / bare:.2f}")
    assert ours / bare <= 1.25


@pytest.fixture(scope="module")
def speeches():
    """Some 150,000 characters of the UN General Debate."""
    texts = dict(speech_texts(gold_folder().parent / "corpora"))
    if not texts:
        pytest.skip("the corpus of speeches is not on this machine")
    names = list(texts)[:12]
    return [Document(id=name, text=texts[name], metadata=Metadata(language="en")) for name in names]


@pytest.mark.parametrize("texts", ["documents", "speeches"])
@pytest.mark.parametrize("plugin", ["actors", "rhetoric", "framing"])
def test_a_plugin_costs_at_most_six_hundredths_of_stanza(request, stanza_alone, plugin, texts):
    documents = request.getfixturevalue(texts)
    bare = seconds(lambda: [stanza_alone(document.text) for document in documents], rounds=2)
    everything = Pipeline()
    layers = [
        provided
        for name, (annotator, origin) in everything.registry.annotators.items()
        if origin.name == plugin
        for provided in annotator.provides
    ]
    prepared = list(Pipeline([*LINGUISTIC, "quotations"]).stream(documents))
    alone = Pipeline(layers)
    own = seconds(lambda: list(alone.stream(prepared)))
    print(f"\n{plugin}, {texts}: {own:.2f} s of {bare:.2f} s: {own / bare:.3f}")
    assert own / bare <= 0.06


def test_many_documents_run(benchmark, documents):
    everything = Pipeline()
    list(everything.stream(documents))
    benchmark.pedantic(lambda: list(everything.stream(documents)), rounds=3, iterations=1)
