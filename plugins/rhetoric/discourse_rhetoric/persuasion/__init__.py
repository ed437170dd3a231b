"""Techniques of persuasion by linear models: which words, phrases and sentences are a technique.

Each technique has a list of words that go with it (`affinities/`), forms that it may take (`rules/`), and a model that weighs both
together with the signs around them (`weights/persuasion/`). All are fitted on passages coded for this project; the script is
`training/persuasion.py`.
"""
