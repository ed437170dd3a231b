"""Techniques of persuasion by linear models: which words, phrases and sentences are a technique.

Each technique has a list of words that go with it (`affinities/`), forms that it may take (`rules/`), and a model that weighs both
together with the signs around them (`weights/persuasion/`). Lists and weights are fitted on passages coded for this project
(`training/persuasion.py`); the forms were written by hand after the same passages.
"""
