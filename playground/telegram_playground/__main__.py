"""``telegram-playground``: the server by itself, for a bot that runs elsewhere."""

from __future__ import annotations

import argparse
import asyncio
import sys

from telegram_playground.errors import PlaygroundError
from telegram_playground.server import Playground


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted.

    Args:
        arguments: Of the command line; ``None`` for those of the process.

    Returns:
        The exit code: 0, or 1 after an error that was told.
    """
    parser = argparse.ArgumentParser(prog="telegram-playground", description=__doc__)
    parser.add_argument("--port", type=int, default=8080, help="a free one is taken instead if it is in use")
    parser.add_argument("--host", default="127.0.0.1", help="where to listen: whoever reaches it can use it")
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME[:PORT]", help="another name to be reached by"
    )
    parser.add_argument("--token", help="the bot's token, ID:SECRET; a new one at each start if it is not given")
    parser.add_argument("--name", default="Bot", help="what people see at the top of the chat")
    parser.add_argument("--limits", action="store_true", help="enforce Telegram's limits on sending")
    options = parser.parse_args(arguments)
    try:
        asyncio.run(_serve(options))
    except PlaygroundError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        pass
    return 0


async def _serve(options: argparse.Namespace) -> None:
    playground = Playground(token=options.token, name=options.name, limits=options.limits)
    address = await playground.start(options.host, options.port, names=options.allow_host)
    token = playground.token
    try:
        sys.stdout.write(f"chat page   {address}/\nBot API     {address}/bot{token}/METHOD\n")
        sys.stdout.write(f"files       {address}/file/bot{token}/PATH\n")
        sys.stdout.flush()
        await asyncio.Event().wait()
    finally:
        await playground.stop()


if __name__ == "__main__":
    sys.exit(main())
