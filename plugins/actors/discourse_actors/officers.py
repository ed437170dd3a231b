"""Who holds an office of an organisation, and is somebody of his own: "the Secretary-General"."""

from __future__ import annotations

from attrs import evolve

from discourse import Document
from discourse_actors.agents import Agent, title_words
from discourse_actors.candidates import Candidate
from discourse_actors.keys import slug
from discourse_actors.phrases import is_plural, with_article
from discourse_actors.roles import behaves


def officer_of(body: Candidate, office: str, name: str = "") -> Candidate:
    """Who holds an office of an organisation, and is not the organisation: "the Secretary-General".

    Args:
        name: as the text has it, if it tells whose office it is ("President of the General Assembly").
    """
    return evolve(
        body,
        key=f"{body.key}:{slug(office)}",
        name=name if " of " in name else f"{office} of {with_article(body.name)}",
        type="person",
        sector="GOV",
        why=f"{office} of it",
    )


def office_of_one(document: Document, agent: Agent) -> str:
    """The office of one person that an agent noun names, as it is written; "" where it names none."""
    if is_plural(agent.head) or behaves(agent.head, "acting for its owner"):
        return ""
    words = document.text[agent.words[0].start : agent.words[-1].end]
    return words if _plain(words) in {_plain(title) for title in title_words()} else ""


def _plain(title: str) -> str:
    return title.replace("-", " ").lower()
