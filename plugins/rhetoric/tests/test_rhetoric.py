"""What the plugin does with whole texts: voices, ranks, the profile, the contract."""

from __future__ import annotations

from pathlib import Path

import pytest
from discourse_rhetoric.comparison import compare, dispersion
from discourse_rhetoric.dispersion import dispersion_plot
from discourse_rhetoric.layers import DEVICES, PROFILE, Device

from discourse import Document, Pipeline, Registry, read
from discourse.errors import ConfigError, DiscourseError
from discourse.testing import HARD_TEXTS, check_annotator

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


def devices(document: Document, name: str) -> list[Device]:
    return [device for device in document[DEVICES] if device.device == name]


@pytest.mark.parametrize("annotator", ["rhetoric", "rhetoric.profile", "connectives"])
def test_annotators_keep_the_contract(annotator: str, registry: Registry) -> None:
    check_annotator(annotator, registry, HARD_TEXTS[:-1])


def test_an_enumeration_runs_across_paragraphs_and_a_later_first_begins_none(
    pipeline: Pipeline,
) -> None:
    document = pipeline(
        "First of all, the treaty must be signed. It is old.\n\n"
        "Second, the money must be found.\n\n"
        "Third, the bridge must be built.\n\n"
        "It will not be cheap. First of all, because steel is dear."
    )
    (enumeration,) = devices(document, "enumeration")
    assert [document.quote(part) for part in enumeration.parts] == [
        "First of all",
        "Second",
        "Third",
    ]
    assert enumeration.rank == 1


def test_words_that_look_like_signposts_are_none(pipeline: Pipeline) -> None:
    document = pipeline(
        "The first ship left in May. The second ship sank. She was the third to sign, and he finally slept."
    )
    assert not devices(document, "enumeration")


def test_months_wills_and_topics_are_no_hedges_or_boosters(pipeline: Pipeline) -> None:
    document = pipeline(
        "They met in May. Her will was read. The talk was about trade. About 40 guests came."
    )
    assert [document.quote(hedge.parts[0]) for hedge in devices(document, "hedge")] == ["About"]
    assert not devices(document, "booster")


def test_repeating_little_words_is_no_figure(pipeline: Pipeline) -> None:
    document = pipeline(
        "The road is closed. The bridge is open. The ferry is late. It is cold. It is dark. "
        "He said that that was so. The ship of the line and the captain of the ship met."
    )
    found = {device.device for device in document[DEVICES] if device.family == "repetition"}
    assert not found


def test_so_called_keeps_its_scope_and_its_quotes_are_scare_quotes_too(pipeline: Pipeline) -> None:
    document = pipeline(
        "The so-called “soft power” of a state is no gift. Nobody believed the so-called World Majority."
    )
    assert [document.quote(d.parts[1]) for d in devices(document, "so_called")] == [
        "soft power",
        "World Majority",
    ]
    assert [document.quote(d) for d in devices(document, "scare_quotes")] == ["soft power"]


def test_a_quoted_question_is_not_the_writers(pipeline: Pipeline) -> None:
    document = pipeline(
        "“Who would trust them again after such a year?” the minister asked. Nobody answered."
    )
    assert not devices(document, "rhetorical_question")


def test_ranks_are_one_to_n_and_what_matters_comes_first(pipeline: Pipeline) -> None:
    document = pipeline(read(SEEDS / "a-seat-is-not-a-table.txt"))
    layer = document[DEVICES]
    assert sorted(device.rank for device in layer) == list(range(1, len(layer) + 1))
    top = [device.device for device in layer.top(6)]
    assert {"anaphora", "anadiplosis"} <= set(top)
    assert not set(top) & {"hedge", "self_mention", "transition"}


def test_the_profile_keeps_voices_apart(pipeline: Pipeline) -> None:
    document = pipeline(
        "The minister was calm. “We will certainly, certainly win, and I am sure of it,” she said. The crowd left."
    )
    rates = {(m.name, m.voice): m.value for m in document[PROFILE]}
    assert rates["booster", "author"] == 0.0
    assert rates["booster", "quoted"] > 0.0
    for measure in document[PROFILE]:
        assert measure.low <= measure.value <= measure.high


def test_the_real_page_reads_as_a_teacher_of_rhetoric_would_read_it(pipeline: Pipeline) -> None:
    page = SEEDS.parents[1] / "shared" / "seeds" / "000_fc796730cc794f81.txt"
    if not page.exists():
        pytest.skip("the page that shows how real pages look is not on this machine")
    document = pipeline(read(page))
    (enumeration,) = devices(document, "enumeration")
    assert [document.quote(part) for part in enumeration.parts] == [
        "First of all",
        "Second",
        "Third",
    ]
    assert [document.quote(d.parts[1]) for d in devices(document, "so_called")] == [
        "World Majority",
        "soft power",
    ]
    assert not devices(document, "rhetorical_question")  # the teaser's are not the author's
    top = {device.device for device in document[DEVICES].top(10)}
    assert {"enumeration", "antithesis", "so_called", "concession"} <= top


def test_connectives_have_a_sense_and_two_arguments(registry: Registry) -> None:
    pipeline = Pipeline(["connectives"], registry=registry, language="en")
    document = pipeline(
        "The talks failed because nobody came. Although the road is long, we will finish it. "
        "He bought bread and milk."
    )
    found = {
        document.quote(each.spans_of("cue")[0]).lower(): each for each in document["connectives"]
    }
    assert set(found) == {"because", "although"}
    because = found["because"]
    assert because.sense == "Contingency.Cause"
    assert found["although"].sense == "Comparison.Concession"
    assert document.quote(because.spans_of("arg1")[0]) == "The talks failed"
    assert document.quote(because.spans_of("arg2")[0]) == "nobody came"
    assert because.why and because.score is not None


