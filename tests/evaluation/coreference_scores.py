"""The CoNLL score of coreference: the mean of MUC, B³ and CEAFe (Pradhan et al. 2014)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping

Chains = list[frozenset[Hashable]]


def conll_f1(gold: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> float:
    """The score of two assignments of chains to mentions."""
    key, response = chains(gold), chains(found)
    return sum((muc(key, response), b_cubed(key, response), ceaf_e(key, response))) / 3


def chains(assigned: Mapping[Hashable, Hashable]) -> Chains:
    members: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, chain in assigned.items():
        members[chain].add(mention)
    return [frozenset(mentions) for mentions in members.values()]


def muc(key: Chains, response: Chains) -> float:
    """Vilain et al. (1995): links that are missing."""
    return _f1(_links(key, response), _links(response, key))


def _links(key: Chains, response: Chains) -> float:
    of = _chain_of(response)
    kept = total = 0
    for chain in key:
        pieces = len({of[m] for m in chain if m in of}) + sum(m not in of for m in chain)
        kept, total = kept + len(chain) - pieces, total + len(chain) - 1
    return kept / total if total else 0.0


def b_cubed(key: Chains, response: Chains) -> float:
    """Bagga & Baldwin (1998): mention by mention."""
    return _f1(_shared(key, response), _shared(response, key))


def _shared(key: Chains, response: Chains) -> float:
    of = _chain_of(response)
    value = 0.0
    for chain in key:
        together = Counter(of[m] for m in chain if m in of)
        value += sum(count * count for count in together.values()) / len(chain)
    return value / max(1, sum(map(len, key)))


def ceaf_e(key: Chains, response: Chains) -> float:
    """Luo (2005): chains aligned one to one, by their φ4 similarity."""
    import numpy
    from scipy.optimize import linear_sum_assignment

    if not key or not response:
        return 0.0
    of = _chain_of(response)
    similarity = numpy.zeros((len(key), len(response)))
    for row, chain in enumerate(key):
        for column, shared in Counter(of[m] for m in chain if m in of).items():
            similarity[row, column] = 2 * shared / (len(chain) + len(response[column]))
    rows, columns = linear_sum_assignment(-similarity)
    total = float(similarity[rows, columns].sum())
    return _f1(total / len(key), total / len(response))


def _chain_of(chains_: Iterable[frozenset[Hashable]]) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains_) for mention in chain}


def _f1(recall: float, precision: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
