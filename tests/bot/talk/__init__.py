"""Sentences of people through the real bot, and whether what comes of each is what should."""
