import json

import pytest
from hypothesis import given

from discourse import Document, Omission, Provenance
from discourse.errors import CodecError, WriteError
from discourse.model import codec
from discourse.model.document import OpaqueLayer
from tests.strategies import THINGS, Thing, documents

SPECS = {"tests.things": THINGS}


@given(documents())
def test_a_saved_document_comes_back_equal(document):
    assert codec.loads(codec.dumps(document), SPECS) == document


@given(documents())
def test_saving_is_deterministic_and_one_line(document):
    saved = codec.dumps(document)
    assert saved == codec.dumps(codec.loads(saved, SPECS))
    assert len(saved.splitlines()) == 1


def small():
    layer = THINGS.layer(
        [Thing(start=0, end=2, count=3)],
        provenance=(Provenance(annotator="a", distribution="d", version="1", reads=("tokens",)),),
    )
    return (
        Document(id="d", text="text")
        .with_layers(layer)
        .with_omissions(
            Omission(annotator="b", kind="failed", layers=("frames",), reason="it broke")
        )
    )


def test_provenance_and_omissions_come_back():
    back = codec.loads(codec.dumps(small()), SPECS)
    assert back.layers["tests.things"].provenance == small().layers["tests.things"].provenance
    assert back.omissions == small().omissions


def test_a_layer_of_an_unknown_plugin_survives_untouched():
    saved = codec.dumps(small())
    back = codec.loads(saved, {})
    assert isinstance(back.layers["tests.things"], OpaqueLayer)
    assert "tests.things" not in back
    assert json.loads(codec.dumps(back)) == json.loads(saved)


def test_a_layer_of_another_version_is_kept_like_one_of_an_unknown_plugin():
    saved = json.loads(codec.dumps(small()))
    saved["layers"]["tests.things"]["version"] = 2
    assert isinstance(codec.loads(json.dumps(saved), SPECS).layers["tests.things"], OpaqueLayer)


def changed(**fields):
    return json.dumps({**json.loads(codec.dumps(small())), **fields})


@pytest.mark.parametrize(
    ("saved", "message"),
    [
        ('{"format": 1, "id":', "not whole JSON"),
        ("[1]", "no saved document"),
        (changed(format=99), "has format 99"),
        (changed(text="txet"), "SHA-256 differs"),
        (changed(offsets="bytes"), "offsets must be 'codepoint'"),
        (
            changed(layers={"tests.things": {"version": 1, "items": [{"start": 0, "end": 99}]}}),
            "ends at 99",
        ),
        (
            changed(
                layers={
                    "tests.things": {"version": 1, "items": [{"start": 0, "end": 1, "count": "x"}]}
                }
            ),
            "count: expected int",
        ),
        (
            changed(
                layers={
                    "tests.things": {"version": 1, "items": [{"start": 0, "end": 1, "colour": 1}]}
                }
            ),
            "no field 'colour'",
        ),
        (
            changed(
                layers={
                    "tests.things": {"version": 1, "items": [{"start": 0, "end": 1, "head": "no"}]}
                }
            ),
            "expected a reference",
        ),
        (changed(layers={"tests.things": {"version": 1}}), "no field 'items'"),
        (changed(layers=[]), "Reading the saved document 'd'"),
        (changed(layers={"tests.things": None}), "Reading the saved document 'd'"),
        (changed(id=5), "'id' must be"),
        (changed(metadata={"title": 5}), "'title' must be"),
        (changed(metadata={"authors": "abc"}), "'authors' must be"),
        (changed(metadata={"variables": {"a": [1]}}), "must be"),
    ],
)
def test_a_damaged_file_is_told_what_is_wrong(saved, message):
    with pytest.raises(CodecError, match=message):
        codec.loads(saved, SPECS)


def test_a_number_that_json_does_not_know_cannot_be_saved():
    layer = THINGS.layer([Thing(start=0, end=1, share=float("nan"))])
    with pytest.raises(CodecError, match="item 0: share: a number must be finite"):
        codec.dumps(Document(id="d", text="text").with_layers(layer))


def test_files_are_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("what was there")

    def breaking():
        yield small()
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        codec.save_many(breaking(), path)
    assert path.read_text() == "what was there"
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("")
    link.symlink_to(real)
    codec.save(small(), link)
    assert link.is_symlink()
    assert codec.load(real, SPECS) == small()
    codec.save(small(), "/dev/null")


@pytest.mark.parametrize("name", ["no/such/folder/out.json", "."])
def test_a_place_that_cannot_be_written_to_is_named(tmp_path, name):
    with pytest.raises(WriteError, match="folder"):
        codec.save(small(), tmp_path / name)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "odd.json"
    if content is not None:
        path.write_bytes(content)
    for read in (codec.load, lambda p, specs: list(codec.load_many(p, specs))):
        with pytest.raises(CodecError, match="odd.json"):
            read(path, SPECS)


def test_many_documents_come_back_from_a_file_and_a_bad_line_is_named(tmp_path):
    path = tmp_path / "out.jsonl"
    assert codec.save_many([small(), small()], path) == 2
    assert list(codec.load_many(path, SPECS)) == [small(), small()]
    with pytest.raises(CodecError, match="holds 2 documents"):
        codec.load(path, SPECS)
    pretty = json.dumps(json.loads(codec.dumps(small())), indent=2)
    (tmp_path / "pretty.json").write_text(f"\ufeff{pretty}")
    assert codec.load(tmp_path / "pretty.json", SPECS) == small()
    path.write_text(codec.dumps(small()) + "\n{\n")
    with pytest.raises(CodecError, match="line 2"):
        list(codec.load_many(path, SPECS))
