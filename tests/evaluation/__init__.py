"""Every figure that the documentation quotes, from data that others made.

python -m tests.evaluation [TASK…] [--gold DIR] [--train-gold DIR] [--json]
"""
