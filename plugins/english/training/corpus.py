"""The training data as the trainers read it.

Every multi-word token of English UD is the concatenation of its words, so each becomes plain tokens
with `SpaceAfter=No` ("don't": "do", "n't"): no processor for multi-word tokens, and exact offsets.
"""

import json
import lzma
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

RANGE = re.compile(r"(\d+)-(\d+)\t")
EMPTY_NODE = re.compile(r"\d+\.\d+\t")


def read_text(path: Path) -> str:
    """A text file, compressed or not."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return lines.read()


def flat(conllu: str) -> Iterator[str]:
    """The lines of a treebank with its multi-word tokens taken apart and its empty nodes left out."""
    joined_until, misc_of_whole = 0, "_"
    for line in conllu.splitlines():
        if EMPTY_NODE.match(line):
            continue
        if whole := RANGE.match(line):
            joined_until, misc_of_whole = int(whole[2]), line.split("\t")[9]
            continue
        if not line or line.startswith("#"):
            yield line
            continue
        columns = line.split("\t")
        columns[8] = "_"
        if joined_until:
            last = int(columns[0]) == joined_until
            columns[9] = misc_of_whole if last else "SpaceAfter=No"
            joined_until = 0 if last else joined_until
        yield "\t".join(columns)


def flat_treebank(data: Path, part: str) -> str:
    """The flattened treebank of `train`, `dev` or `test`."""
    path = data / "ud" / f"{part}.conllu"
    if not path.exists():
        path = path.with_name(path.name + ".xz")
    return "\n".join(flat(read_text(path))) + "\n"


def sentences(conllu: str) -> Iterator[list[list[str]]]:
    """Each sentence's words, each its ten columns."""
    for block in conllu.split("\n\n"):
        words = [
            line.split("\t") for line in block.splitlines() if line and not line.startswith("#")
        ]
        if words:
            yield words


def to_conllu(parsed: Iterable[list[list[str]]]) -> str:
    """The inverse of `sentences`, without comments."""
    return "".join("\n".join("\t".join(word) for word in words) + "\n\n" for words in parsed)


def epochs(lengths: list[int], words_a_batch: int, seed: int) -> Iterator[list[int]]:
    """Batches of sentences of similar length, without end: each pass in an order of its own.

    A sentence stands a little off its length's place, so that its company changes.
    """
    number = 0
    while True:
        number += 1
        chance = random.Random(f"{seed}:{number}")  # noqa: S311
        order = sorted(
            range(len(lengths)), key=lambda index: lengths[index] * chance.uniform(0.8, 1.25)
        )
        batches: list[list[int]] = [[]]
        words = 0
        for index in order:
            if words + lengths[index] > words_a_batch and batches[-1]:
                batches.append([])
                words = 0
            batches[-1].append(index)
            words += lengths[index]
        chance.shuffle(batches)
        yield from batches


def entities(data: Path, part: str) -> list[list[dict[str, str]]]:
    """The sentences of `train`, `dev` or `test` as Stanza's entity format has them."""
    return json.loads((data / "ner" / f"{part}.json").read_text(encoding="utf-8"))
