"""Over several documents: the network, the list of unknown actors, the commands."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from attrs import evolve
from click.testing import CliRunner, Result
from discourse_actors.layers import RELATIONS
from discourse_actors.review import unresolved

from discourse import Document, Pipeline, read_many, save_many
from discourse.cli import main
from discourse.errors import WriteError
from discourse.testing import isolated_registry

Read = Callable[..., Document]


@pytest.fixture
def networks() -> ModuleType:
    pytest.importorskip("networkx", reason="needs discourse-actors[network]")
    return importlib.import_module("discourse_actors.network")


def named(document: Document, name: str) -> Document:
    """The same document under another id."""
    return evolve(document, id=name)


def test_the_network_adds_up_what_several_texts_say(read: Read, networks: ModuleType) -> None:
    graph = networks.network(
        [read("China condemned Japan. China criticised Japan."), read("China condemned Japan.")]
    )
    ((source, target, edge),) = graph.edges(data=True)
    assert (source, target, edge["relation"]) == ("CHN", "JPN", "accuse")
    assert (edge["weight"], edge["polarity"], edge["documents"]) == (3, -3, 2)
    assert (edge["voice"], edge["modality"], edge["negated"]) == ("author", "fact", False)
    assert graph.nodes["CHN"]["documents"] == 2
    assert set(networks.connected(graph)) == {"CHN", "JPN"}


def test_what_is_denied_or_only_possible_stands_apart_and_makes_no_tie(
    read: Read, networks: ModuleType
) -> None:
    graph = networks.network(
        [read("Russia must never attack Poland. China may attack Japan. Peru helped Chile.")]
    )
    kept = {edge["modality"]: edge for *_, edge in graph.edges(data=True)}
    assert kept["obligation"]["negated"]
    assert kept["obligation"]["polarity"] == 0  # who is not to attack is no friend
    assert kept["possibility"]["polarity"] == -1
    assert set(networks.between_actors(graph).edges) == {("PER", "CHL")}
    wider = networks.between_actors(graph, modalities=("fact", "possibility", "obligation"))
    assert set(wider.edges) == {("PER", "CHL"), ("CHN", "JPN")}


def test_whose_voice_a_tie_is_in_stays_apart(read: Read, networks: ModuleType) -> None:
    graph = networks.network(
        [read("Peru helped Chile. “China attacked Japan,” Sergei Lavrov said.")]
    )
    voices = {edge["voice"]: source for source, _, edge in graph.edges(data=True)}
    assert voices == {"author": "PER", "Sergei Lavrov": "CHN"}
    assert set(networks.between_actors(graph).edges) == {("PER", "CHL")}
    lavrov = networks.between_actors(graph, voice="Sergei Lavrov")
    assert set(lavrov.edges) == {("CHN", "JPN")}
    assert networks.between_actors(graph, voice=None).number_of_edges() == 2


def test_who_evaluates_whom_is_a_tie(read: Read, networks: ModuleType) -> None:
    graph = networks.network([read("Iran said that Israel was a criminal state.")])
    ((source, target, edge),) = graph.edges(data=True)
    assert (source, target, edge["relation"], edge["polarity"]) == ("IRN", "ISR", "blame", -1)
    assert edge["voice"] == "author"  # it is the author who tells that Iran says so


def test_an_author_who_is_known_evaluates_as_well(read: Read, networks: ModuleType) -> None:
    text = "We are many. Criminal Iran exists. We thank Peru."
    graph = networks.network([read(text, country="MLI")])
    ties = {(source, target): edge["relation"] for source, target, edge in graph.edges(data=True)}
    assert ties == {("MLI", "IRN"): "blame", ("MLI", "PER"): "support"}  # thanks are told once
    nobody = networks.network([read(text)])
    assert [edge["relation"] for *_, edge in nobody.edges(data=True)] == ["support"]


def test_what_nobody_measured_is_not_sure_enough(read: Read, networks: ModuleType) -> None:
    document = read("China condemned Japan.")
    (relation,) = document["relations"]
    unmeasured = RELATIONS.layer([evolve(relation, score=None)])
    document = document.with_layers(unmeasured)
    assert networks.network([document]).number_of_edges() == 1
    assert networks.network([document], least_score=0.1).number_of_edges() == 0


def test_those_without_a_name_are_others_in_every_text(read: Read, networks: ModuleType) -> None:
    text = "The rebels attacked Syria. I support Syria."
    graph = networks.network([named(read(text), "one"), named(read(text), "two")])
    assert graph.nodes["SYR"]["documents"] == 2
    assert {node for node in graph if "rebels" in node} == {
        "group:rebels @ one",
        "group:rebels @ two",
    }
    assert graph.nodes["group:rebels @ one"]["document"] == "one"
    assert len([node for node in graph if " @ " in node]) == 4  # whoever says "I" as well
    assert len(networks.between_actors(graph)) == 0


def test_whoever_speaks_for_a_state_is_drawn_as_it(read: Read, networks: ModuleType) -> None:
    graph = networks.network(
        [read("Mali exists. I thank Algeria. I congratulate Mali.", country="MLI")]
    )
    assert {source for source, _ in graph.edges()} == {"MLI:speaker"}
    assert set(networks.between_actors(graph).edges) == {("MLI", "DZA")}


def test_a_node_says_who_it_is_and_what_it_does(read: Read, networks: ModuleType) -> None:
    graph = networks.network([read("Peru exists. Criminal Iran attacked Syria.")])
    iran = graph.nodes["IRN"]
    assert (iran["label"], iran["type"], iran["wikidata"]) == ("Iran", "state", "Q794")
    assert (iran["agent"], iran["patient"]) == (1, 0)
    assert iran["stance"] < 0
    assert 0 < iran["first_mention"] < 1


def test_the_strongest_ties_are_kept(read: Read, networks: ModuleType) -> None:
    graph = networks.network(
        [read("The United States met Canada. China condemned Japan. China threatened Japan.")]
    )
    simple = networks.between_actors(graph, most=3)
    assert set(simple) == {"CHN", "JPN"}


def test_graphml_comes_back_as_it_was(read: Read, networks: ModuleType, tmp_path: Path) -> None:
    networkx = importlib.import_module("networkx")
    graph = networks.network([read("China condemned Japan. Iran supports criminal Syria.")])
    networks.write_graphml(graph, tmp_path / "graph.graphml")
    again = networkx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert set(again.nodes) == set(graph.nodes)
    assert again.number_of_edges() == graph.number_of_edges()
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert [path.name for path in tmp_path.iterdir()] == ["graph.graphml"]
    with pytest.raises(WriteError, match="no folder"):
        networks.write_graphml(graph, tmp_path / "none" / "graph.graphml")


def test_actors_that_no_gazetteer_knows_are_listed(read: Read) -> None:
    document = read("Maria Kowalska criticised Poland. Kowalska left.")
    (unknown,) = unresolved([document])
    assert (unknown.name, unknown.count, unknown.type) == ("Maria Kowalska", 2, "person")
    assert [context.count("Kowalska") for context in unknown.contexts] == [2, 2]


def test_coinages_and_what_is_described_again_are_listed(read: Read) -> None:
    text = "The World Majority rejects war. The friendly countries helped Peru. Countries met."
    again = "The friendly countries thanked Peru. The old guard left."
    listed = unresolved([named(read(text), "one"), named(read(again), "two")])
    found = {entry.name: entry for entry in listed}
    assert set(found) == {"World Majority", "friendly countries"}
    assert (found["friendly countries"].count, found["friendly countries"].documents) == (2, 2)
    assert "thanked Peru" in found["friendly countries"].contexts[1]


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("discourse_english", reason="needs the models of discourse-english")
    path = tmp_path_factory.mktemp("texts") / "speeches.jsonl"
    row = {
        "id": "one",
        "country": "Ukraine",
        "language": "en",
        "text": "Maria Kowalska criticised Poland yesterday in a long speech. We condemned Peru.",
    }
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["actors", *map(str, arguments)])


def test_the_list_can_be_given_back_as_a_codebook(speech: Path, tmp_path: Path) -> None:
    first = invoke("unresolved", speech)
    assert first.exit_code == 0, first.output
    assert first.stdout.splitlines()[1].split("\t")[1] == "Maria Kowalska"
    codebook = tmp_path / "mine.tsv"
    codebook.write_text(first.stdout, encoding="utf-8")
    second = invoke("unresolved", speech, "--codebook", codebook)
    assert second.exit_code == 0, second.output
    assert len(second.stdout.splitlines()) == 1


@pytest.fixture
def saved(speech: Path, tmp_path: Path) -> Path:
    pipeline = Pipeline(["actors", "relations"], registry=isolated_registry("english", "actors"))
    path = tmp_path / "saved.jsonl"
    save_many(
        (d for d in pipeline.stream(read_many(speech)) if isinstance(d, Document)),
        path,
    )
    return path


def test_saved_results_are_taken_as_they_are(
    saved: Path, networks: ModuleType, tmp_path: Path
) -> None:
    done = invoke("network", saved, "-o", tmp_path / "n.graphml", "--least-score", "0")
    assert done.exit_code == 0, done.output
    networkx = importlib.import_module("networkx")
    graph = networkx.read_graphml(tmp_path / "n.graphml")
    assert ("UKR", "PER") in graph.edges()  # the country of the metadata is not lost
    assert "Maria Kowalska" in invoke("unresolved", saved).stdout


def test_a_codebook_comes_too_late_for_saved_results(saved: Path, tmp_path: Path) -> None:
    codebook = tmp_path / "mine.tsv"
    codebook.write_text("key\tname\nX\tMaria Kowalska\n", encoding="utf-8")
    done = invoke("unresolved", saved, "--codebook", codebook)
    assert "Give the text itself" in done.output


def test_a_network_that_cannot_be_written_is_told_first(speech: Path, tmp_path: Path) -> None:
    done = invoke("network", speech, "-o", tmp_path / "none" / "n.graphml")
    assert done.exit_code == 2
    assert "there is no folder" in done.output


def test_a_page_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["actors", "unresolved", str(tmp_path / "missing.txt")])
    assert "missing.txt" in result.output


def test_a_simple_network_adds_up_the_ties_between_two(read: Read, networks: ModuleType) -> None:
    graph = networks.network(
        [read("China condemned Japan. China threatened Japan. We support China.")]
    )
    simple = networks.between_actors(graph, most=5)
    assert set(simple) == {"CHN", "JPN"}
    tie = simple.edges["CHN", "JPN"]
    assert (tie["weight"], tie["polarity"]) == (2, -2)
    assert set(tie["relations"].split(", ")) == {"accuse 1", "threaten 1"}
