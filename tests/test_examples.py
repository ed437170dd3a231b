"""The examples run as they stand and print something worth reading."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from discourse.cli import main

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
PLUGIN = EXAMPLES / "custom_plugin"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))


def run(*command: str | Path, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run Python on something, as a reader would, from a folder."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_an_example_runs_from_anywhere(script: Path, tmp_path: Path) -> None:
    done = run(script, folder=tmp_path, PYTHONIOENCODING="utf-8")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) >= 5


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_an_example_explains_itself_and_refuses_a_missing_file(
    script: Path, tmp_path: Path
) -> None:
    helped = run(script, "--help", folder=tmp_path, PYTHONIOENCODING="utf-8")
    assert helped.returncode == 0 and "examples/" in helped.stdout, helped.stderr
    refused = run(script, "one.txt", "none.txt", folder=tmp_path, PYTHONIOENCODING="utf-8")
    assert refused.returncode == 2


def test_two_texts_are_compared_by_all_their_devices(tmp_path: Path) -> None:
    done = run(EXAMPLES / "compare_two_texts.py", folder=tmp_path, PYTHONIOENCODING="utf-8")
    rates = done.stdout.partition("Devices")[2].partition("Frames")[0]
    seen = {line.split("  ")[0] for line in rates.splitlines() if "(" in line}
    assert {"antithesis", "hedge", "tricolon", "attitude_marker"} <= seen, done.stderr


def test_a_network_is_drawn_to_a_picture_only(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("China condemned Japan.", encoding="utf-8")
    refused = run(EXAMPLES / "draw_network.py", text, folder=tmp_path)
    assert refused.returncode == 2
    assert "is no picture" in refused.stderr


def test_the_sample_codebook_finds_its_frames_in_its_own_examples() -> None:
    codebook = str(EXAMPLES / "cables_codebook.toml")
    done = CliRunner().invoke(main, ["codebook", "check", codebook])
    assert done.exit_code == 0, done.output


def test_the_sample_plugin_passes_its_own_tests() -> None:
    done = run(
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--import-mode=importlib",
        folder=PLUGIN,
        PYTHONPATH=str(PLUGIN),
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_sample_plugin_installs_and_is_found(tmp_path: Path) -> None:
    # building writes beside the sources, so a copy is built
    source = shutil.copytree(PLUGIN, tmp_path / "source")
    offline = ("--no-deps", "--no-build-isolation", "--no-index")
    built = run("-m", "pip", "install", *offline, "--target", "site", source, folder=tmp_path)
    assert built.returncode == 0, built.stderr
    code = (
        "from discourse import Registry\n"
        "for state in Registry.installed().plugins():\n"
        "    print(state.plugin.name, state.plugin.distribution, state.state, *state.layers)"
    )
    done = run("-c", code, folder=tmp_path, PYTHONPATH=str(tmp_path / "site"))
    assert "urgency discourse-urgency loaded urgency.calls" in done.stdout.splitlines(), done.stderr
