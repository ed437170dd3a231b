import attrs
import pytest

import discourse
from discourse import (
    Annotator,
    Document,
    Failure,
    Layer,
    LayerSpec,
    Metadata,
    Pipeline,
    Proposal,
    Ref,
)
from discourse.errors import (
    AnnotatorError,
    ConfigError,
    ContractError,
    DiscourseError,
    PluginLoadError,
    PluginWarning,
    ReadError,
)
from discourse.pipeline.annotator import config_hash
from tests.pipeline.conftest import Hashable, annotator, plugin, registry, spec
from tests.strategies import Thing


class Made:
    """A factory of an annotator from a function."""

    def __init__(self, annotate):
        self.annotate = annotate

    def __call__(self, config):
        self.config = config
        return self


def pipeline(*annotators, **options):
    return Pipeline(registry=registry(plugin(*annotators)), **options)


def giving(name, give, **fields):
    return annotator(name, factory=Made(give), **fields)


def fails_on_bad(document):
    if "bad" in document.text:
        raise ValueError("I cannot stand this")
    return spec("a").layer([])


def test_a_string_is_a_text_and_a_path_is_refused(tmp_path):
    run = pipeline(annotator("a"))
    assert run("no/such/file.txt").text == "no/such/file.txt"
    with pytest.raises(TypeError, match="A path is read first"):
        run(tmp_path)


def test_the_given_document_stays_as_it_was():
    document = Document(id="d", text="text")
    assert "a" in pipeline(annotator("a"))(document)
    assert document.layers == {}


def test_layers_that_are_there_are_kept():
    kept = Document(id="d", text="text").with_layers(spec("a").layer([Thing(start=2, end=3)]))
    assert pipeline(annotator("a"))(kept)["a"][0].start == 2


class TestFailures:
    def test_a_failure_names_annotator_plugin_version_and_document(self):
        with pytest.raises(
            AnnotatorError, match=r"'a' \(dist-0 1.0\) failed on document 'text': ValueError"
        ) as caught:
            pipeline(giving("a", fails_on_bad))("a bad text")
        error = caught.value
        assert (error.annotator, error.plugin, error.version, error.document) == (
            "a",
            "dist-0",
            "1.0",
            "text",
        )
        assert isinstance(error.__cause__, ValueError)

    def test_skipping_records_it_skips_what_depends_on_it_and_goes_on(self):
        run = pipeline(
            giving("a", fails_on_bad),
            annotator("b", requires=["a"]),
            annotator("c"),
            on_error="skip",
        )
        first, second, third = run.stream(["good", "bad", "good"])
        assert {"a", "b", "c"} == set(first.layers) == set(third.layers)
        assert set(second.layers) == {"c"}
        assert [(o.annotator, o.kind) for o in second.omissions] == [
            ("a", "failed"),
            ("b", "skipped"),
        ]
        assert "I cannot stand this" in second.omissions[0].reason
        assert "needs a" in second.omissions[1].reason

    def test_one_that_exits_is_a_failure_like_others(self):
        def leave(document):
            raise SystemExit(3)

        with pytest.raises(AnnotatorError, match=r"sys.exit\(3\)"):
            pipeline(giving("a", leave))("text")

    def test_what_is_made_good_is_no_omission_any_more(self):
        registered = registry(plugin(giving("a", fails_on_bad), annotator("b", requires=["a"])))
        failed = Pipeline(registry=registered, on_error="skip")("a bad text")
        again = Pipeline(registry=registered, on_error="skip")(failed)
        assert [o.annotator for o in again.omissions] == ["a", "b"]
        mended = registry(plugin(annotator("a"), annotator("b", requires=["a"])))
        assert Pipeline(registry=mended)(again).omissions == ()

    def test_a_failed_input_passes_through_in_order(self):
        failure = Failure(id="f.txt", error=ReadError("no such file"))
        run = pipeline(annotator("a"), on_error="skip")
        outcomes = list(run.stream(["one", failure, Document(id="x", text="two")], batch_size=2))
        assert [o.id for o in outcomes] == ["text-1", "f.txt", "x"]
        assert outcomes[1] is failure
        with pytest.raises(ReadError):
            list(pipeline(annotator("a")).stream([failure]))

    def test_a_stream_is_lazy(self):
        def endless():
            while True:
                yield "text"

        stream = pipeline(annotator("a")).stream(endless(), batch_size=4)
        assert next(stream)["a"]

    def test_a_factory_that_fails_is_a_load_error_each_time(self):
        def broken(config):
            raise OSError("weights are gone")

        run = pipeline(annotator("a", factory=broken))
        for _ in range(2):
            with pytest.raises(PluginLoadError, match="weights are gone"):
                run("text")

    @pytest.mark.parametrize(
        ("factory", "message"),
        [
            ("no_such_module:x", "no_such_module"),
            ("os:no_such", "no_such"),
            ("os", "package.module:name"),
            ("os:getcwdb", "getcwdb"),
            ("builtins:list", "list"),
        ],
    )
    def test_a_factory_that_is_not_there_is_named(self, factory, message):
        with pytest.raises(PluginLoadError, match=message):
            pipeline(annotator("a", factory=factory))("text")


