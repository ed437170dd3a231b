"""How well the English models do: from raw text on UD, on gold tokens for entities.

Multi-word tokens of the gold trees are taken apart (`don't`: `do`, `n't`), as the models do not know
them. The scorer is that of the CoNLL 2018 shared task, as Stanza carries it.
"""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.evaluation.gold import Figure, training_folder

METRICS = {
    "tokens_f1": "Tokens",
    "sentences_f1": "Sentences",
    "upos_f1": "UPOS",
    "lemmas_f1": "Lemmas",
    "uas": "UAS",
    "las": "LAS",
}
GENRE_METRICS = ("upos_f1", "uas", "las")
GENRE = re.compile(r"(GUM_[a-z]+|[a-z]+)")


def shipped_models() -> Path:
    """The folder that discourse-english installs."""
    import discourse_english

    return Path(discourse_english.__file__).parent / "models"


def figures(
    gold: Path, train_gold: Path | None = None, models: Path | None = None
) -> Iterator[Figure]:
    """Every figure of the task `english`; a set that is not there is left out.

    The sets lie in `gold`, or else with the training data. Nothing is fitted here.
    """
    folder = gold if (gold / "ud").is_dir() else training_folder()
    models = models or shipped_models()
    treebank = folder / "ud" / "test.conllu"
    if treebank.exists():
        yield from tree_figures(treebank.read_text(encoding="utf-8"), models)
    spans = folder / "ner" / "test.json"
    if spans.exists():
        yield from entity_figures(json.loads(spans.read_text(encoding="utf-8")), models)


def tree_figures(conllu: str, models: Path) -> Iterator[Figure]:
    documents = dict(gold_documents(conllu))
    parsed = parse(list(map(raw_text, documents.values())), models)
    pairs = {
        name: (gold, system) for (name, gold), system in zip(documents.items(), parsed, strict=True)
    }
    yield from scores("ud-test", list(pairs.values()), METRICS)
    for genre in sorted({genre_of(name) for name in pairs}):
        of_genre = [pair for name, pair in pairs.items() if genre_of(name) == genre]
        yield from scores(f"ud-test/{genre}", of_genre, GENRE_METRICS)


def scores(name: str, pairs: list[tuple[str, str]], metrics: Any) -> Iterator[Figure]:
    from stanza.models.common.utils import ud_scores

    gold, system = ("".join(side) for side in zip(*pairs, strict=True))
    result = ud_scores(io.StringIO(gold), io.StringIO(system))
    for metric in metrics:
        score = result[METRICS[metric]]
        yield Figure("english", name, metric, score.f1, score.gold_total)


def genre_of(document: str) -> str:
    """`GUM_news_expo` is GUM_news, `weblog-blogspot.com_…` is EWT_weblog."""
    genre = GENRE.match(document)[1]  # type: ignore[index]
    return genre if genre.startswith("GUM") else f"EWT_{genre}"


def gold_documents(conllu: str) -> Iterator[tuple[str, str]]:
    """Each document's id and its trees, multi-word tokens taken apart, empty nodes left out."""
    name, lines = "", list[str]()
    joined_until, misc_of_whole = 0, "_"
    for line in conllu.splitlines():
        if line.startswith("# newdoc id"):
            if lines:
                yield name, "\n".join(lines) + "\n"
            name, lines = line.split("=", 1)[1].strip(), []
        columns = line.split("\t")
        if len(columns) == 10:
            if "." in columns[0]:
                continue
            if "-" in columns[0]:
                joined_until, misc_of_whole = int(columns[0].split("-")[1]), columns[9]
                continue
            if joined_until:
                last = int(columns[0]) == joined_until
                columns[9] = misc_of_whole if last else "SpaceAfter=No"
                joined_until = 0 if last else joined_until
        lines.append("\t".join(columns))
    yield name, "\n".join(lines) + "\n"


def raw_text(conllu: str) -> str:
    """The text under the trees, an empty line between paragraphs."""
    text: list[str] = []
    for line in conllu.splitlines():
        if line.startswith("# newpar"):
            text.append("\n\n")
        columns = line.split("\t")
        if len(columns) == 10:
            text += [columns[1], "" if "SpaceAfter=No" in columns[9] else " "]
    return "".join(text).strip()


def parse(texts: list[str], models: Path) -> list[str]:
    import stanza

    pipeline = stanza.Pipeline(
        "en",
        dir=str(models),
        processors="tokenize,pos,lemma,depparse",
        download_method=None,
        logging_level="ERROR",
        use_gpu=False,
    )
    parsed = pipeline.bulk_process([stanza.Document([], text=text) for text in texts])
    for document in parsed:
        for (
            word
        ) in document.iter_words():  # Stanza writes <UNK> for tokens of over 1,000 characters
            word.text = document.text[word.start_char : word.end_char]
    return [f"{document:C}\n\n" for document in parsed]


def entity_figures(gold: list[list[dict[str, str]]], models: Path) -> Iterator[Figure]:
    """F1 of whole spans with their class, all classes and each."""
    import stanza
    from stanza.models.ner.scorer import score_by_entity
    from stanza.models.ner.utils import process_tags

    pipeline = stanza.Pipeline(
        "en",
        dir=str(models),
        processors="tokenize,ner",
        tokenize_pretokenized=True,
        download_method=None,
        logging_level="ERROR",
        use_gpu=False,
    )
    document = pipeline([[token["text"] for token in sentence] for sentence in gold])
    predicted = [[token.ner for token in sentence.tokens] for sentence in document.sentences]
    pairs = [[[token["text"], (token["ner"],)] for token in sentence] for sentence in gold]
    tags = [[tag[0] for _, tag in sentence] for sentence in process_tags(pairs, "bioes")]
    _, _, f1, by_class = score_by_entity(predicted, tags, verbose=False)
    starts = [tag[2:] for sentence in tags for tag in sentence if tag[:2] in ("B-", "S-")]
    yield Figure("english", "ner-test", "span_f1", f1, len(starts))
    for label, value in sorted(by_class.items()):
        yield Figure("english", f"ner-test/{label}", "span_f1", value, starts.count(label))
