"""Answers that Python and TypeScript must share, written by `python -m tests.vectors.make`."""
