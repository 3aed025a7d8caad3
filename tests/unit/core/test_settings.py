"""Settings that cannot work are refused at the start, with a sentence about the right one."""

import pytest
from pydantic import ValidationError

from portal.core.config import Settings


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    for name in ("PUBLIC_URL", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PORTAL_DATA", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:99999",
        "http://localhost:0",
        "https://portal.example.com:abc",
        "https://portal.example.com:",
        "https://ada:secret@portal.example.com",
        "https://portal example.com",
        "https://portal.example.com ",
        "https://portal.example.com#part",
        "https://portal.example.com?query",
        "https://[::1",
        "https://[:::]",
        "https://",
        "nonsense",
    ],
)
def test_an_address_that_no_browser_could_come_from_is_refused(address, monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", address)

    with pytest.raises(ValidationError, match="PUBLIC_URL") as refused:
        Settings()
    assert "secret" not in refused.value.errors()[0]["msg"]


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("HTTPS://Portal.Example.com/", "https://portal.example.com"),
        ("https://portal.example.com:0443", "https://portal.example.com"),
        ("https://portal_1.example.com:8443", "https://portal_1.example.com:8443"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address_is_kept_as_browsers_write_it(address, origin, monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", address)

    assert Settings().public_url == origin


@pytest.mark.parametrize(
    "url",
    [
        "foo",
        "mysql://host/name",
        "postgresql://",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:////else/portal.db",
    ],
)
def test_a_database_that_the_portal_cannot_use_is_refused(url, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", url)

    with pytest.raises(ValidationError, match="DATABASE_URL"):
        Settings()


def test_another_file_in_the_data_folder_is_refused(data, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{data / 'other.db'}")

    with pytest.raises(ValidationError, match="PORTAL_DATA"):
        Settings()


def test_two_data_folders_cannot_lead_to_one_file(data, tmp_path_factory):
    shared = tmp_path_factory.mktemp("shared") / "portal.db"
    (data / "portal.db").symlink_to(shared)

    with pytest.raises(ValidationError, match="PORTAL_DATA"):
        Settings()


@pytest.mark.parametrize("name", ["DATABASE_URL", "PUBLIC_URL", "PORTAL_PORT"])
def test_an_empty_variable_is_as_good_as_none(name, data, monkeypatch):
    monkeypatch.setenv(name, "")

    settings = Settings()

    assert settings.database_url == f"sqlite:///{data / 'portal.db'}"
    assert settings.public_url == "http://localhost:8000"


def test_the_data_folder_may_be_named_by_way_of_a_link(data, tmp_path_factory, monkeypatch):
    link = tmp_path_factory.mktemp("links") / "data"
    link.symlink_to(data)
    monkeypatch.setenv("PORTAL_DATA", str(link))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{data / 'portal.db'}")

    assert Settings().is_sqlite
