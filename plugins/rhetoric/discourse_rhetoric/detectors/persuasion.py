"""Techniques of persuasion: the fourteen of SemEval-2020 task 11 (Da San Martino et al. 2020), and of the twenty-three of SemEval-2023
task 3 (Piskorski et al. 2023) those that have a form of their own.

What is found is a form that a technique often takes: a possible case. Whether it misleads is for the reader to judge. Where enough
cases were coded, a linear model weighs them (`persuasion/`); the rare techniques go by rule, with the share of their form that a reader let stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from discourse import Part
from discourse.text.syntax import Word
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.marked import marked
from discourse_rhetoric.persuasion.weighing import weighed
from discourse_rhetoric.prose import Prose, Sentence, is_content
from discourse_rhetoric.rules import matches
from discourse_rhetoric.wordlists import words_of

LONGEST_SLOGAN = 7
MESSAGE = 4  # how many words in a row make a message that can be repeated
LONGEST_MESSAGE = 30
TIMES = 3


def appeal_to_popularity(prose: Prose) -> Iterator[Finding]:
    """Something is right because most hold it: "the vast majority of countries". Part: `cue`."""
    yield from _technique(prose, "popularity")
    yield from _by_rule(prose, "appeal_to_popularity")


def anonymous_authority(prose: Prose) -> Iterator[Finding]:
    """Somebody who knows is said to have said it, but not who: "experts say". Part: `cue`."""
    yield from _technique(prose, "anonymous_authorities")


def false_dilemma(prose: Prose) -> Iterator[Finding]:
    """Two ways are offered as if there were no third: "there is no alternative". Part: `cue`."""
    yield from weighed(prose, "false_dilemma")


def flag_waving(prose: Prose) -> Iterator[Finding]:
    """A nation or group is praised to justify or promote: "our great nation". Part: `cue`."""
    yield from weighed(prose, "flag_waving")


def appeal_to_fear(prose: Prose) -> Iterator[Finding]:
    """What threatens is painted large: "an existential threat", "before it is too late". Part: `cue`."""
    yield from weighed(prose, "appeal_to_fear")


def appeal_to_authority(prose: Prose) -> Iterator[Finding]:
    """A claim rests on who says it: "Professor Hale warns that …". Parts: `authority`, `cue`."""
    yield from weighed(prose, "appeal_to_authority")


def appeal_to_hypocrisy(prose: Prose) -> Iterator[Finding]:
    """The opponent does not live by what they say: "double standards". Part: `cue`."""
    yield from weighed(prose, "appeal_to_hypocrisy")


def appeal_to_time(prose: Prose) -> Iterator[Finding]:
    """That it is high time stands for a reason: "the time has come". Part: `cue`."""
    yield from _by_rule(prose, "appeal_to_time")


def appeal_to_values(prose: Prose) -> Iterator[Finding]:
    """A value that none will speak against lends its weight: "in the name of freedom". Part: `cue`."""
    yield from _by_rule(prose, "appeal_to_values")


def attack_on_reputation(prose: Prose) -> Iterator[Finding]:
    """The person is discredited, not the argument: "the disgraced minister". Parts: `cue`, `target`."""
    yield from _by_rule(prose, "attack_on_reputation")


def causal_oversimplification(prose: Prose) -> Iterator[Finding]:
    """One cause is given out as the only one: "the only reason why". Part: `cue`."""
    yield from _by_rule(prose, "causal_oversimplification")


def doubt(prose: Prose) -> Iterator[Finding]:
    """Somebody's credibility is questioned: "can we really trust …". Part: `cue`."""
    yield from _by_rule(prose, "doubt")


def loaded_language(prose: Prose) -> Iterator[Finding]:
    """A word judges by the feeling it carries: "barbaric", "carnage". Part: `cue`."""
    yield from weighed(prose, "loaded_language")


def minimisation(prose: Prose) -> Iterator[Finding]:
    """A matter is made small: "nothing more than a formality". Parts: `cue`, `what`."""
    yield from _by_rule(prose, "minimisation")


def name_calling(prose: Prose) -> Iterator[Finding]:
    """Somebody is given a name that condemns: "traitor", "puppet of". Parts: `cue`, `target`."""
    yield from weighed(prose, "name_calling")


