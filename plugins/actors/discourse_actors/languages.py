"""How states are called in other languages, after the Unicode Common Locale Data Repository, which babel brings.

Needs `pip install discourse-actors[languages]`. The repository has the names as they stand in a list: "Россия", not
"России"; a language with cases needs its other forms in a codebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from discourse.errors import DiscourseError


def names_of_states(languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each name with the ISO 3166 alpha-3 code of its state or territory.

    Args:
        languages: as ISO 639 and the repository write them: "de", "zh_Hant", "pt-BR".

    Raises:
        DiscourseError: babel is not installed, or knows no such language.
    """
    babel = _babel()
    codes = {
        short: long
        for long, (short, *_) in babel.core.get_global("territory_aliases").items()
        if len(long) == 3 and long.isalpha() and long not in _FORMER
    }
    for language in languages:
        try:
            locale = babel.Locale.parse(language.replace("-", "_"))
        except (babel.UnknownLocaleError, ValueError) as error:
            raise DiscourseError(
                f"Reading the names of states in {language!r}: babel knows no such language ({error}). "
                "Write it as ISO 639 does: 'de', 'pt_BR'."
            ) from error
        for short, name in locale.territories.items():
            if short in codes:
                yield name, codes[short]


# Alpha-3 codes of ISO 3166-3, of states that are no more; the repository leads them to their successors.
_FORMER = frozenset(
    "ANT BUR CSK DDR FXX NTZ PCI ROM SCG SUN TMP VDR YMD YUG ZAR".split()  # noqa: SIM905
)


def _babel() -> Any:
    try:
        return import_module("babel")
    except ModuleNotFoundError as error:
        raise DiscourseError(
            "The names of states in other languages need babel, which is not installed. "
            "pip install 'discourse-actors[languages]'"
        ) from error
