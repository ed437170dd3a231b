"""The direction of imports, and what importing costs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CORE = ROOT / "discourse"
PLUGINS = sorted(
    path for path in (ROOT / "plugins").iterdir() if (path / "pyproject.toml").exists()
)

# Each room may import from those after it.
ROOMS = ["cli", "testing", "reading", "tables", "analysis", "text", "pipeline", "model", "errors"]


def imports(path):
    """The modules that a file imports at run time, wherever in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    only_for_types = {
        node
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if node in only_for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module):
    parts = module.split(".")
    return parts[1] if parts[0] == "discourse" and len(parts) > 1 and parts[1] in ROOMS else None


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=lambda p: str(p.relative_to(CORE)))
def test_imports_run_one_way(path):
    own = path.relative_to(CORE).parts[0].removesuffix(".py")
    if own == "__init__":
        return  # it gathers the public names of all rooms
    upwards = {m for m in imports(path) if room(m) and ROOMS.index(room(m)) < ROOMS.index(own)}
    assert not upwards


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=lambda p: str(p.relative_to(CORE)))
def test_the_core_never_imports_a_plugin(path):
    assert not {m for m in imports(path) if m.startswith("discourse_")}


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda p: p.name)
def test_a_plugin_never_imports_another(plugin):
    own = f"discourse_{plugin.name}"
    for path in plugin.rglob("*.py"):
        foreign = {
            m for m in imports(path) if m.startswith("discourse_") and m.split(".")[0] != own
        }
        assert not foreign, path


def modules_after(code):
    listing = f"{code}; import sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import discourse",
        "import discourse.cli",
        "import discourse; discourse.Registry.installed()",
        "import discourse; discourse.Pipeline()",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code):
    assert not modules_after(code) & {
        "torch",
        "stanza",
        "numpy",
        "pandas",
        "sklearn",
        "networkx",
        "trafilatura",
    }


def processor_time(code):
    """Seconds of the processor that a fresh interpreter spends on `code`: other work on the machine
    does not count."""
    timed = (
        f"import time; started = time.process_time(); {code}; print(time.process_time() - started)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
        for _ in range(5)
    ]
    return min(float(run.stdout.split()[-1]) for run in runs)


def test_importing_is_quick():
    assert processor_time("import discourse") < 0.15


def test_help_is_quick():
    code = "from click.testing import CliRunner; from discourse.cli import main; "
    code += "assert CliRunner().invoke(main, ['--help']).exit_code == 0"
    assert processor_time(code) < 0.3