def red_herring(prose: Prose) -> Iterator[Finding]:
    """Possibly a change of subject: "the real question is". Part: `cue`."""
    yield from _by_rule(prose, "red_herring")


def reductio_ad_hitlerum(prose: Prose) -> Iterator[Finding]:
    """An opponent is put beside somebody whom all abhor: "like Hitler". Part: `cue`."""
    yield from _by_rule(prose, "reductio_ad_hitlerum")


def slippery_slope(prose: Prose) -> Iterator[Finding]:
    """One step is said to bring on all the others: "will inevitably lead to". Part: `cue`."""
    yield from _by_rule(prose, "slippery_slope")


def straw_man(prose: Prose) -> Iterator[Finding]:
    """Possibly a view that nobody holds: "they would have us believe". Part: `cue`."""
    yield from _by_rule(prose, "straw_man")


def vagueness(prose: Prose) -> Iterator[Finding]:
    """Who or what is meant stays unsaid: "certain circles". Part: `cue`."""
    yield from _by_rule(prose, "vagueness")


def whataboutism(prose: Prose) -> Iterator[Finding]:
    """Possibly a counter-charge in place of an answer: "What about …?". Parts: `cue`, `topic`."""
    yield from _by_rule(prose, "whataboutism")


def thought_terminating_cliche(prose: Prose) -> Iterator[Finding]:
    """A set phrase, or a tautology, closes the matter: "it is what it is", "a deal is a deal". Part: `cue`.

    Lifton 1961: 429.
    """
    yield from _by_rule(prose, "thought_terminating_cliche")
    for sentence in prose.sentences:
        for word in sentence.words:
            subject = word.child("nsubj") if word.upos in ("NOUN", "ADJ") else None
            if subject is not None and _is_tautology(subject, word):
                words = word.subtree(without=("punct", "conj", "parataxis", "advmod", "cc"))
                yield Finding(
                    parts=(stretch("cue", words),),
                    why="possibly thought terminating cliche: nothing is said of it but itself",
                    strength=0.5,
                    form="a tautology",
                )


def _is_tautology(subject: Word, predicate: Word) -> bool:
    """ "War is war": the present tense, the same noun in the same number, and nothing that tells the two apart."""
    copula = predicate.child("cop")
    return (
        copula is not None
        and copula.feats.get("Tense") == "Pres"
        and subject.upos == predicate.upos
        and subject.lower == predicate.lower
        and all(child.relation == "det" for child in subject.children)
        and all(
            child.relation
            in {"det", "cop", "nsubj", "punct", "cc", "conj", "parataxis", "mark", "advmod"}
            and child.lower not in {"not", "n't", "n’t"}
            for child in predicate.children
        )
    )


def slogan(prose: Prose) -> Iterator[Finding]:
    """A short phrase made to be shouted: "Hands off our river!". Part: `cue`."""
    yield from weighed(prose, "slogan")
    for sentence in prose.sentences:
        if _is_shouted(sentence):
            yield Finding(
                parts=(stretch("cue", sentence.spoken),),
                why="possibly slogan: a short call without a statement",
                strength=0.4,
                form="a short call",
            )


def _is_shouted(sentence: Sentence) -> bool:
    """ "Never surrender!", "Free the nine!", "Justice for the nine!": a call, a denial, or a thing and whom it is for."""
    words = sentence.spoken
    if not 2 <= len(words) <= LONGEST_SLOGAN or not sentence.words[-1].text.startswith("!"):
        return False
    calls = _is_called_for(words[0]) or words[0].lower in {"no", "never"}
    wishes = words[0].upos in ("NOUN", "PROPN") and words[1].lower in {"to", "for", "with", "first"}
    return (
        (calls or wishes)
        and sum(is_content(word) or word.lower in {"no", "never"} for word in words) >= 2
        and not any(word.relation in {"nsubj", "discourse", "vocative"} for word in words)
    )