class TestContract:
    @pytest.mark.parametrize(
        ("findings", "message"),
        [
            (spec("a").layer([Thing(start=0, end=99)]), "ends at 99, but the text has 4"),
            (spec("z").layer([]), "layer 'z', which it does not declare"),
            ([], "declares the layer 'a', and gave 0"),
            ([spec("a").layer([]), spec("a").layer([])], "gave 2"),
            ([Thing(start=0, end=1)], "gave a Thing"),
            (None, "NoneType"),
            (spec("a").layer([Thing(start=0, end=1, head=Ref("a", 7))]), "a:7 points to nothing"),
            (
                LayerSpec("a", discourse.Annotation).layer([]),
                "holds Annotations; registered .* Things",
            ),
            ([spec("a").layer([]), Proposal("colour", "red")], "colour"),
        ],
    )
    def test_what_breaks_it_is_refused_whole_and_the_culprit_named(self, findings, message):
        run = pipeline(giving("a", lambda document: findings), annotator("b"))
        with pytest.raises(
            ContractError,
            match=f"(?s)'a' \\(dist-0 1.0\\) broke its contract on document 'text'.*{message}",
        ):
            run("text")
        skipped = Pipeline(registry=run.registry, on_error="skip")("text")
        assert set(skipped.layers) == {"b"}
        assert skipped.omissions[0].kind == "failed"

    def test_layers_and_metadata_are_attached_together(self):
        def find(document):
            return [spec("a").layer([]), Proposal("title", "Found")]

        document = pipeline(giving("a", find))("text")
        assert document.metadata.title == "Found"
        assert document.metadata.origins == {"title": "a"}


TOKENS = LayerSpec("tokens", Thing, features={"label", "count"})


class TestFeatures:
    def run(self, add, **options):
        def make(document):
            return TOKENS.layer([Thing(start=i, end=i + 1) for i in range(len(document.text))])

        class Plugin(Hashable):
            def __init__(self):
                pass

            @discourse.hookimpl
            def discourse_layers(self):
                return [TOKENS]

            @discourse.hookimpl
            def discourse_annotators(self):
                return [
                    annotator("tokenizer", ["tokens"], factory=Made(make)),
                    annotator("counter", ["tokens.count"], requires=["tokens"], factory=Made(add)),
                ]

        return Pipeline(registry=registry(Plugin()), **options)

    def test_a_later_annotator_fills_a_feature_of_the_same_annotations(self):
        def add(document):
            return Layer(TOKENS, [attrs.evolve(t, count=t.start) for t in document["tokens"]])

        document = self.run(add)("abc")
        assert [t.count for t in document["tokens"]] == [0, 1, 2]
        assert document["tokens"].features == {"count"}
        assert [p.annotator for p in document["tokens"].provenance] == ["tokenizer", "counter"]

    def test_it_may_not_move_the_annotations(self):
        with pytest.raises(ContractError, match="changed its spans"):
            self.run(lambda document: TOKENS.layer([]))("abc")

    def test_it_may_not_touch_another_feature(self):
        def add(document):
            return Layer(TOKENS, [attrs.evolve(t, label="bad") for t in document["tokens"]])

        with pytest.raises(ContractError, match="changed tokens.label"):
            self.run(add)("abc")


class TestBatches:
    class Batched:
        def __init__(self, config=None):
            self.calls = []

        def __call__(self, config):
            return self

        def annotate(self, document):
            return fails_on_bad(document)

        def annotate_batch(self, documents):
            self.calls.append(len(documents))
            return [fails_on_bad(document) for document in documents]

    def test_a_batch_is_given_whole(self):
        batched = self.Batched()
        list(pipeline(annotator("a", factory=batched)).stream(["x"] * 5, batch_size=3))
        assert batched.calls == [3, 2]

    def test_a_batch_that_fails_is_tried_again_one_by_one(self):
        run = pipeline(annotator("a", factory=self.Batched()), on_error="skip")
        first, second, third = run.stream(["x", "bad", "y"])
        assert "a" in first
        assert "a" in third
        assert second.omissions[0].kind == "failed"


class TestLanguages:
    def test_a_document_in_another_language_is_skipped_and_says_so(self):
        run = pipeline(
            annotator("a", languages=("en",)),
            annotator("z", ["metadata.language"]),
            on_error="raise",
        )
        english = run(Document(id="e", text="Yes.", metadata=Metadata(language="en-GB")))
        french = run(Document(id="f", text="Oui.", metadata=Metadata(language="fr")))
        assert "a" in english
        assert "a" not in french
        assert "in 'fr'" in french.omissions[0].reason


