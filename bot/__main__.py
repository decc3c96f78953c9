"""``python -m bot`` is ``offscreen``."""

from bot.cli import main

main()