def test_what_is_barely_felt_is_reported_on_demand_only(registry: Registry) -> None:
    text = "Those who came were glad, those who left were not, and the men who came and the men who left agreed."
    poem = Pipeline(
        ["devices"], registry=registry, language="en", config={"rhetoric": {"faint": True}}
    )
    plain = Pipeline(["devices"], registry=registry, language="en")
    assert len(devices(poem(text), "anaphora")) >= len(devices(plain(text), "anaphora"))


def test_users_declare_devices_of_their_own_in_toml(registry: Registry, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        '[[device]]\nname = "promise"\nfamily = "pledges"\ndefinition = "A promise."\n'
        'pattern = "who:[lower=we|i] will act:[upos=VERB]"\n'
    )
    settings = {"rhetoric": {"only": ["promise"], "own": [str(file)]}}
    pipeline = Pipeline(["devices"], registry=registry, language="en", config=settings)
    (promise,) = pipeline("We will build the bridge.")[DEVICES]
    assert (promise.device, promise.family) == ("promise", "pledges")
    assert [part.name for part in promise.parts] == ["who", "act"]


def test_a_device_of_ones_own_may_be_a_pattern_over_the_tree(
    registry: Registry, tmp_path: Path
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        '[[device]]\nname = "denial"\nfamily = "stance"\ndefinition = "Somebody denies something."\n'
        'pattern = "act:[upos=VERB] >nsubj who:[] >advmod denial:[Polarity=Neg] ?>obj what:[]"\n'
    )
    settings = {"rhetoric": {"only": ["stance"], "own": [str(file)]}}
    pipeline = Pipeline(["devices"], registry=registry, language="en", config=settings)
    document = pipeline("The council, after all those long talks, did not build a new bridge.")
    (denial,) = document[DEVICES]
    parts = {part.name: document.quote(part) for part in denial.parts}
    assert parts == {"act": "build", "who": "council", "denial": "not", "what": "bridge"}


PROMISE = """
[[device]]
name = "promise"
family = "pledges"
definition = "A promise."
pattern = "we will"
"""


@pytest.mark.parametrize(
    ("own", "says"),
    [
        (PROMISE.replace("we will", "[upos="), r"own\.toml, line 6.*upos="),
        (PROMISE.replace("we will", "[upos=VREB]"), r"own\.toml, line 6.*did you mean 'VERB'"),
        (PROMISE + "weight = 7", r"own\.toml, line 7.*weight"),
        (PROMISE.replace('"promise"', '"anaphora"'), r"own\.toml, line 3.*'anaphora' already"),
        (PROMISE + PROMISE, r"own\.toml, line 9.*'promise' already"),
    ],
)
def test_a_mistake_in_a_users_device_is_shown_with_its_line(
    registry: Registry, tmp_path: Path, own: str, says: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(own)
    with pytest.raises(DiscourseError, match=says):
        Pipeline(["devices"], registry=registry, config={"rhetoric": {"own": [str(file)]}})


def test_a_device_that_is_not_there_is_told_when_the_pipeline_is_made(registry: Registry) -> None:
    settings = {"rhetoric": {"without": ["repetiton"]}}
    with pytest.raises(ConfigError, match="Did you mean 'repetition'"):
        Pipeline(["devices"], registry=registry, config=settings)


def test_devices_of_ones_own_are_switched_off_like_ours(registry: Registry, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(PROMISE)
    settings = {"rhetoric": {"without": ["pledges"], "own": [str(file)]}}
    pipeline = Pipeline(["devices"], registry=registry, language="en", config=settings)
    assert not devices(pipeline("We will build the bridge."), "promise")


def test_two_texts_are_told_apart_by_what_they_prefer(pipeline: Pipeline) -> None:
    sure = pipeline(
        "This is certainly true. Clearly, it will undoubtedly work. Of course, it is obviously right."
    )
    unsure = pipeline(
        "Perhaps it works. It may possibly help. It might be so, and maybe it is probably right."
    )
    contrasts = compare([sure], [unsure])
    by_name = {each.item: each.log_odds for each in contrasts}
    assert by_name["booster"] > 0 > by_name["hedge"]
    places = dispersion(sure, "booster")
    assert places == sorted(places) and all(0 <= place < 1 for place in places)


def test_a_comparison_tells_what_is_wrong_with_its_groups(pipeline: Pipeline) -> None:
    sure = pipeline("This is certainly true. Clearly, it will undoubtedly work.")
    with pytest.raises(ValueError, match=r"first group is a document.*\[document\]"):
        compare(sure, [sure])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="second group has no device"):
        compare([sure], [])
    with pytest.raises(ValueError, match="'qouted'; there are author, quoted"):
        compare([sure], [sure], voice="qouted")  # type: ignore[arg-type]


def test_a_misspelt_device_is_no_device_that_is_never_used(pipeline: Pipeline) -> None:
    document = pipeline("This is certainly true.")
    assert dispersion(document, "anaphora") == []
    with pytest.raises(ValueError, match="Did you mean 'antithesis'"):
        dispersion(document, "antitheses")
    with pytest.raises(ValueError, match="Did you mean 'antithesis'"):
        dispersion_plot(document, ["antitheses"])
