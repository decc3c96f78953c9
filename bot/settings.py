"""One typed settings object, built by the command line and handed down."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from dotenv.parser import parse_stream
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

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
    encoder: str = "all-MiniLM-L6-v2"
    """``all-MiniLM-L6-v2``, ``openai:MODEL``, or any sentence-transformers model by name or path."""
    minimum_age: int = Field(default=16, ge=0, le=120)
    nudges_per_second: float = Field(default=25.0, gt=0, le=1000)
    """Bulk messages per second for the whole deployment."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("owners", mode="before")
    @classmethod
    def _split_owners(cls, value: object) -> object:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value

    @field_validator("telegram_api")
    @classmethod
    def _is_http(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/")

    @property
    def database(self) -> str:
        """The database's address: the one set, or SQLite in the data folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'offscreen.sqlite'}"

    @property
    def image_folder(self) -> Path:
        """Where the library's pictures lie."""
        return self.data_dir / "images"

    def token(self) -> str:
        """Return the bot's token.

        Raises:
            SettingsError: If none is set.
        """
        if self.telegram_token is None or not self.telegram_token.get_secret_value().strip():
            raise SettingsError(
                "OFFSCREEN_TELEGRAM_TOKEN is not set. Ask @BotFather on Telegram for a token and put it into .env, "
                "or try everything without one: offscreen demo"
            )
        return self.telegram_token.get_secret_value().strip()


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
            f"OFFSCREEN_{'_'.join(str(part) for part in problem['loc'][:1]).upper()}: {problem['msg']}"
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
