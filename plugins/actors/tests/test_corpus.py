"""Over several documents: the network, the list of unknown actors, the commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from discourse_actors.review import unresolved

from discourse import Document
from discourse.cli import main

Read = Callable[..., Document]


def test_the_network_adds_up_what_several_texts_say(read: Read) -> None:
    networkx = pytest.importorskip("networkx", reason="needs discourse-actors[network]")
    from discourse_actors.network import connected, network

    graph = network(
        [read("China condemned Japan."), read("China did not condemn Japan. Peru exists.")]
    )
    assert isinstance(graph, networkx.MultiDiGraph)
    ((source, target, edge),) = graph.edges(data=True)
    assert (source, target, edge["relation"]) == ("CHN", "JPN", "accuse")
    assert (edge["weight"], edge["polarity"], edge["negated"]) == (2, 0, 1)
    assert edge["voice"] == "author"
    assert graph.nodes["CHN"]["documents"] == 2
    assert set(connected(graph)) == {"CHN", "JPN"}


def test_whose_voice_a_tie_is_in_stays_apart(read: Read) -> None:
    pytest.importorskip("networkx", reason="needs discourse-actors[network]")
    from discourse_actors.network import network

    graph = network([read("“China attacked Japan,” Sergei Lavrov said.")])
    voices = {edge["voice"] for *_, edge in graph.edges(data=True)}
    assert voices == {"Sergei Lavrov"}


def test_graphml_comes_back_as_it_was(read: Read, tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx", reason="needs discourse-actors[network]")
    from discourse_actors.network import network, write_graphml

    graph = network([read("China condemned Japan. Iran supports Syria.")])
    write_graphml(graph, tmp_path / "graph.graphml")
    again = networkx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert set(again.nodes) == set(graph.nodes)
    assert again.number_of_edges() == graph.number_of_edges()
    assert [path.name for path in tmp_path.iterdir()] == ["graph.graphml"]


def test_actors_that_no_gazetteer_knows_are_listed(read: Read) -> None:
    document = read("Maria Kowalska criticised Poland. Kowalska left.")
    (unknown,) = unresolved([document])
    assert (unknown.name, unknown.count, unknown.type) == ("Maria Kowalska", 2, "person")
    assert "criticised Poland" in unknown.context


def test_the_list_can_be_kept_as_a_codebook(tmp_path: Path) -> None:
    pytest.importorskip("discourse_english", reason="needs the models of discourse-english")
    text = tmp_path / "text.txt"
    text.write_text(
        "Maria Kowalska criticised Poland yesterday in a long speech.\n", encoding="utf-8"
    )
    first = CliRunner().invoke(main, ["actors", "unresolved", str(text)])
    assert first.exit_code == 0, first.output
    rows = [line.split("\t")[:3] for line in first.stdout.splitlines()]
    assert rows[1][1] == "Maria Kowalska"
    codebook = tmp_path / "mine.tsv"
    codebook.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")
    second = CliRunner().invoke(
        main, ["actors", "unresolved", str(text), "--codebook", str(codebook)]
    )
    assert len(second.stdout.splitlines()) == 1


def test_a_page_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["actors", "unresolved", str(tmp_path / "missing.txt")])
    assert "missing.txt" in result.output


def test_a_simple_network_adds_up_the_ties_between_two(read: Read) -> None:
    pytest.importorskip("networkx", reason="needs discourse-actors[network]")
    from discourse_actors.network import between_actors, network

    graph = network([read("China condemned Japan. China threatened Japan. We support China.")])
    simple = between_actors(graph, most=5)
    assert set(simple) == {"CHN", "JPN"}
    tie = simple.edges["CHN", "JPN"]
    assert (tie["weight"], tie["polarity"]) == (2, -2)
    assert set(tie["relations"].split(", ")) == {"accuse 1", "threaten 1"}
