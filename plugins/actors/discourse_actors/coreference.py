"""Who each mention is: a sieve that settles the sure ones first, and pronouns last, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from discourse.text.syntax import Tree, Word
from discourse_actors.candidates import Candidate, folds, part_of
from discourse_actors.chains import Link
from discourse_actors.gazetteer import Known, slug
from discourse_actors.nominals import relative_of
from discourse_actors.phrases import is_plural
from discourse_actors.pronouns import Salience, pronouns, referring_nouns
from discourse_actors.speakers import OUR_SIDE, WE, I, Speakers


def settled(
    trees: Sequence[Tree],
    candidates: Mapping[int, Sequence[Candidate]],
    speakers: Speakers,
    links: Mapping[Word, Link],
) -> list[Candidate]:
    """The mentions whose actor is known in the end, in text order.

    Args:
        candidates: by the number of their sentence; names have keys, descriptions and pronouns may not.
        links: what chains of coreference tell of pronouns; empty where nobody asked for chains.
    """
    sieve = _Sieve(speakers, links)
    found: list[Candidate] = []
    for tree in trees:
        found += sieve.read(tree, candidates.get(tree.index, ()))
    return found


class _Sieve:
    """Reads sentence after sentence, and knows who was mentioned before."""

    def __init__(self, speakers: Speakers, links: Mapping[Word, Link]) -> None:
        self._speakers = speakers
        self._links = links
        self._salience = Salience()
        self._actors: dict[str, Candidate] = {}
        self._by_title: dict[tuple[str, str], Candidate] = {}
        self._recent: dict[str, Candidate] = {}

    def read(self, tree: Tree, candidates: Sequence[Candidate]) -> list[Candidate]:
        self._salience.begin(tree)
        by_head = {candidate.head: candidate for candidate in candidates if candidate.key}
        waiting = [candidate for candidate in candidates if not candidate.key]
        for candidate in by_head.values():
            self._remember(candidate)
        nouns = {word.index: word for word in referring_nouns(tree)}
        asked = {word.index: word for word in pronouns(tree)}
        found = [c for c in candidates if c.key]
        settled_pronouns: dict[Word, Candidate] = {}
        for index in sorted({*nouns, *asked, *(c.head.index for c in by_head.values())}):
            if index in asked:
                standing = self._pronoun(asked[index])
                if standing is not None:
                    settled_pronouns[standing.head] = standing
                    found.append(standing)
                    if standing.head.lower not in WE | I:
                        self._salience.add(standing.head, standing.key, standing.type)
                continue
            word = tree.words[index - tree.words[0].index]
            named = by_head.get(word)
            self._salience.add(
                word,
                named.key if named else None,
                named.type if named else None,
                named.title if named else "",
            )
        for candidate in waiting:
            resolved = self._open(candidate, settled_pronouns, by_head)
            if resolved is not None:
                self._remember(resolved)
                found.append(resolved)
        return sorted(found, key=lambda c: (c.start, -c.end))

    def _remember(self, candidate: Candidate) -> None:
        self._actors.setdefault(candidate.key, candidate)
        if candidate.kind == "name" and candidate.title:
            self._by_title[candidate.title, ""] = candidate
            self._by_title[candidate.title, candidate.state] = candidate
        self._recent.pop(candidate.type, None)
        self._recent[candidate.type] = candidate

    def _pronoun(self, word: Word) -> Candidate | None:
        mention = Candidate(start=word.start, end=word.end, head=word, kind="pronoun")
        form = word.lower
        speaks = form in WE or form in I
        known = self._speakers.meant_by(form, word.start) if speaks else None
        if known is not None:
            return evolve(mention.of(known), why="whose words these are")
        if word in self._links:
            return self._links[word].claimed(mention)
        referent = None if speaks else self._salience.antecedent(word)
        if referent is None or referent.key is None:
            return None
        return mention.standing_for(self._actors[referent.key], f"for {referent.word.text!r}")

    def _open(
        self,
        candidate: Candidate,
        settled_pronouns: Mapping[Word, Candidate],
        named: Mapping[Word, Candidate],
    ) -> Candidate | None:
        """A description that is of the name beside it, or refers back: by its possessive, or to the last of its kind."""
        if candidate.bearer is not None:
            return candidate.standing_for(named[candidate.bearer], "beside the name")
        if candidate.title:
            return self._titled(candidate)
        if candidate.owner is not None:
            owner = settled_pronouns.get(candidate.owner)
            return None if owner is None else self._owned(candidate, owner)
        if candidate.head.lemma not in _FOR_A_STATE:
            return None
        last = self._recent.get("state")
        if last is None:
            return None
        return evolve(
            candidate, key=last.key, name=last.name, type="state", state=last.state, sector=""
        )

    def _titled(self, candidate: Candidate) -> Candidate | None:
        """The person last named with that title, of the same state where one is given."""
        otherwise = candidate.otherwise
        state = otherwise.state if otherwise is not None else ""
        person = self._by_title.get((candidate.title, state))
        if person is None:
            return otherwise
        return evolve(
            candidate,
            key=person.key,
            name=person.name,
            type="person",
            state=person.state,
            sector=person.sector,
            subactor="",
        )

    def _owned(self, candidate: Candidate, owner: Candidate) -> Candidate | None:
        known = Known(
            key=owner.key, name=owner.name, type=owner.type, state=owner.state, sector=owner.sector
        )
        reading = candidate.reading
        if reading is None:
            return None
        if owner.kind == "pronoun" and owner.head.lower in I and reading.kind in _OF_A_STATE:
            known = self._speakers.meant_by("our", candidate.start) or known
        if known == OUR_SIDE:
            return evolve(
                candidate,
                key=f"group:our-{slug(candidate.head.lower)}",
                name=f"our {candidate.head.lower}",
                sector=reading.stance or reading.sector,
            )
        if reading.kind == "relative":
            return relative_of(candidate, reading, candidate.head, known)
        if reading.kind == "polity" and known.type == "state" and not is_plural(candidate.head):
            return candidate.of(known)
        if folds(reading.sector) and known.type in ("state", "organisation"):
            return candidate.of(known, subactor=part_of(known, reading.sector))
        return evolve(
            candidate,
            key=part_of(known, reading.sector),
            name=f"{candidate.head.lower} of {known.name}",
            state=known.state,
            sector=reading.sector,
        )


# "my country" is whose "our country" is
_OF_A_STATE = ("polity", "organ")
_FOR_A_STATE = frozenset({"country", "nation", "republic", "kingdom", "homeland", "motherland"})
