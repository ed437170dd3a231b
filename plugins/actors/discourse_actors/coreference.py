"""Who each mention is: a sieve that settles the sure ones first, and pronouns last, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import evolve

from discourse.text.syntax import Tree, Word
from discourse_actors.candidates import Candidate, folds, is_whole_body, part_of
from discourse_actors.chains import Link
from discourse_actors.gazetteer import Known
from discourse_actors.humans import described_as, is_body, roles_of
from discourse_actors.inclusive import is_inclusive
from discourse_actors.keys import slug
from discourse_actors.mention_scores import mention_score
from discourse_actors.nominals import relative_of, told_noun
from discourse_actors.officers import officer_of
from discourse_actors.phrases import is_plural
from discourse_actors.pronouns import Salience, pronouns, referring_nouns
from discourse_actors.roles import is_in_a_courtesy
from discourse_actors.speakers import OUR_SIDE, THE_SPEAKER, WE, I, Speakers


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
    named = [c for of_sentence in candidates.values() for c in of_sentence if is_whole_body(c)]
    sieve = _Sieve(speakers, links, named)
    found: list[Candidate] = []
    for tree in trees:
        found += sieve.read(tree, candidates.get(tree.index, ()))
    return found


class _Sieve:
    """Reads sentence after sentence, and knows who was mentioned before."""

    def __init__(
        self, speakers: Speakers, links: Mapping[Word, Link], bodies: Sequence[Candidate]
    ) -> None:
        self._speakers = speakers
        self._links = links
        self._salience = Salience()
        self._actors: dict[str, Candidate] = {}
        self._by_title: dict[tuple[str, str], Candidate] = {}
        self._by_role: dict[str, Candidate] = {}
        self._by_noun: dict[tuple[str, bool], Candidate] = {}
        self._recent: dict[str, Candidate] = {}
        self._body = _named_most(bodies)

    def read(self, tree: Tree, candidates: Sequence[Candidate]) -> list[Candidate]:
        self._salience.begin(tree)
        by_head = {candidate.head: candidate for candidate in candidates}
        settled = {head: candidate for head, candidate in by_head.items() if candidate.key}
        for candidate in settled.values():
            self._remember(candidate)
        asked = set(pronouns(tree))
        for word in sorted({*referring_nouns(tree), *asked, *by_head}, key=lambda w: w.index):
            mention = settled.get(word)
            if word in asked:
                mention = self._pronoun(word, settled)
            elif mention is None and word in by_head:
                mention = self._open(by_head[word], settled)
                if mention is not None:
                    self._remember(mention)
            if mention is not None:
                settled[word] = mention
            if word not in asked or (mention is not None and word.lower not in WE | I):
                self._heed(word, mention)
        # "my" comes after "the people" in "the people of my country"
        for candidate in candidates:
            if candidate.head not in settled and candidate.owner in settled:
                mention = self._open(candidate, settled)
                if mention is not None:
                    settled[candidate.head] = mention
        return sorted(settled.values(), key=lambda c: (c.start, -c.end))

    def _heed(self, word: Word, mention: Candidate | None) -> None:
        if mention is None:
            self._salience.add(word, None, None)
        else:
            self._salience.add(word, mention.key, mention.type, mention.title, mention.name)

    def _remember(self, candidate: Candidate) -> None:
        self._actors.setdefault(candidate.key, candidate)
        if candidate.kind == "name" and candidate.title:
            self._by_title[candidate.title, ""] = candidate
            self._by_title[candidate.title, candidate.state] = candidate
        if candidate.kind == "name" and candidate.type == "person":
            self._by_role.update(dict.fromkeys(roles_of(candidate.head), candidate))
        elif candidate.kind == "name" and candidate.type in ("organisation", "group"):
            for noun in filter(is_body, described_as(candidate.head)):
                self._by_noun[_noun(noun)] = candidate
        if told := _told_noun(candidate):
            self._by_noun[told] = candidate
        self._recent.pop(candidate.type, None)
        self._recent[candidate.type] = candidate

    def _pronoun(self, word: Word, settled: Mapping[Word, Candidate]) -> Candidate | None:
        mention = Candidate(start=word.start, end=word.end, head=word, kind="pronoun")
        form = word.lower
        speaks = form in WE or form in I
        known = self._speakers.meant_by(form, word.start) if speaks else None
        if known is not None:
            whose = evolve(mention.of(known), why="whose words these are")
            return self._of_the_country(whose) if form in WE else whose
        if word in self._links:
            return self._links[word].claimed(mention)
        referent = None if speaks else self._salience.antecedent(word)
        if referent is None or referent.key is None:
            return None
        actor = self._actors[referent.key]
        if _is_another(word, actor, settled):
            return None
        found = mention.standing_for(actor, f"for {referent.word.text!r}")
        return evolve(found, probability=mention_score("third person"))

    def _of_the_country(self, we: Candidate) -> Candidate:
        """ "We" in a text that speaks for a country: with its score, or open where it takes in the audience."""
        home = self._speakers.home(we.start)
        if home is None or we.key != home.key:
            return we
        assembly = self._body is not None and self._body.key == _UNITED_NATIONS
        if is_inclusive(we.head, before_an_assembly=assembly):
            return evolve(we.of(OUR_SIDE), why="speaker and audience")
        return evolve(we, probability=mention_score("we"))

    def _open(self, candidate: Candidate, settled: Mapping[Word, Candidate]) -> Candidate | None:
        """A description that is of the name beside it, or refers back: by its possessive, or to the last of its kind."""
        bearer = settled.get(candidate.bearer) if candidate.bearer is not None else None
        if bearer is not None:
            if candidate.title:
                self._by_title[candidate.title, ""] = bearer
            return candidate.standing_for(bearer, "beside the name")
        if candidate.title:
            return self._titled(candidate)
        if candidate.otherwise is not None:
            return self._of_that_kind(candidate, candidate.otherwise)
        if candidate.owner is not None:
            owner = settled.get(candidate.owner)
            return None if owner is None else self._owned(candidate, owner)
        if candidate.head.lemma not in _FOR_A_STATE or candidate.head.children_by("amod"):
            return None
        last = self._recent.get("state")
        if last is None:
            return None
        return evolve(
            candidate, key=last.key, name=last.name, type="state", state=last.state, sector=""
        )

    def _titled(self, candidate: Candidate) -> Candidate | None:
        """The person last named with that title or role, of the same state where one is given."""
        otherwise = candidate.otherwise
        state = otherwise.state if otherwise is not None else ""
        person = self._by_title.get((candidate.title, state))
        if person is None:
            person = self._by_role.get(candidate.head.lemma.lower())
        if person is None or not _may_belong(person, state):
            return self._body_of(candidate) or otherwise
        return evolve(
            candidate,
            key=person.key,
            name=person.name,
            type="person",
            state=person.state,
            sector=person.sector,
            subactor="",
        )

    def _of_that_kind(self, candidate: Candidate, otherwise: Candidate) -> Candidate:
        """Who was last called so by a name or with more words: "the court" behind "Supreme Court".

        "The Government" without more is that of the country of the text.
        """
        last = self._by_noun.get(_noun(candidate.head))
        body = self._body_of(candidate)
        if body is not None:
            return body
        if last is None or last.type == "group":
            home = self._speakers.home(candidate.start)
            if home is not None and folds(candidate.sector) and not is_plural(candidate.head):
                part = part_of(home, candidate.sector)
                return evolve(candidate.of(home, subactor=part), otherwise=None)
        if last is None or _is_long_ago(last, candidate):
            return otherwise
        settled = candidate.standing_for(last, f"for {last.name!r}")
        return evolve(settled, subactor=last.subactor, otherwise=None)

    def _body_of(self, candidate: Candidate) -> Candidate | None:
        """For "the Organization" and "the Secretary-General", the international body that is named most.

        So for the President who is only congratulated: speakers in an assembly greet whoever is in the chair.
        """
        office, told = _OFFICES.get(slug(candidate.name), ("", ""))
        if office == "President" and not is_in_a_courtesy(candidate.head):
            office = ""
        is_body = candidate.head.text in ("Organization", "Organisation")
        if self._body is None or not (office or is_body):
            return None
        settled = candidate.standing_for(self._body, "the body named most")
        if office:
            settled = officer_of(settled, office, told if settled.key == _UNITED_NATIONS else "")
        return evolve(settled, title="", otherwise=None)

    def _owned(self, candidate: Candidate, owner: Candidate) -> Candidate | None:
        known = Known(
            key=owner.key, name=owner.name, type=owner.type, state=owner.state, sector=owner.sector
        )
        reading = candidate.reading
        if reading is None:
            return None
        if owner.kind == "pronoun" and owner.head.lower in WE:
            body = self._body_of(candidate)
            if body is not None:
                return body
        of_a_state = reading.kind in _OF_A_STATE or _is_of_a_state(owner.head)
        if owner.kind == "pronoun" and owner.head.lower in I and of_a_state:
            known = self._speakers.meant_by("our", candidate.start) or known
        are_people = reading.sector == "CVL" and told_noun(candidate.head).lemma in _PEOPLE
        if known == OUR_SIDE or (known == THE_SPEAKER and are_people):
            known = (self._speakers.ours if of_a_state or are_people else None) or known
        if known == OUR_SIDE:
            return evolve(
                candidate,
                key=f"group:our-{slug(candidate.head.lower)}",
                name=f"our {candidate.head.lower}",
                sector=reading.stance or reading.sector,
            )
        if reading.kind == "polity" and known.type == "state" and not is_plural(candidate.head):
            alone = owner.kind == "pronoun" and known == self._speakers.ours
            return evolve(
                candidate.of(known), probability=mention_score("our country") if alone else None
            )
        if reading.kind == "polity" and known.type in ("person", "group"):
            return self._state_of(candidate, known)
        if reading.kind == "organ" and not reading.sure and known.type == "person":
            return None  # "support for his leadership"
        if reading.kind == "relative" or known.type == "person":
            return relative_of(candidate, reading, told_noun(candidate.head), known)
        if folds(reading.sector) and known.type in ("state", "organisation"):
            return candidate.of(known, subactor=part_of(known, reading.sector))
        return evolve(
            candidate,
            key=part_of(known, reading.sector),
            name=f"{candidate.head.lower} of {known.name}",
            state=known.state,
            sector=reading.sector,
        )

    def _state_of(self, candidate: Candidate, person: Known) -> Candidate | None:
        """ "His country": nobody where the text does not tell which."""
        state = self._actors.get(person.state)
        if state is None or state.type != "state":
            return None
        return candidate.standing_for(state, f"country of {person.name}")


def _named_most(bodies: Sequence[Candidate]) -> Candidate | None:
    """The first mention of the international body that a text names most."""
    count = Counter(body.key for body in bodies)
    most = count.most_common(1)
    return next((body for body in bodies if most and body.key == most[0][0]), None)


def _is_another(pronoun: Word, actor: Candidate, settled: Mapping[Word, Candidate]) -> bool:
    """Whether who does a deed to "it" is that actor or an organ of it: then "it" is something else."""
    if pronoun.head is None or pronoun.relation not in ("obj", "iobj", "obl"):
        return False
    if pronoun.lower.endswith(("self", "selves")):
        return False
    doers = [settled[w] for w in pronoun.head.children_by("nsubj") if w in settled]
    return any(
        doer.key == actor.key or (actor.type == "state" and doer.state == actor.key)
        for doer in doers
    )


# "my country" is whose "our country" is
_OF_A_STATE = ("polity", "organ")
_PEOPLE = frozenset({"people", "population", "citizen", "compatriot", "countryman"})
_FOR_A_STATE = frozenset({"country", "nation", "republic", "kingdom", "homeland", "motherland"})


def _is_of_a_state(possessive: Word) -> bool:
    """Whether it is "my" in "the people of my country"."""
    return possessive.head is not None and possessive.head.lemma in _FOR_A_STATE


def _may_belong(person: Candidate, state: str) -> bool:
    """Whether somebody may hold an office of that state; of a body only who is known to."""
    of_a_body = state.startswith(("org:", "bloc:"))
    return not state or person.state == state or (not person.state and not of_a_body)


def _noun(head: Word) -> tuple[str, bool]:
    """A noun and whether it is plural; states, countries and nations are one thing."""
    lemma = head.lemma.lower()
    return _SAME_NOUN.get(lemma, lemma), is_plural(head)


def _is_long_ago(last: Candidate, candidate: Candidate) -> bool:
    """Whether a group without a name was spoken of too long ago to be meant by its bare noun."""
    ago = candidate.head.tree.index - last.head.tree.index
    return last.key.startswith("group:") and ago > _REMEMBERED


def _told_noun(candidate: Candidate) -> tuple[str, bool] | None:
    """The noun by which a name or a description that tells more may be taken up again."""
    if candidate.kind == "name" and candidate.type == "organisation":
        before = candidate.name.partition(" of ")[0].partition(" for ")[0]
        words = before.split()
        return (words[-1].lower(), False) if " " in candidate.name else None
    tells = " " in candidate.name or not candidate.key.startswith("group:")
    if candidate.kind == "nominal" and candidate.otherwise is None and tells:
        return _noun(candidate.head)
    return None


_UNITED_NATIONS = "org:un"
# with what the holder is called in the United Nations, where the text does not say it
_OFFICES = {
    "secretary-general": ("Secretary-General", ""),
    "president": ("President", "President of the General Assembly"),
}
_REMEMBERED = 5  # sentences
_SAME_NOUN = {"country": "state", "nation": "state"}
