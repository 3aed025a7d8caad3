"""Python's collector of reference cycles, told what a process that serves for months needs of it."""

import gc


def calm_the_collector() -> None:
    """What is loaded by now stays: looking through it for cycles took a third of the time under load."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
