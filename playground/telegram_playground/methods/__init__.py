"""The methods of the Bot API that the playground knows."""

from telegram_playground.methods import bots, edits, messages, polling
from telegram_playground.methods.registry import Invocation, Method, find_method

__all__ = ["Invocation", "Method", "bots", "edits", "find_method", "messages", "polling"]
