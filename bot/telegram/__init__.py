"""Telegram: the only room that knows it; everything else knows inputs and replies."""
