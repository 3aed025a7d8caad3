"""Writes what the browser and the docs take from the Python definitions; `--check` only compares."""
