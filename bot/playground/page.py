"""The chat page of the playground."""

from __future__ import annotations

from starlette.routing import Route

from bot.playground.backstage import Backstage
from bot.playground.world import World


class Page:
    """Serves the chat page.

    Args:
        world: What it shows.
        backstage: What its bar can do to the bot's own world, or ``None``.
    """

    def __init__(self, world: World, backstage: Backstage | None) -> None:
        self.world = world
        self.backstage = backstage

    def routes(self) -> list[Route]:
        """Return the routes of the page."""
        return []
