"""The command line: ``offscreen``. One module per subcommand; results on stdout, the rest on stderr."""

from __future__ import annotations

import sys

import typer

from bot.cli import content, database, demo, doctor, outbox, run, stats, study
from bot.errors import OffscreenError
from content.errors import ContentError
from recommender import RecommenderError

app = typer.Typer(
    help="Offscreen, a Telegram bot that helps people look up from their screens.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("demo")(demo.demo)
app.command("run")(run.run)
app.command("doctor")(doctor.doctor)
app.add_typer(content.app, name="content")
app.add_typer(database.app, name="db")
app.add_typer(stats.app, name="stats")
app.add_typer(study.app, name="study")
app.add_typer(outbox.app, name="outbox")


def main() -> None:
    """Run the program. What a user of the command line can cause ends in one sentence and exit code 1."""
    try:
        app()
    except (OffscreenError, ContentError, RecommenderError) as error:
        print(f"offscreen: {error}", file=sys.stderr)  # noqa: T201 - the one place where errors meet people
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
