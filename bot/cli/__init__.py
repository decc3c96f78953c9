"""The command line: ``offscreen``. One module per subcommand; results on stdout, the rest on stderr."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import typer

from bot.cli.output import progress
from bot.errors import OffscreenError

_COMMANDS = {
    "demo": "demo",
    "run": "run",
    "chat": "chat",
    "doctor": "doctor",
    "content": "content",
    "db": "database",
    "stats": "stats",
    "study": "study",
    "simulate": "simulate",
    "bench": "bench",
    "outbox": "outbox",
    "decisions": "decisions",
    "trial": "trial",
    "bridge": "bridge",
}
"""Module of each subcommand: there it is ``app``, or the function of the same name."""

_OTHERS = {
    "content.errors": "ContentError",
    "recommender.errors": "RecommenderError",
    "telegram_playground.errors": "PlaygroundError",
}
"""Base of the errors of each library, by its module."""


def build(arguments: list[str]) -> typer.Typer:
    """Return the program with the subcommand that the arguments name, or with all of them for a list of these.

    Only that one is imported: the bridge on a user's computer needs none of what the bot needs.
    """
    app = typer.Typer(
        help="Offscreen, a Telegram bot that helps people look up from their screens.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_offscreen)
    for name in arguments[:1] if arguments[:1] and arguments[0] in _COMMANDS else _COMMANDS:
        module = import_module(f"{__name__}.{_COMMANDS[name]}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))
    return app


def main() -> None:
    """Run the program. What a user of the command line can cause ends in one sentence and exit code 1."""
    os.umask(0o077)  # data, exports and archives hold what people told: they are for their owner alone
    try:
        build(sys.argv[1:])()
    except Exception as error:
        if not isinstance(error, _foreseen()):
            raise
        progress(f"offscreen: {' '.join(str(error).split())}")  # parsers tell in several lines what they expected
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _offscreen() -> None:
    """Offscreen, a Telegram bot that helps people look up from their screens."""


def _foreseen() -> tuple[type[Exception], ...]:
    """Return the errors that are sentences for people; those of a library that was not loaded cannot have happened."""
    return OffscreenError, *(getattr(sys.modules[name], base) for name, base in _OTHERS.items() if name in sys.modules)
