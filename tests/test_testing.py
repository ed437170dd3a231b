"""The kit that plugin authors test with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse import Ref
from discourse.testing import check_annotator, document_from_conllu, isolated_registry, marked
from discourse.text.syntax import trees
from tests.pipeline.conftest import Hashable, annotator, plugin, spec
from tests.strategies import Thing

CONLLU = """\
# newdoc id = d
# text = Don't go.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\tMood=Imp\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\tPolarity=Neg\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
# text = Moscow agreed
1\tMoscow\tMoscow\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_
1.1\tempty\t_\t_\t_\t_\t_\t_\t_\t_
2\tagreed\tagree\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
"""


class TestMarked:
    def test_marks_become_parts_of_the_plain_text(self):
        text, parts = marked("It was [not](negation) [uncommon](contrary).")
        assert text == "It was not uncommon."
        assert [(p.name, text[p.start : p.end]) for p in parts] == [
            ("negation", "not"),
            ("contrary", "uncommon"),
        ]

    def test_marks_may_be_nested_and_brackets_escaped(self):
        text, parts = marked(r"\[sic\] [the [so-called](cue) peace](scope)")
        assert text == "[sic] the so-called peace"
        assert [(p.name, text[p.start : p.end]) for p in parts] == [
            ("scope", "the so-called peace"),
            ("cue", "so-called"),
        ]

    def test_an_open_mark_is_an_error(self):
        with pytest.raises(ValueError, match="not closed"):
            marked("an [open mark")

    @given(st.lists(st.tuples(st.text("ab é😀", max_size=5), st.sampled_from(["x", "y"]))))
    def test_parts_are_where_their_words_are(self, pieces):
        text, parts = marked("|".join(f"[{words}]({name})" for words, name in pieces))
        assert text == "|".join(words for words, _ in pieces)
        assert [(text[p.start : p.end], p.name) for p in parts] == pieces


class TestConllu:
    def test_text_tokens_and_heads_are_those_of_the_file(self):
        document = document_from_conllu(CONLLU)
        assert document.text == "Don't go.\n\nMoscow agreed"
        assert [document.quote(t) for t in document["tokens"]] == [
            "Do",
            "n't",
            "go",
            ".",
            "Moscow",
            "agreed",
        ]
        assert [document.quote(s) for s in document["sentences"]] == ["Don't go.", "Moscow agreed"]
        assert [document.quote(z) for z in document["zones"]] == ["Don't go.", "Moscow agreed"]
        assert document["tokens"][4].head == Ref("tokens", 5)
        assert document["tokens"][5].head is None

    def test_it_makes_trees(self):
        first, second = trees(document_from_conllu(CONLLU))
        assert first.root.text == "go"
        assert [c.text for c in first.root.children] == ["Do", "n't", "."]
        assert first.root.child("advmod").feats == {"Polarity": "Neg"}
        assert second.root.child("nsubj").head is second.root

    def test_a_line_with_too_few_columns_is_named(self):
        with pytest.raises(ValueError, match="line 1: 3 columns"):
            document_from_conllu("1 Do do\n")


class Finder:
    """Marks the first character; `wrong` says how it breaks its word."""

    def __init__(self, wrong=""):
        self.wrong = wrong
        self.calls = 0

    def __call__(self, config):
        return self

    def annotate(self, document):
        self.calls += 1
        found = [Thing(start=0, end=1)] if document.text else []
        if self.wrong == "changes its mind" and self.calls % 2:
            found = []
        if self.wrong == "beyond the text":
            found = [Thing(start=0, end=len(document.text) + 1)]
        if self.wrong == "raises on emoji" and "👩" in document.text:
            raise UnicodeError("what is this?")
        return spec("undeclared" if self.wrong == "undeclared" else "a").layer(found)


class TestConformance:
    def check(self, wrong=""):
        check_annotator(
            "a", isolated_registry(plugin(annotator("a", factory=Finder(wrong))), core=False)
        )

    def test_a_good_annotator_passes(self):
        self.check()

    @pytest.mark.parametrize(
        ("wrong", "message"),
        [
            ("changes its mind", "two answers"),
            ("beyond the text", "breaks its contract"),
            ("raises on emoji", "what is this"),
            ("undeclared", "does not declare"),
        ],
    )
    def test_one_that_breaks_its_word_is_told_which(self, wrong, message):
        with pytest.raises(AssertionError, match=message):
            self.check(wrong)

    def test_a_heavy_import_is_found(self, tmp_path, monkeypatch):
        (tmp_path / "heavy_finder.py").write_text("import numpy\nclass Finder: ...\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        made = isolated_registry(plugin(annotator("a", factory="heavy_finder:Finder")), core=False)
        with pytest.raises(AssertionError, match="loads numpy"):
            check_annotator("a", made)


def test_an_isolated_registry_has_only_what_it_was_given():
    class Mine(Hashable):
        def __init__(self):
            pass

    assert not isolated_registry(core=False).annotators
    names = {
        state.plugin.name: state.state for state in isolated_registry(Mine(), "english").plugins()
    }
    assert names["Mine"] == names["english"] == names["core"] == "loaded"
    assert "actors" not in names or names["actors"] == "blocked"
