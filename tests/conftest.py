"""What all suites share: the event loop in use, marks drawn from folders, and parts of the full run."""

from pathlib import Path

import pytest

from tests.scale import PARTS

pytest_plugins = ["tests.servers.postgresql"]

MARKED_FOLDERS = ("postgresql", "browser")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--part", choices=PARTS, help="run only the tests of one part of the full run")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark by folder and by need; keep only the wished part."""
    for item in items:
        folder = Path(item.path).relative_to(Path(__file__).parent).parts[0]
        if folder in MARKED_FOLDERS:
            item.add_marker(folder)
        if "postgresql_url" in getattr(item, "fixturenames", ()):
            item.add_marker("postgresql")
    part = config.getoption("--part")
    if part:
        left_out = [item for item in items if part not in _parts_of(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _parts_of(item: pytest.Item) -> set[str]:
    parts = {name for mark in item.iter_markers("part") for name in mark.args}
    if unknown := parts - set(PARTS):
        raise pytest.UsageError(f"{item.nodeid} names a part that does not exist: {sorted(unknown)}")
    return parts


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
