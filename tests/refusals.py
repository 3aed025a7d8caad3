"""Expecting a wish to be turned down, and for which reason."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from portal.core.errors import Refusal


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The block must end in a refusal with that code."""
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.code == code
