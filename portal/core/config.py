"""Settings of one server process, read from the environment once, at the start."""

import os
import re
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Annotated, ClassVar, Literal, Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Network = IPv4Network | IPv6Network

DATABASE_FILE = "portal.db"
POSTGRESQL = re.compile(r"(postgresql|postgres)(\+asyncpg)?://.+")
ORIGIN = re.compile(r"(https?)://([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?/?", re.IGNORECASE)


class Settings(BaseSettings):
    """Every setting, with the default of a first try on one's own machine (see docs/operations.md).

    `PUBLIC_URL` is the only source of links and of the allowed origins: never the Host header.
    """

    model_config = SettingsConfigDict(
        env_prefix="PORTAL_", env_ignore_empty=True, frozen=True, extra="ignore", validate_by_name=True
    )

    demo: ClassVar[bool] = False

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    data: Path = Path("var")
    public_url: str = Field(
        default_factory=lambda known: f"http://localhost:{known['port']}",
        validation_alias=AliasChoices("PUBLIC_URL", "PORTAL_PUBLIC_URL"),
    )
    database_url: str = Field(
        default_factory=lambda known: f"sqlite:///{known['data'].absolute() / DATABASE_FILE}",
        validation_alias=AliasChoices("DATABASE_URL", "PORTAL_DATABASE_URL"),
    )
    front_end: Path = Path(__file__).parents[2] / "frontend" / "dist"
    trusted_proxies: Annotated[tuple[Network, ...], NoDecode] = ()
    log_format: Literal["auto", "json", "text"] = "auto"
    commands_per_second: int = Field(default=20, ge=1)
    reads_per_second: int = Field(default=50, ge=1)
    sockets_per_account: int = Field(default=100, ge=1)
    handshakes_per_second: int = Field(default=100, ge=1)
    connections: int = Field(default=10_000, ge=100)
    body_limit: int = Field(default=1 << 20, ge=1 << 10)

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())

    @field_validator("public_url")
    @classmethod
    def _bare_origin(cls, value: str) -> str:
        found = ORIGIN.fullmatch(value)
        if not found or not 1 <= int(found[3] or 1) <= 65535:
            raise ValueError("PUBLIC_URL is a scheme and a host, like https://portal.example.com")
        scheme, host, port = found[1].lower(), found[2].lower(), found[3]
        if host.startswith("["):
            ip_address(host[1:-1])
        return f"{scheme}://{_without_usual_port(scheme, host if port is None else f'{host}:{int(port)}')}"

    @field_validator("database_url")
    @classmethod
    def _known_engine(cls, value: str) -> str:
        if value.startswith("sqlite:///"):
            return value
        if POSTGRESQL.fullmatch(value) and _has_sound_port(value):
            return value
        raise ValueError("DATABASE_URL is like postgresql://user:password@host/name, or left out for SQLite")

    @model_validator(mode="after")
    def _plain_http_stays_at_home(self) -> Self:
        host = urlsplit(self.public_url).hostname or ""
        if self.is_https or (is_loopback(host) and is_loopback(self.host)):
            return self
        raise ValueError("over plain http only this machine is served: set PUBLIC_URL to an https address")

    @model_validator(mode="after")
    def _one_folder_one_database(self) -> Self:
        """The lock of the data folder guards only what lies in it."""
        file = Path(os.path.realpath(self.database_url.removeprefix("sqlite:///")))
        if self.is_sqlite and file != Path(os.path.realpath(self.data)) / DATABASE_FILE:
            raise ValueError(f"SQLite's file is {DATABASE_FILE} in PORTAL_DATA: set that, not DATABASE_URL")
        return self

    @property
    def is_https(self) -> bool:
        """Whether browsers reach the portal over TLS."""
        return self.public_url.startswith("https://")

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded database is in use."""
        return self.database_url.startswith("sqlite")

    @property
    def sockets(self) -> int:
        """How many may be open in this process: they leave a tenth of the connections to requests."""
        return self.connections * 9 // 10

    @property
    def origins(self) -> frozenset[str]:
        """The exact origins whose pages may change something; all names of loopback over plain http."""
        if self.is_https:
            return frozenset({self.public_url})
        port = urlsplit(self.public_url).port or 80
        places = (f"{name}:{port}" for name in ("localhost", "127.0.0.1", "[::1]"))
        return frozenset(
            {self.public_url, *(f"http://{_without_usual_port('http', place)}" for place in places)}
        )

    @property
    def cookie(self) -> str:
        """The name of the session cookie; browsers refuse `__Host-` over plain http."""
        return "__Host-portal" if self.is_https else "portal_session"


class DemoSettings(Settings):
    """Settings of `portal demo`: the only way to have the person picker; no variable turns it on."""

    demo: ClassVar[bool] = True


def _has_sound_port(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def _without_usual_port(scheme: str, place: str) -> str:
    """As browsers write an origin: they never say the port that goes without saying."""
    return place.removesuffix(":443" if scheme == "https" else ":80")


def is_loopback(host: str) -> bool:
    """Whether the name or address can only mean this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
