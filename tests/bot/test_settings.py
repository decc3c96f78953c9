"""Settings: every documented key works, and what is wrong is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, read_settings

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / ".env.example"
VALUES = {
    "OFFSCREEN_TELEGRAM_TOKEN": ("1:abc", "token", "1:abc"),
    "OFFSCREEN_TELEGRAM_API": ("http://127.0.0.1:1/", "telegram_api", "http://127.0.0.1:1"),
    "OFFSCREEN_DATABASE_URL": ("sqlite+aiosqlite:///x", "database", "sqlite+aiosqlite:///x"),
    "OFFSCREEN_DATA_DIR": ("there", "data_dir", Path("there")),
    "OFFSCREEN_OWNERS": ("1, 2", "owners", frozenset({1, 2})),
    "OFFSCREEN_ENCODER": ("openai:x", "encoder", "openai:x"),
    "OFFSCREEN_CAPTIONER": ("blip2", "captioner", "blip2"),
    "OFFSCREEN_PICTURE_ENCODER": ("clip:m", "picture_encoder", "clip:m"),
    "OFFSCREEN_CHAT_MODEL": ("m", "chat_model", "m"),
    "OFFSCREEN_TEXT_ALONE": ("true", "text_alone", True),
    "OFFSCREEN_MINIMUM_AGE": ("18", "minimum_age", 18),
    "OFFSCREEN_NUDGES_PER_SECOND": ("5", "nudges_per_second", 5.0),
    "OFFSCREEN_PUBLIC_URL": ("https://bot.example.org/", "public_url", "https://bot.example.org"),
    "OFFSCREEN_WEBHOOK_SECRET": ("s3cret", "by_webhook", True),
    "OFFSCREEN_HTTP_PORT": ("8081", "web_port", 8081),
    "OFFSCREEN_HTTP_HOST": ("0.0.0.0", "web_host", "0.0.0.0"),
    "OFFSCREEN_METRICS_PORT": ("0.0.0.0:9464", "metrics_address", ("0.0.0.0", 9464)),
    "OFFSCREEN_LOG_LEVEL": ("DEBUG", "log_level", "DEBUG"),
    "OFFSCREEN_RETENTION_DAYS": ("90", "retention_days", 90),
}


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in VALUES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize("name", sorted(VALUES))
def test_every_key_works(bare: pytest.MonkeyPatch, name: str) -> None:
    value, attribute, expected = VALUES[name]
    bare.setenv(name, value)
    if name == "OFFSCREEN_WEBHOOK_SECRET":
        bare.setenv("OFFSCREEN_PUBLIC_URL", VALUES["OFFSCREEN_PUBLIC_URL"][0])
    settings = read_settings(None)
    found = getattr(settings, attribute)
    assert (found() if callable(found) else found) == expected


def test_the_example_names_every_key_and_no_other() -> None:
    named = set(re.findall(r"^#?(OFFSCREEN_[A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE))
    known = {f"OFFSCREEN_{name.upper()}" for name in Settings.model_fields}
    assert named == known
    assert set(VALUES) <= known


def test_the_example_can_be_read(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").replace("#OFFSCREEN_", "OFFSCREEN_")
    secret = lines.replace("OFFSCREEN_WEBHOOK_SECRET=", "OFFSCREEN_WEBHOOK_SECRET=x")
    (tmp_path / ".env").write_text(secret, encoding="utf-8")
    assert read_settings(tmp_path / ".env").retention_days == 365


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("OFFSCREEN_WEBHOOK_SECRET", "s3cret", "needs OFFSCREEN_PUBLIC_URL"),
        ("OFFSCREEN_PUBLIC_URL", "http://x.example", "https"),
        ("OFFSCREEN_WEBHOOK_SECRET", "not a token!", "letters, digits"),
        ("OFFSCREEN_METRICS_PORT", "host:", "HOST:PORT"),
        ("OFFSCREEN_HTTP_PORT", "99999", "OFFSCREEN_HTTP_PORT"),
        ("OFFSCREEN_RETENTION_DAYS", "3", "OFFSCREEN_RETENTION_DAYS"),
        ("OFFSCREEN_NUDGES_PER_SECOND", "0", "OFFSCREEN_NUDGES_PER_SECOND"),
    ],
)
def test_what_is_wrong_is_named(bare: pytest.MonkeyPatch, name: str, value: str, words: str) -> None:
    bare.setenv(name, value)
    with pytest.raises(SettingsError, match=words):
        read_settings(None)


def test_defaults_need_no_port(bare: pytest.MonkeyPatch) -> None:
    settings = read_settings(None)
    assert (settings.web_port, settings.metrics_address, settings.by_webhook) == (None, None, False)
    assert settings.device_address is None


@pytest.mark.parametrize(
    ("name", "value", "port", "address", "host"),
    [
        ("OFFSCREEN_PUBLIC_URL", "https://x.example", 8080, "https://x.example", "0.0.0.0"),
        ("OFFSCREEN_PUBLIC_URL", "http://127.0.0.1:8080", 8080, "http://127.0.0.1:8080", "127.0.0.1"),
        ("OFFSCREEN_HTTP_PORT", "8081", 8081, "http://localhost:8081", "127.0.0.1"),
    ],
)
def test_an_address_alone_is_for_devices_while_updates_are_polled(
    bare: pytest.MonkeyPatch, name: str, value: str, port: int, address: str, host: str
) -> None:
    bare.setenv(name, value)
    settings = read_settings(None)
    assert (settings.web_port, settings.device_address, settings.web_host) == (port, address, host)
    assert not settings.by_webhook


def test_secrets_are_masked(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("OFFSCREEN_TELEGRAM_TOKEN", "1:verysecret")
    bare.setenv("OFFSCREEN_WEBHOOK_SECRET", "hush")
    bare.setenv("OFFSCREEN_PUBLIC_URL", "https://x.example")
    assert "verysecret" not in repr(read_settings(None))
    assert "hush" not in repr(read_settings(None))
