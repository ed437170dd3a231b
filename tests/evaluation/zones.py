"""How well zones keep what is content of a page and throw out what is not; mode `strict`.

A snippet counts where it lies whole in what is kept (title and body), blanks and line breaks aside.
Nothing is fitted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from discourse.text.zones import find_zones
from tests.evaluation.gold import Figure


def figures(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """Precision and recall of content snippets over all pages."""
    path = gold / "pages" / "items.jsonl"
    if not path.exists():
        return
    content = kept_content = kept_clutter = 0
    with path.open(encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            kept = kept_text(page["text"])
            content += len(page["content"])
            kept_content += sum(_blanks_aside(snippet) in kept for snippet in page["content"])
            kept_clutter += sum(_blanks_aside(snippet) in kept for snippet in page["boilerplate"])
    kept_snippets = kept_content + kept_clutter
    yield Figure("zones", "pages", "precision", _share(kept_content, kept_snippets), kept_snippets)
    yield Figure("zones", "pages", "recall", _share(kept_content, content), content)


def kept_text(text: str) -> str:
    """What analysis runs over."""
    zones = find_zones(text, layout="page", mode="strict")
    kept = (text[zone.start : zone.end] for zone in zones if zone.label in ("title", "body"))
    return _blanks_aside("\n".join(kept))


def _blanks_aside(text: str) -> str:
    return " ".join(text.split())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
