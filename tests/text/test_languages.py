import pytest

from discourse import Document, Metadata, Pipeline
from discourse.testing import isolated_registry
from discourse.text.languages import identify
from discourse.text.layers import ZONES, Zone

REGISTRY = isolated_registry()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The president said on Monday that he would not sign the treaty.", "en"),
        ("All for one and one for all.", "en"),
        ("Der Bundeskanzler sagte am Montag, er werde nicht zurücktreten.", "de"),
        ("Президент заявил в понедельник, что договор не будет подписан.", "ru"),
        ("这是一个中文文本，关于俄罗斯与西方的关系。", "zh"),
        ("", None),
        ("1984 – 2023 (12 %)", None),
        ("👩‍👩‍👧‍👦 🇺🇦", None),
        ("\ud83d", None),
    ],
)
def test_a_language_is_told_where_there_is_enough_text(text, language):
    assert identify(text) == language


def language_of(document: Document, **settings: str) -> str | None:
    pipeline = Pipeline(["metadata.language"], registry=REGISTRY, **settings)
    return pipeline(document).metadata.language


def test_what_the_metadata_says_is_kept():
    document = Document(id="a", text="The president said no.", metadata=Metadata(language="fr"))
    assert language_of(document) == "fr"


def test_where_it_cannot_be_told_it_is_english():
    assert language_of(Document(id="a", text="1984")) == "en"


def test_the_users_word_goes_before_what_is_identified_but_not_before_the_metadata():
    text = "Der Bundeskanzler sagte am Montag, er werde nicht zurücktreten."
    assert language_of(Document(id="a", text=text)) == "de"
    assert language_of(Document(id="a", text=text), language="nl") == "nl"
    fixed = Document(id="a", text=text, metadata=Metadata(language="fr"))
    assert language_of(fixed, language="nl") == "fr"


def test_only_the_running_text_counts():
    german = "Alle Rechte vorbehalten. Datenschutz und Impressum finden Sie hier. "
    text = german * 3 + "The talks failed because nobody wanted to sign the treaty."
    zones = [
        Zone(start=0, end=len(german) * 3, label="legal"),
        Zone(start=len(german) * 3, end=len(text), label="body"),
    ]
    assert language_of(Document(id="a", text=text).with_layers(ZONES.layer(zones))) == "en"


def test_who_found_the_language_is_recorded():
    pipeline = Pipeline(["metadata.language"], registry=REGISTRY)
    document = pipeline("The president said on Monday that he would not sign the treaty.")
    assert document.metadata.origins["language"] == "language"