@attrs.frozen
class Settings:
    depth: int = attrs.field(default=1, validator=attrs.validators.instance_of(int))
    language: str | None = None


class TestConfiguration:
    def depth(self, **options):
        made = Made(lambda document: spec("a").layer([]))
        run = pipeline(annotator("a", factory=made, config=Settings), **options)
        document = run("text")
        return made.config, document.layers["a"].provenance[0].config_hash

    def test_settings_reach_their_annotator_and_are_hashed(self):
        config, changed = self.depth(config={"a": {"depth": 3}})
        default, usual = self.depth()
        assert (config.depth, default.depth) == (3, 1)
        assert changed != usual == self.depth()[1]

    def test_the_pipelines_own_arguments_reach_those_who_ask(self):
        assert self.depth(language="fr")[0].language == "fr"

    def test_a_toml_file_will_do(self, tmp_path):
        file = tmp_path / "discourse.toml"
        file.write_text("[a]\ndepth = 5\n")
        assert self.depth(config=file)[0].depth == 5
        file.write_text("[a\n")
        with pytest.raises(ConfigError, match="discourse.toml"):
            self.depth(config=file)

    @pytest.mark.parametrize(
        ("config", "message"),
        [
            ({"aa": {}}, "no such annotator. Did you mean 'a'"),
            ({"a": {"width": 1}}, "no setting 'width'. It has depth"),
            ({"a": {"depth": "deep"}}, "Configuring 'a'.*depth"),
            ({"a": 3}, "expected a table"),
        ],
    )
    def test_what_is_wrong_is_told(self, config, message):
        with pytest.raises(ConfigError, match=message):
            self.depth(config=config)


def test_where_something_is_installed_does_not_change_its_hash(tmp_path):
    @attrs.frozen
    class Where:
        folder: object = None

    assert config_hash(Where(tmp_path / "a" / "x")) == config_hash(Where(tmp_path / "b" / "x"))
    assert config_hash(Where(tmp_path / "a")) != config_hash(Where(tmp_path / "b"))


class TestHooks:
    def test_a_wrapper_sees_every_run_and_a_cache_answers_first(self):
        seen = []

        class Timer(Hashable):
            def __init__(self):
                pass

            @discourse.hookimpl(wrapper=True)
            def discourse_run(self, annotator, documents):
                findings = yield
                seen.append((annotator.name, len(findings)))
                return findings

            @discourse.hookimpl(tryfirst=True, specname="discourse_run")
            def cached(self, annotator, documents):
                if annotator.name == "b":
                    return [spec("b").layer([Thing(start=1, end=2)])] * len(documents)
                return None

        document = Pipeline(registry=registry(plugin(annotator("a"), annotator("b")), Timer()))(
            "text"
        )
        assert seen == [("a", 1), ("b", 1)]
        assert document["b"][0].start == 1

    def test_a_cache_that_loses_documents_is_caught(self):
        class Loses(Hashable):
            def __init__(self):
                pass

            @discourse.hookimpl
            def discourse_run(self, annotator, documents):
                return []

        with pytest.raises(
            DiscourseError, match="discourse_run failed.*0 findings for 1 documents"
        ):
            Pipeline(registry=registry(plugin(annotator("a")), Loses()))("text")

    def test_a_hook_that_fails_costs_its_annotator_and_no_more(self):
        class Breaks(Hashable):
            def __init__(self):
                pass

            @discourse.hookimpl(tryfirst=True)
            def discourse_run(self, annotator, documents):
                if annotator.name == "a":
                    raise OSError("the cache is gone")

            @discourse.hookimpl
            def discourse_failed(self, annotator, document, error):
                raise OSError("the log is full")

        made = registry(plugin(annotator("a"), annotator("b")), Breaks())
        with pytest.warns(PluginWarning, match="the log is full"):
            document = Pipeline(registry=made, on_error="skip")("text")
        assert set(document.layers) == {"b"}
        assert "discourse_run failed in tests.pipeline.test_runner" in document.omissions[0].reason

    def test_failures_are_told(self):
        told = []

        class Listener(Hashable):
            def __init__(self):
                pass

            @discourse.hookimpl
            def discourse_failed(self, annotator, document, error):
                told.append((annotator.name, document.id, type(error)))

        made = registry(plugin(giving("a", fails_on_bad)), Listener())
        Pipeline(registry=made, on_error="skip")("bad")
        assert told == [("a", "text", AnnotatorError)]


def test_an_annotator_declares_its_layers_in_a_list():
    with pytest.raises(ConfigError, match="given as a list"):
        Annotator("a", provides="things", factory="x:y")