def repeated_message(prose: Prose) -> Iterator[Finding]:
    """The same words come again and again, as a message to be remembered. Parts: an `instance` each.

    Three times or more, as many words as are the same each time, four at least, that take a stand: what only tells or asks, a caption or
    a name is no message.
    """
    places: dict[tuple[str, ...], list[tuple[Sentence, int]]] = {}
    for sentence in prose.sentences:
        if sentence.label == "body" and not sentence.is_question:
            lowered = [word.lower for word in sentence.spoken]
            for start in range(len(lowered) - MESSAGE + 1):
                places.setdefault(tuple(lowered[start : start + MESSAGE]), []).append(
                    (sentence, start)
                )
    told = bytearray(len(prose.document.text) + 1)
    for found in places.values():
        instances = _apart([each for each in found if not told[_word_at(each).start]])
        if len(instances) < TIMES:
            continue
        size = _length_in_common(instances)
        messages = [sentence.spoken[start : start + size] for sentence, start in instances]
        messages = [_framed(words) for words in messages]
        if all(map(_takes_a_stand, messages)):
            for words in messages:
                told[words[0].start : words[-1].end] = b"\x01" * (words[-1].end - words[0].start)
            yield Finding(
                parts=tuple(stretch("instance", words) for words in messages),
                why=f"possibly repeated message: the same words {len(messages)} times",
                strength=limited(0.1 * len(messages)),
            )


def _word_at(place: tuple[Sentence, int]) -> Word:
    sentence, start = place
    return sentence.spoken[start]


def _apart(places: Sequence[tuple[Sentence, int]]) -> list[tuple[Sentence, int]]:
    """Without those that begin within the one before ("very very very very very")."""
    kept: list[tuple[Sentence, int]] = []
    for place in places:
        if not kept or kept[-1][0] is not place[0] or place[1] >= kept[-1][1] + MESSAGE:
            kept.append(place)
    return kept


def _length_in_common(places: Sequence[tuple[Sentence, int]]) -> int:
    """How many words from there on are the same everywhere, and would not run into the next time."""
    size = MESSAGE
    while True:
        following = {
            sentence.spoken[start + size].lower if start + size < len(sentence.spoken) else ""
            for sentence, start in places
        }
        met = any(a is b and i + size >= j for (a, i), (b, j) in pairwise(places))
        if size == LONGEST_MESSAGE or len(following) > 1 or "" in following or met:
            return size
        size += 1


def _framed(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """From the first word with a meaning of its own to the last; a modal and a negation have one."""
    telling = [
        place
        for place, word in enumerate(words)
        if is_content(word) or word.feats.get("Polarity") == "Neg" or word.xpos == "MD"
    ]
    return words[telling[0] : telling[-1] + 1] if telling else ()


def _takes_a_stand(words: Sequence[Word]) -> bool:
    """Whether it denies, demands, judges or says what something is, in more than one word: what only tells is no message."""
    return sum(map(is_content, words)) >= 2 and any(
        word.feats.get("Polarity") == "Neg"
        or word.xpos == "MD"
        or _is_called_for(word)
        or (word.relation == "cop" and word.feats.get("Tense") == "Pres")
        or word.lemma.lower() in words_of("loaded") | words_of("judgements")
        for word in words
    )


def _is_called_for(word: Word) -> bool:
    return word.feats.get("Mood") == "Imp" and word.lemma.lower() not in words_of("errands")


def _by_rule(prose: Prose, name: str) -> Iterator[Finding]:
    """What the rules of a technique find; of two over the same words, that of the rule that stands first in the file."""
    taken: set[int] = set()
    for match, rule in matches(prose, "persuasion").get(name, ()):
        places = {word.start for word in match.words}
        if not taken.isdisjoint(places):
            continue
        taken |= places
        parts = tuple(sorted(_parts(match.captures), key=lambda part: part.start))
        yield Finding(
            parts=parts,
            why=f"possibly {name.replace('_', ' ')}: {rule.why}",
            strength=rule.strength,
            form=rule.form,
        )


def _parts(captures: Sequence[tuple[str, tuple[Word, ...]]]) -> Iterator[Part]:
    for name, words in captures:
        yield stretch(name, words)


def _technique(prose: Prose, name: str) -> Iterator[Finding]:
    for match, group in marked(prose, name):
        yield Finding(
            parts=(stretch("cue", match.words),),
            why=f"possibly {group.name}",
            strength=0.4,
            form="a form of words",
        )
